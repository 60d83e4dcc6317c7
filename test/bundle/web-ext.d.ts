/** The only command of web-ext that the tests use; the package includes no types. */
declare module 'web-ext' {
  interface LintMessage {
    readonly code: string;
    readonly file?: string;
    readonly message: string;
  }

  interface LintResult {
    readonly errors: readonly LintMessage[];
    readonly warnings: readonly LintMessage[];
  }

  const webExt: {
    readonly cmd: {
      lint(
        options: { readonly sourceDir: string; readonly artifactsDir: string; readonly output: 'none' },
        execution: { readonly shouldExitProgram: false },
      ): Promise<LintResult>;
    };
  };
  export default webExt;
}
