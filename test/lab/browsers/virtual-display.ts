import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';

/** A display without a screen, for what is shown only on a display. */
export interface VirtualDisplay {
  /** Value of the environment variable DISPLAY: ":99". */
  readonly name: string;
  stop(): Promise<void>;
}

/**
 * Starts Xvfb on a free display number. Its keys don't repeat (-r): on a busy machine half a second can pass between a
 * press and its release, and a second Enter would reach the page after the first one has chosen from a menu.
 */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const command = ['Xvfb', '-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-r'];
  const server = startGuarded(scratchFolder('display'), command);
  const [, number = ''] = await server.outputMatch(/^(\d+)\n/m);
  return { name: `:${number}`, stop: () => server.stop() };
}
