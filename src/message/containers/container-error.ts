import type { UnreadableReason } from './found-mail.ts';

/** Stops the reading of one container or entry, with the reason that its row shows. Never thrown out of this folder. */
export class ContainerError extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(reason);
    this.reason = reason;
  }
}
