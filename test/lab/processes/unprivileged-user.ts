import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';

/** Debian's account for web servers, present on every installation; Roundcube and PHP refuse or discourage root. */
const SERVER_ACCOUNT = 'www-data';

/** The account whose rights the lab's servers have. */
export interface ServerUser {
  readonly name: string;
  readonly group: string;
  /** Prepended to a command. */
  readonly prefix: readonly string[];
  /** Gives a file or folder to the user. */
  own(path: string): void;
}

/** The current user's own account, or a server account if the tests run as root (containers). */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) {
    return { name: id('-un'), group: id('-gn'), prefix: [], own: () => undefined };
  }
  const uid = Number(id('-u', SERVER_ACCOUNT));
  const gid = Number(id('-g', SERVER_ACCOUNT));
  return {
    name: SERVER_ACCOUNT,
    group: id('-gn', SERVER_ACCOUNT),
    prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'],
    own: (path) => chownSync(path, uid, gid),
  };
}

function id(...arguments_: string[]): string {
  return execFileSync('id', arguments_, { encoding: 'utf8' }).trim();
}
