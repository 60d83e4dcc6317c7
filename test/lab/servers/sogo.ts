import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../processes/free-port.ts';
import { type GuardedProcess, scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { Teardown } from '../processes/teardown.ts';
import { waitUntil } from '../processes/wait-until.ts';
import type { Mailbox } from './dovecot.ts';
import { type PostgreSql, startPostgreSql } from './postgresql.ts';
import { startSogoFront } from './sogo-front.ts';

/** The account of Debian's package; besides root only its group may read /etc/sogo, which sogod insists on reading. */
const ACCOUNT = 'sogo';

/** A running SOGo of Debian's package on loopback. */
export interface Sogo {
  /** The start address for the browser; with a slash at its end. */
  readonly url: string;
  /** Ends all sessions on the server, as their time-out would: the browsers keep their cookies. */
  endSessions(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a SOGo with its PostgreSQL, its memcached and a web server in front, all in scratch folders. Everything is
 * configured on sogod's command line, which overrides /etc/sogo/sogo.conf, so the machine's own SOGo is not touched.
 * Needs root or membership in the group "sogo".
 *
 * @param imapPort where its IMAP server listens on 127.0.0.1
 */
export async function startSogo(imapPort: number, mailboxes: readonly Mailbox[]): Promise<Sogo> {
  const teardown = new Teardown();
  try {
    const database = teardown.add(await startPostgreSql());
    addAccounts(database, mailboxes);
    const state = scratchFolder('sogo');
    const user = sogoUser();
    user.own(state);
    const cachePort = await freePort();
    const startCache = (): GuardedProcess =>
      startGuarded(scratchFolder('memcached'), [
        ...user.prefix,
        ...['memcached', '-l', '127.0.0.1', '-p', String(cachePort), '-m', '16'],
      ]);
    let cache = startCache();
    teardown.add({ stop: () => cache.stop() });

    const port = await freePort();
    const command = [...user.prefix, 'sogod', ...settings(state, port, imapPort, cachePort, database.url)];
    const server = teardown.add(startGuarded(state, command, { HOME: state, TMPDIR: state }));
    const front = teardown.add(await startSogoFront(port));
    const url = `http://127.0.0.1:${front.port}/SOGo/`;
    await waitUntil('SOGo’s sign-in page', async () => {
      server.assertAlive();
      return (await fetch(url).then((answer) => answer.text(), String)).includes('SOGo Web Interface');
    });
    return {
      url,
      endSessions: async () => {
        database.run('DELETE FROM sogo_sessions_folder');
        await cache.stop();
        cache = startCache();
      },
      stop: () => teardown.run(),
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

/** @param state sogod's own folder */
function settings(state: string, port: number, imapPort: number, cachePort: number, database: string): string[] {
  const accounts = `({ type = sql; id = lab; viewURL = "${database}/accounts"; canAuthenticate = YES; isAddressBook = NO; userPasswordAlgorithm = plain; })`;
  const values: Readonly<Record<string, string>> = {
    WONoDetach: 'YES',
    WOUseWatchDog: 'NO', // one process, in the process group that the guard ends
    WOPidFile: path.join(state, 'sogo.pid'),
    WOLogFile: '-',
    WOPort: `127.0.0.1:${port}`,
    SOGoProfileURL: `${database}/profiles`,
    OCSFolderInfoURL: `${database}/folders`,
    OCSSessionsFolderURL: `${database}/sogo_sessions_folder`,
    OCSEMailAlarmsFolderURL: `${database}/alarms`,
    SOGoUserSources: accounts,
    SOGoIMAPServer: `imap://127.0.0.1:${imapPort}`,
    SOGoMemcachedHost: `127.0.0.1:${cachePort}`,
    SOGoMailDomain: 'romashka.test',
    SOGoLoginModule: 'Mail',
    SOGoLanguage: 'English',
    SOGoTimeZone: 'Europe/Moscow',
    SOGoSieveScriptsEnabled: 'NO',
    SOGoMailAuxiliaryUserAccountsEnabled: 'NO',
  };
  return Object.entries(values).flatMap(([key, value]) => [`-${key}`, value]);
}

/** SOGo authenticates people by a table or view with these columns (installation guide, "Authenticating using SQL"). */
function addAccounts(database: PostgreSql, mailboxes: readonly Mailbox[]): void {
  const columns = ['c_uid', 'c_name', 'c_password', 'c_cn', 'mail'];
  database.run(`CREATE TABLE accounts (${columns.map((name) => `${name} varchar(100)`).join(', ')})`);
  for (const { user, password } of mailboxes) {
    const values = [user, user, password, user, `${user}@romashka.test`];
    database.run(`INSERT INTO accounts VALUES (${values.map((value) => `'${value}'`).join(', ')})`);
  }
}

function sogoUser(): { readonly prefix: readonly string[]; own(folder: string): void } {
  if (process.getuid?.() !== 0) {
    return { prefix: [], own: () => undefined };
  }
  const uid = Number(execFileSync('id', ['-u', ACCOUNT], { encoding: 'utf8' }));
  const gid = Number(execFileSync('id', ['-g', ACCOUNT], { encoding: 'utf8' }));
  return {
    prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'],
    own: (folder) => {
      chownSync(folder, uid, gid);
    },
  };
}
