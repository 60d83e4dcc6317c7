import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { serverUser } from '../processes/unprivileged-user.ts';
import { waitUntil } from '../processes/wait-until.ts';

/** Where Debian's php-horde and php-horde-imp put the applications. */
const INSTALLED = '/usr/share/horde';

/** A running Horde with IMP from Debian's packages, served by PHP's own web server on loopback. */
export interface Horde {
  /** With a slash at its end. */
  readonly url: string;
  /** Ends all sessions on the server, as their time-out would: the browsers keep their cookies. */
  endSessions(): void;
  stop(): Promise<void>;
}

/**
 * Starts a Horde that keeps all its state in a scratch folder. Horde looks for its configuration next to its own files,
 * and Debian links it to /etc/horde; so the applications are copied, with the lab's own configuration files. It needs
 * no database: preferences last as long as the session.
 *
 * @param imapPort where its IMAP server listens on 127.0.0.1
 */
export async function startHorde(imapPort: number): Promise<Horde> {
  const user = serverUser();
  const state = scratchFolder('horde');
  const webRoot = path.join(state, 'www');
  const horde = path.join(webRoot, 'horde');
  copyApplications(horde);
  for (const [file, text] of Object.entries(configurationFiles(state, imapPort))) {
    writeFileSync(path.join(horde, file), text);
  }
  for (const folder of ['sessions', 'temp', 'static']) {
    mkdirSync(path.join(state, folder));
    user.own(path.join(state, folder));
  }
  user.own(state);
  writeFileSync(path.join(state, 'openssl.cnf'), LEGACY_CIPHERS);
  writeFileSync(path.join(state, 'prepend.php'), MISSING_IN_PHP_8);

  const settings: Readonly<Record<string, string>> = {
    'session.save_path': path.join(state, 'sessions'),
    auto_prepend_file: path.join(state, 'prepend.php'),
    error_reporting: '22519', // all but notices and deprecations: Horde was written for PHP 7
    display_errors: '0',
    'date.timezone': 'Europe/Moscow',
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-d', `${key}=${value}`]);
  const command = [...user.prefix, 'php', ...options, '-S', '127.0.0.1:0', '-t', webRoot];
  const server = startGuarded(state, command, {
    OPENSSL_CONF: path.join(state, 'openssl.cnf'),
    PHP_CLI_SERVER_WORKERS: '3', // the page requests the list, the message and its images at once
    TMPDIR: path.join(state, 'temp'),
  });
  const [, address = ''] = await server.outputMatch(/\((http:\/\/127\.0\.0\.1:\d+)\) started/u);
  const url = `${address}/horde/`;
  await waitUntil('Horde’s sign-in page', async () => {
    server.assertAlive();
    return (await fetch(`${url}login.php`).then((answer) => answer.text(), String)).includes('horde_user');
  });
  return {
    url,
    endSessions: () => {
      const sessions = path.join(state, 'sessions');
      rmSync(sessions, { recursive: true });
      mkdirSync(sessions);
      user.own(sessions);
    },
    stop: () => server.stop(),
  };
}

/** Folders whose PHP code does not depend on its location; they can stay in place. */
const LINKED: readonly string[] = ['js', 'locale', 'themes'];

/** PHP resolves links: linked files would look for their configuration in /usr/share/horde again. */
function copyApplications(horde: string): void {
  for (const application of ['', 'imp']) {
    const from = path.join(INSTALLED, application);
    const to = path.join(horde, application);
    cpSync(from, to, {
      recursive: true,
      dereference: true,
      filter: (file) => path.dirname(file) !== from || ![...LINKED, 'imp', 'static'].includes(path.basename(file)),
    });
    for (const name of LINKED) symlinkSync(path.join(from, name), path.join(to, name));
  }
  // The window of one message crashes on PHP 8 without this: it calls a method without a name, which must now be a
  // string.
  const message = path.join(horde, 'imp/lib/Dynamic/Message.php');
  writeFileSync(
    message,
    readFileSync(message, 'utf8').replace("create('imp', $this->vars)", "create('imp', $this->vars, '')"),
  );
}

function configurationFiles(state: string, imapPort: number): Readonly<Record<string, string>> {
  return {
    'config/conf.php': `<?php
$conf['sql']['phptype'] = false;
$conf['auth'] = array('driver' => 'application', 'params' => array('app' => 'imp'), 'admins' => array());
$conf['secret_key'] = 'for-the-lab-only-24-long';
$conf['cookie'] = array('domain' => '', 'path' => '/horde');
$conf['use_ssl'] = 0;
$conf['user']['select_view'] = true; // "Mode" on the sign-in page, as Horde comes
$conf['server'] = array('name' => $_SERVER['SERVER_NAME'] ?? '127.0.0.1', 'port' => $_SERVER['SERVER_PORT'] ?? 80);
$conf['urls'] = array('token_lifetime' => 30, 'hmac_lifetime' => 30, 'pretty' => false);
$conf['debug_level'] = E_ALL & ~E_NOTICE;
$conf['umask'] = 077;
$conf['max_exec_time'] = 0;
$conf['compress_pages'] = false;
$conf['cachejs'] = false;
$conf['cachecss'] = false;
$conf['testdisable'] = true;
$conf['tmpdir'] = '${state}/temp';
$conf['log'] = array('enabled' => true, 'type' => 'file', 'name' => '${state}/temp/horde.log', 'priority' => 'WARN', 'ident' => 'HORDE', 'params' => array('append' => true));
$conf['session'] = array('name' => 'Horde', 'use_only_cookies' => true, 'cache_limiter' => 'nocache', 'max_time' => 72000, 'timeout' => 0);
$conf['prefs']['driver'] = 'Session';
$conf['share']['driver'] = 'Sqlng';
$conf['cache'] = array('driver' => 'Null', 'default_lifetime' => 86400);
$conf['mailer'] = array('type' => 'null', 'params' => array());
$conf['vfs']['type'] = 'None';
$conf['alarms']['driver'] = false;
$conf['lock']['driver'] = 'Null';
$conf['token']['driver'] = 'Null';
$conf['history']['driver'] = 'None';
$conf['sessionhandler']['type'] = 'Builtin';
$conf['group']['driver'] = 'Mock';
$conf['perms']['driver'] = 'Null';
$conf['menu'] = array('always' => false, 'links' => array());
$conf['portal']['fixed_blocks'] = array();
$conf['imsp']['enabled'] = false;
$conf['kolab']['enabled'] = false;
`,
    'imp/config/conf.php': `<?php
$conf['user']['allow_view_source'] = true;
$conf['server']['server_list'] = 'none';
$conf['compose'] = array('use_vfs' => false, 'link_attachments' => false, 'attach_size_limit' => 0, 'attach_count_limit' => 0, 'reply_limit' => 200000, 'ac_browser' => false, 'ac_threshold' => 3, 'htmlsig_img_size' => 30000);
$conf['maillog']['driver'] = 'none';
$conf['sentmail']['driver'] = 'Null';
$conf['contactsimage']['backends'] = array();
`,
    'imp/config/backends.local.php': `<?php
$servers['imap'] = array_merge($servers['imap'], array('disabled' => false, 'hostspec' => '127.0.0.1', 'port' => ${imapPort}, 'secure' => false, 'hordeauth' => false));
$servers['advanced']['disabled'] = true;
`,
  };
}

/** Horde encrypts the IMAP password in the session with Blowfish, which OpenSSL 3 provides only on demand. */
const LEGACY_CIPHERS = `openssl_conf = all
[all]
providers = providers
[providers]
default = on
legacy = on
[on]
activate = 1
`;

/** IMP 6.2 calls each(), which PHP 8 no longer has. */
const MISSING_IN_PHP_8 = `<?php
function each(&$list) {
  $key = key($list);
  if ($key === null) return false;
  $value = current($list);
  next($list);
  return array(0 => $key, 'key' => $key, 1 => $value, 'value' => $value);
}
`;
