/** Processor time of a piece of work: unlike wall time it does not depend on what else is running. */
export const cpuSince = (): (() => number) => {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
};

export const cpuMs = (work: () => void): number => {
  const spent = cpuSince();
  work();
  return spent();
};
