/**
 * Where reading stops, so that a file made to exhaust a reader (an archive bomb, an archive that contains itself) costs
 * no more than an ordinary one.
 */
export interface ContainerLimits {
  /** Archives inside one another; the outermost counts. */
  readonly depth: number;
  /** Entries of all archives of one file together. */
  readonly entries: number;
  /** Bytes of an archive, or of an Outlook file, that is inside another: it is unpacked into memory. */
  readonly nested: number;
  /** Bytes of all such inner files of one file together. */
  readonly nestedTotal: number;
  /** Unpacked bytes of one mbox in an archive that are read whatever its ratio… */
  readonly freeBytes: number;
  /** …and how many times its packed size it may have beyond them. Mail packs to a third; text to a twentieth at best. */
  readonly ratio: number;
}

const MEGABYTE = 1024 * 1024;

export const CONTAINER_LIMITS: ContainerLimits = {
  depth: 4,
  entries: 1_000_000,
  nested: 64 * MEGABYTE,
  nestedTotal: 1024 * MEGABYTE,
  freeBytes: 64 * MEGABYTE,
  ratio: 100,
};
