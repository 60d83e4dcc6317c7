import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../processes/free-port.ts';
import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { serverUser } from '../processes/unprivileged-user.ts';
import { waitUntil } from '../processes/wait-until.ts';

/** Debian keeps each version's programs in a folder of its own, outside PATH. */
const VERSIONS = '/usr/lib/postgresql';

/** The one account of the database; it may do everything and needs no password. */
const ACCOUNT = 'lab';

/** A running PostgreSQL on loopback with one empty database. */
export interface PostgreSql {
  /** "postgresql://account@host:port/database". */
  readonly url: string;
  /** Runs SQL statements. Throws the server's error. */
  run(sql: string): void;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL that keeps its data in a scratch folder and is independent of the machine's own clusters. */
export async function startPostgreSql(): Promise<PostgreSql> {
  const user = serverUser();
  const state = scratchFolder('postgresql');
  user.own(state);
  const programs = newestPrograms();
  const data = path.join(state, 'data');
  const port = await freePort();
  const [command, ...arguments_] = [
    ...user.prefix,
    path.join(programs, 'initdb'),
    ...['--pgdata', data, '--username', ACCOUNT, '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C.UTF-8'],
    '--no-sync',
  ];
  execFileSync(command, arguments_, { stdio: ['ignore', 'ignore', 'inherit'] });

  const server = startGuarded(state, [
    ...user.prefix,
    path.join(programs, 'postgres'),
    ...['-D', data, '-h', '127.0.0.1', '-p', String(port)],
    ...['-k', '', '-F'], // no socket file in a system folder; nothing needs to survive a power cut
  ]);
  const url = `postgresql://${ACCOUNT}@127.0.0.1:${port}/postgres`;
  await waitUntil('PostgreSQL', () => {
    server.assertAlive();
    return server.output().includes('ready to accept connections');
  });
  return {
    url,
    run: (sql) => {
      execFileSync('psql', [url, '--quiet', '--set=ON_ERROR_STOP=1', `--command=${sql}`], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
    stop: () => server.stop(),
  };
}

function newestPrograms(): string {
  const versions = existsSync(VERSIONS)
    ? readdirSync(VERSIONS).toSorted((one, other) => Number(other) - Number(one))
    : [];
  const [newest] = versions;
  if (newest === undefined) throw new Error('Debian’s package postgresql is missing');
  return path.join(VERSIONS, newest, 'bin');
}
