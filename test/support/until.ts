/** Waits for something to come true, looking often; on time-out it says what there was instead. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
  otherwise: () => string = () => '',
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`still not so after ${timeoutMs} ms\n${otherwise()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
