import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { freePort } from '../processes/free-port.ts';
import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { waitUntil } from '../processes/wait-until.ts';

/** A running MailDev: accepts mail by SMTP, shows it on a page, writes no Received field of its own. */
export interface MailDev {
  /** With a slash at its end. */
  readonly url: string;
  /** Submits messages over SMTP in order, byte for byte except for the line ends, which become CRLF. */
  send(messages: readonly Uint8Array[]): Promise<void>;
  stop(): Promise<void>;
}

/** What differs between the versions in use: version 2 is in many a docker-compose.yml. */
const VERSIONS = {
  2: { program: './bin/maildev', package: 'maildev2', health: 'healthz' },
  3: { program: './bin/maildev.js', package: 'maildev', health: 'api/healthz' },
} as const;

/** Starts a MailDev of node_modules on free ports of loopback, with its mail in a scratch folder. */
export async function startMailDev(version: keyof typeof VERSIONS = 3): Promise<MailDev> {
  const { program, package: name, health } = VERSIONS[version];
  const [smtpPort, webPort] = [await freePort(), await freePort()];
  const state = scratchFolder('maildev');
  const command = [process.execPath, fileURLToPath(new URL(program, import.meta.resolve(name)))];
  command.push('--mail-directory', path.join(state, 'mail'));
  command.push('--ip', '127.0.0.1', '--smtp', String(smtpPort));
  command.push('--web-ip', '127.0.0.1', '--web', String(webPort));
  const server = startGuarded(state, command);
  const url = `http://127.0.0.1:${webPort}/`;
  await waitUntil('MailDev’s page', async () => {
    server.assertAlive();
    return fetch(`${url}${health}`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
  return { url, send: (messages) => send(smtpPort, messages), stop: () => server.stop() };
}

async function send(smtpPort: number, messages: readonly Uint8Array[]): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  });
  try {
    for (const raw of messages) {
      await transport.sendMail({
        envelope: { from: 'sender@lab.example', to: 'reader@lab.example' },
        raw: Buffer.from(raw),
      });
    }
  } finally {
    transport.close();
  }
}
