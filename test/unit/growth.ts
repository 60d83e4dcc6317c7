/** Enough rounds that one of them is not disturbed by what else the machine does. */
const ROUNDS = 7;

/**
 * How many times the processor's time grows when the input doubles: 2 for work in linear time, 4 for quadratic. Taken
 * of the quickest of several rounds in turn, so that a busy machine changes nothing.
 *
 * @param make makes an input of a size
 * @param run the work on it
 */
export function growthOnDoubling<Input>(
  make: (size: number) => Input,
  run: (input: Input) => void,
  size: number,
): number {
  const inputs = [make(size), make(2 * size)] as const;
  let [single, double] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    single = Math.min(
      single,
      costOf(() => run(inputs[0])),
    );
    double = Math.min(
      double,
      costOf(() => run(inputs[1])),
    );
  }
  // What takes no time at all does not grow.
  return double / Math.max(single, 0.1);
}

/** The processor's time of this process, in milliseconds. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
