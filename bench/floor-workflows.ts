/** The floors: as little as a workflow can do, on the same server and with the same worker settings. */
import {
  condition,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

const { nothing } = proxyLocalActivities<{ nothing(): Promise<void> }>({
  startToCloseTimeout: '3s',
});

export const noop = async (): Promise<void> => undefined;

/** An update that runs one local activity, until it is told to end. */
export const updatable = async (): Promise<void> => {
  let ended = false;
  setHandler(defineUpdate('touch'), () => nothing());
  setHandler(defineSignal('end'), () => {
    ended = true;
  });
  await condition(() => ended);
};
