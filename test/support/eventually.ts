/** Waits until an expectation holds, looking often; for what real servers do in their own time. */
const lookEveryMs = 50;

export const eventually = async (
  expectation: () => Promise<unknown>,
  withinMs = 10_000,
): Promise<void> => {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (fault) {
      if (performance.now() > deadline) throw fault;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }
};
