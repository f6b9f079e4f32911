/** The environment of the door's process, read once and checked. */
import { z } from 'zod';
import { defaultTaskQueue, namespace } from '../../workflows/contract.js';

const required = z.string().min(1);

const schema = z.object({
  DONDOC_HOME: required,
  DATABASE_URL: required,
  DONDOC_TEMPORAL_ADDRESS: required,
  DONDOC_TEMPORAL_NAMESPACE: z.string().default(namespace),
  DONDOC_TASK_QUEUE: z.string().default(defaultTaskQueue),
  DONDOC_TEMPORAL_UI: z.string().default(''),
  DONDOC_HTTP_HOST: z.string().default('127.0.0.1'),
  DONDOC_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(7206),
  DONDOC_URL: z.url().optional(),
  DONDOC_LOG_LEVEL: z.string().default('info'),
});

export type Configuration = Omit<z.infer<typeof schema>, 'DONDOC_URL'> & {
  readonly DONDOC_URL: string;
};

/** Throws with the names of what is missing or wrong: nothing can run without it. */
export const readConfiguration = (environment: NodeJS.ProcessEnv): Configuration => {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(`missing or wrong in the environment: ${wrong}`);
  }
  const { DONDOC_URL: url, ...rest } = parsed.data;
  return { ...rest, DONDOC_URL: url ?? `http://127.0.0.1:${rest.DONDOC_HTTP_PORT}` };
};
