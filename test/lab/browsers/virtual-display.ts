import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';

/** A display without a screen, for what is shown only on a display. */
export interface VirtualDisplay {
  /** Value of the environment variable DISPLAY: ":99". */
  readonly name: string;
  stop(): Promise<void>;
}

/** Starts Xvfb on a free display number. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const command = ['Xvfb', '-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const server = startGuarded(scratchFolder('display'), command);
  const [, number = ''] = await server.outputMatch(/^(\d+)\n/m);
  return { name: `:${number}`, stop: () => server.stop() };
}
