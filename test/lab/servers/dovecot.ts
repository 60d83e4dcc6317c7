import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { freePort } from '../processes/free-port.ts';
import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { type ServerUser, serverUser } from '../processes/unprivileged-user.ts';
import { waitUntil } from '../processes/wait-until.ts';

/** Debian puts daemons outside an ordinary user's PATH. */
const PROGRAM = '/usr/sbin/dovecot';
const ADMIN = '/usr/bin/doveadm';

/** A mailbox that can be signed in to. */
export interface Mailbox {
  readonly user: string;
  readonly password: string;
}

/** A running Dovecot: IMAP on loopback, mail in Maildir folders in its own scratch folder. */
export interface Dovecot {
  readonly imapPort: number;
  readonly mailboxes: readonly Mailbox[];
  /** Puts messages, byte for byte, into a folder, in order. */
  deliver(user: string, folder: string, messages: readonly Uint8Array[]): void;
  stop(): Promise<void>;
}

/**
 * Starts Dovecot with the given mailboxes; each has INBOX and the given folders, subscribed.
 * Runs entirely with the rights of {@link serverUser}, so that it works with and without root.
 */
export async function startDovecot(mailboxes: readonly Mailbox[], folders: readonly string[]): Promise<Dovecot> {
  const user = serverUser();
  const state = scratchFolder('dovecot');
  const imapPort = await freePort();
  user.own(state);

  const mail = path.join(state, 'mail');
  mkdirSync(mail);
  user.own(mail);
  const passwords = mailboxes.map(({ user: name, password }) => `${name}:{PLAIN}${password}::::::\n`);
  writeFileSync(path.join(state, 'passwords'), passwords.join(''));
  const file = path.join(state, 'dovecot.conf');
  writeFileSync(file, configuration(state, imapPort, user, folders));

  const server = startGuarded(state, [...user.prefix, PROGRAM, '-F', '-c', file]); // -F: stay in the guarded process group
  await waitUntil('Dovecot', () => {
    server.assertAlive();
    return greets(imapPort);
  });

  let delivered = 0;
  const deliver = (mailbox: string, folder: string, messages: readonly Uint8Array[]): void => {
    const maildir = ensureMaildir(path.join(mail, mailbox), folder, user);
    for (const message of messages) {
      delivered += 1;
      const name = `${1_700_000_000 + delivered}.M${delivered}.lab`;
      const temporary = path.join(maildir, 'tmp', name);
      writeFileSync(temporary, message);
      user.own(temporary);
      renameSync(temporary, path.join(maildir, 'cur', `${name}:2,`));
    }
    // Otherwise the first two simultaneous sessions would race to create the index, and one would show an empty folder.
    const index = [...user.prefix, ADMIN, '-c', file, 'index', '-u', mailbox, '*'];
    execFileSync('env', index, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  return { imapPort, mailboxes, deliver, stop: () => server.stop() };
}

function configuration(state: string, imapPort: number, user: ServerUser, folders: readonly string[]): string {
  const subscribed = folders.map((name) => `  mailbox "${name}" {\n    auto = subscribe\n  }\n`);
  return `
base_dir = ${state}/run
state_dir = ${state}/state
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
default_internal_user = ${user.name}
default_internal_group = ${user.group}
default_login_user = ${user.name}
# UTF-8: folder names are stored on disk as a person would write them
mail_location = maildir:~/Maildir:UTF-8
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${state}/passwords
}
userdb {
  driver = static
  args = uid=${user.name} gid=${user.group} home=${state}/mail/%n
}
namespace inbox {
  inbox = yes
${subscribed.join('')}}
# No service may change its root folder: that needs root
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

/** The Maildir of a folder (Maildir++: INBOX is the top one, others begin with a dot), created if it is missing. */
function ensureMaildir(home: string, folder: string, user: ServerUser): string {
  const inbox = path.join(home, 'Maildir');
  const maildir = folder === 'INBOX' ? inbox : path.join(inbox, `.${folder}`);
  for (const made of [home, inbox, maildir, ...['new', 'cur', 'tmp'].map((part) => path.join(maildir, part))]) {
    mkdirSync(made, { recursive: true });
    user.own(made);
  }
  return maildir;
}

/** Whether an IMAP server greets on the port (RFC 3501 §7.1.1). */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('data', (greeting) => {
      socket.destroy();
      resolve(greeting.toString('latin1').startsWith('* OK'));
    });
  });
}
