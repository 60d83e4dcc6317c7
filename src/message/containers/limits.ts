/**
 * Where reading stops, so that a malicious file (an archive bomb, an archive that contains itself) costs no more than
 * an ordinary one.
 */
export interface ContainerLimits {
  /** Nested archives, the outermost included. */
  readonly depth: number;
  /** Entries in all archives of one file together. */
  readonly entries: number;
  /** Bytes of an archive or Outlook file inside another archive: it is unpacked into memory. */
  readonly nested: number;
  /** Bytes of all such inner files of one file together. */
  readonly nestedTotal: number;
  /** Unpacked bytes of one mbox in an archive that are always read, whatever the ratio. */
  readonly freeBytes: number;
  /**
   * Beyond {@link freeBytes}, an mbox may unpack to this many times its packed size. Mail packs to a third of its size,
   * and text to a twentieth at best.
   */
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
