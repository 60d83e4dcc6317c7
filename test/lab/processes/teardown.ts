/** Things to be stopped, in the reverse order of their start. */
export class Teardown {
  readonly #stops: (() => Promise<void>)[] = [];

  /** Registers something to be stopped, and returns it. */
  add<T extends { stop(): Promise<void> } | { close(): Promise<void> }>(started: T): T {
    this.#stops.push(() => ('stop' in started ? started.stop() : started.close()));
    return started;
  }

  /** Stops everything. If one fails, the others are still stopped. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.#stops.splice(0).toReversed()) await stop().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped');
  }
}
