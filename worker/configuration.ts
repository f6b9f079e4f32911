/** The environment of our processes, read once and checked. */
import { z } from 'zod';
import { defaultTaskQueue, namespace } from '../workflows/contract.js';

const required = z.string().min(1);

const schema = z.object({
  DONDOC_HOME: required,
  DATABASE_URL: required,
  DONDOC_OWNER_DATABASE_URL: z.string().optional(),
  DONDOC_TEMPORAL_ADDRESS: required,
  DONDOC_TEMPORAL_NAMESPACE: z.string().default(namespace),
  DONDOC_TASK_QUEUE: z.string().default(defaultTaskQueue),
  DONDOC_NATS_URL: required,
  DONDOC_NATS_USER: z.string().default(''),
  DONDOC_NATS_PASSWORD: z.string().default(''),
  DONDOC_NATS_SUBJECT: z.string().default('dondoc'),
  DONDOC_NATS_STREAM: z.string().default('DONDOC'),
  DONDOC_URL: z.string().default('http://127.0.0.1:7206'),
  DONDOC_LOG_LEVEL: z.string().default('info'),
});

export type Configuration = z.infer<typeof schema>;

/** Throws with the names of what is missing: nothing can run without it. */
export const readConfiguration = (environment: NodeJS.ProcessEnv): Configuration => {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const missing = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`missing in the environment: ${missing}`);
};
