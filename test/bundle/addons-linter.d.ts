/** The part of addons-linter that the tests use; the package includes no types. */
declare module 'addons-linter' {
  interface LintMessage {
    readonly code: string;
  }

  interface Linter {
    run(): Promise<{ readonly errors: readonly LintMessage[]; readonly warnings: readonly LintMessage[] }>;
  }

  export function createInstance(options: {
    readonly config: {
      /** The arguments of a command line: one folder or package. */
      readonly _: readonly [string];
      readonly logLevel: 'fatal';
      readonly output: 'none';
      readonly minManifestVersion: number;
      readonly maxManifestVersion: number;
      /** Without this, the manifest's answer about data collection is not read. */
      readonly enableDataCollectionPermissions: boolean;
      readonly shouldScanFile: (file: string) => boolean;
    };
    /** Ends the process with an exit code. */
    readonly runAsBinary: false;
  }): Linter;
}
