/** An installation's NATS, as the platform's own account sees it. */
import { type Bus, connectBus } from '../../worker/nats-connection.js';
import type { Installation } from './installation.js';

export const onBus = async <Result>(
  { credentials, status }: Installation,
  act: (bus: Bus) => Promise<Result>,
): Promise<Result> => {
  const { platform } = credentials.nats;
  const address = {
    DONDOC_NATS_URL: status().addresses.nats,
    DONDOC_NATS_USER: platform.user,
    DONDOC_NATS_PASSWORD: platform.password,
  };
  const bus = await connectBus(address as Parameters<typeof connectBus>[0], 'dondoc-witness');
  try {
    return await act(bus);
  } finally {
    await bus.connection.close();
  }
};
