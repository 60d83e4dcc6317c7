/** Enough rounds for the engine to compile the work, and for one of them to be undisturbed by the rest of the machine. */
const ROUNDS = 7;
/** The most rounds, while the work looks worse than linear: whatever disturbs it, or a late compilation, must end. */
const MOST_ROUNDS = 84;
const LINEAR = 2.5;

/**
 * By which factor the processor time grows when the input doubles: 2 for linear work, 4 for quadratic. Measured on the
 * fastest of several alternating rounds, so that a busy machine changes nothing.
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
  for (let round = 0; round < ROUNDS || (round < MOST_ROUNDS && double > LINEAR * single); round++) {
    single = Math.min(
      single,
      costOf(() => run(inputs[0])),
    );
    double = Math.min(
      double,
      costOf(() => run(inputs[1])),
    );
  }
  // Work that takes no time does not grow.
  return double / Math.max(single, 0.1);
}

/** The same for work that is done later; `run` makes its own input of a size. */
export async function growthOnDoublingLater(run: (size: number) => Promise<unknown>, size: number): Promise<number> {
  let [single, double] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS || (round < MOST_ROUNDS && double > LINEAR * single); round++) {
    single = Math.min(single, await laterCostOf(() => run(size)));
    double = Math.min(double, await laterCostOf(() => run(2 * size)));
  }
  return double / Math.max(single, 0.1);
}

async function laterCostOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The processor time of this process, in milliseconds. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
