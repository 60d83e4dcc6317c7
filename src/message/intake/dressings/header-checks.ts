/**
 * A line of the log: "postfix/cleanup[77]: 4Fk2: info: header Received: from … from host[address]; from=<…> to=<…>
 * proto=ESMTP helo=<…>"
 */
const LOGGED =
  /^.{0,80}\bpostfix(?:-\w+)?\/(?:\w+\/)?cleanup\[\d+\]: \w+: \w+: header (.*) from \S+; from=<[^<>]*>(?: to=<[^<>]*>)?(?: proto=\w+)?(?: helo=<[^>]*>)?(?:: .*)?$/u;

/** The fields that Postfix's header_checks(5) wrote to its log; null if it logged no Received field. */
export function withoutHeaderChecks(lines: readonly string[]): string[] | null {
  const fields = lines.flatMap((line) => LOGGED.exec(line.slice(0, 4000))?.[1] ?? []);
  return fields.some((field) => /^received:/iu.test(field)) ? fields : null;
}
