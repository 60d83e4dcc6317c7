/** Something to be measured: how often it can be done per second. */
export interface Subject {
  readonly name: string;
  /** Does it once, with the sample of this number. May be asynchronous. */
  run(sample: number): unknown;
}

const WARM_UP = 400;
const SLICE = 4;
const ROUNDS = 500;

/**
 * Operations per second of each subject, the fastest of many short rounds. The subjects alternate, so that other work
 * on the machine affects all of them, and each has its share of the quiet moments.
 */
export async function perSecond(subjects: readonly Subject[], samples: number): Promise<Map<string, number>> {
  const rates = new Map<string, number>(subjects.map(({ name }) => [name, 0]));
  for (const subject of subjects) await round(subject, samples, WARM_UP);
  for (let count = 0; count < ROUNDS; count++) {
    for (const subject of subjects) {
      const rate = await round(subject, samples, SLICE);
      rates.set(subject.name, Math.max(rates.get(subject.name) ?? 0, rate));
    }
  }
  return rates;
}

async function round(subject: Subject, samples: number, milliseconds: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  do {
    for (let sample = 0; sample < samples; sample++) {
      const result = subject.run(sample);
      // Awaiting what is not a promise would cost the synchronous subjects a turn of the event loop each.
      if (result instanceof Promise) await result;
    }
    done += samples;
  } while (performance.now() - start < milliseconds);
  return (done * 1000) / (performance.now() - start);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
