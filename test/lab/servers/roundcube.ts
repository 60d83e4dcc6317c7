import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { serverUser } from '../processes/unprivileged-user.ts';
import { waitUntil } from '../processes/wait-until.ts';

/** Where Debian's roundcube-core puts what a web server may serve, and the initial database. */
const WEB_ROOT = '/var/lib/roundcube/public_html';
const SCHEMA = '/usr/share/roundcube/SQL/sqlite.initial.sql';
/** Debian keeps Roundcube's own defaults in /etc, and Roundcube looks for them next to the configuration. */
const DEFAULTS = ['/etc/roundcube/defaults.inc.php', '/etc/roundcube/mimetypes.php'];

export type Skin = 'elastic' | 'larry';

/** A running Roundcube from Debian's package, served by PHP's own web server on loopback. */
export interface Roundcube {
  /** With a slash at its end. */
  readonly url: string;
  readonly skin: Skin;
  /** Ends all sessions on the server, as their time-out would: the browsers keep their cookies. */
  endSessions(): void;
  stop(): Promise<void>;
}

/**
 * Starts a Roundcube that keeps all its state (SQLite, sessions, logs) in a scratch folder and touches no part of a
 * Roundcube that the machine may run itself. Its language follows the browser's.
 *
 * @param imapPort where its IMAP server listens on 127.0.0.1
 */
export async function startRoundcube(imapPort: number, skin: Skin): Promise<Roundcube> {
  const user = serverUser();
  const state = scratchFolder(`roundcube-${skin}`);
  const database = path.join(state, 'roundcube.sqlite');
  const configuration = path.join(state, 'config');
  for (const folder of ['config', 'logs', 'temp']) {
    mkdirSync(path.join(state, folder));
    user.own(path.join(state, folder));
  }
  user.own(state);
  for (const file of DEFAULTS) copyFileSync(file, path.join(configuration, path.basename(file)));
  writeFileSync(path.join(configuration, 'config.inc.php'), settings(state, database, imapPort, skin));
  inDatabase(database, `file_get_contents('${SCHEMA}')`);
  user.own(database);

  const server = startGuarded(
    state,
    [...user.prefix, 'php', '-d', `session.save_path=${state}/temp`, '-S', '127.0.0.1:0', '-t', WEB_ROOT],
    {
      ROUNDCUBE_CONFIG_DIR: configuration,
      PHP_CLI_SERVER_WORKERS: '4', // Roundcube requests the list, the message and its parts at once
    },
  );
  const [, url = ''] = await server.outputMatch(/\((http:\/\/127\.0\.0\.1:\d+)\) started/);
  await waitUntil('Roundcube’s sign-in page', async () => {
    server.assertAlive();
    return (await fetch(url).then((answer) => answer.text(), String)).includes('rcmloginuser');
  });
  return {
    url: `${url}/`,
    skin,
    endSessions: () => inDatabase(database, `'DELETE FROM session'`),
    stop: () => server.stop(),
  };
}

function settings(state: string, database: string, imapPort: number, skin: Skin): string {
  return `<?php
$config = [
  'db_dsnw' => 'sqlite:///${database}?mode=0640',
  'imap_host' => '127.0.0.1:${imapPort}',
  'des_key' => 'for-the-lab-only-24-long',
  'product_name' => 'Roundcube',
  'plugins' => [],
  'skin' => '${skin}',
  'language' => null,
  'log_dir' => '${state}/logs/',
  'temp_dir' => '${state}/temp/',
  'enable_spellcheck' => false,
  'mail_pagesize' => 200,
  'ip_check' => false,
];
`;
}

/** Runs one SQL text, passed as a PHP expression. PHP has the SQLite driver; Node 20 has none. */
function inDatabase(database: string, sql: string): void {
  execFileSync('php', ['-r', `(new PDO('sqlite:${database}'))->exec(${sql});`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
