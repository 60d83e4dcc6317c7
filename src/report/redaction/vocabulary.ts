import { isSoftwareWord } from '../../received/known-software.ts';

/**
 * The words of trace fields that can stay in a redacted header because they are the same in everyone's header: the
 * language of the protocols and of the programs that write them. Every other word is masked, so a word missing here
 * costs readability but never privacy.
 */
const PROTOCOL_WORDS = `
  from by via with id for tls envelope-from envelope-sender
  helo ehlo lhlo hello ident port unknown unverified verified softdnserr rdns nodnsquery unavailable no-data really
  actually outbound localhost
  localdomain localhost6 may be forged local unix socket network pickup mail spooler queue runner
  smtp smtps smtpa smtpsa esmtp esmtps esmtpa esmtpsa utf8smtp utf8smtps utf8smtpa utf8smtpsa lmtp lmtps lmtpa lmtpsa
  utf8lmtp utf8lmtps utf8lmtpa utf8lmtpsa asmtp bsmtp mms mapi pipe http https httpu imap imaps imap4 pop pop3 pop3s
  uucp qmqp qmtp local-esmtp fetchmail mailimap tcp ipv6 frontend backend transport mailbox protocol
  microsoft server smtpsvc internet service mailenable novell_groupwise ibm novell groupwise lotus domino
  authenticated sender auth login plain cram-md5 digest-md5 xymcookie xoauth2 method user account bits invoked uid
  single-drop multi-drop claiming to tlsv1 no not did present client certificate requested none ok cn issuer using
  cipher ciphersuite encrypted over secured channel key-exchange server-signature server-digest version verify sni
  ssl dtls orcpt rfc822 mailto utf-8 claim userid built 32bit 64bit pro system messaging communications java tm
  universal mime library emulation xmail head windows linux unknown-host multihop sasl pid scanned clamav spamassassin
  akmta altcraft sendsay ldap scanner sgi ofmipd nullmailer submit release relay gateway processed secs clear m client-signature client-digest
  ut utc gmt z est edt cst cdt mst mdt pst pdt cet cest msk msd eet eest wet west mest bst ist jst kst hkt sgt aest aedt
  acst nzst nzdt samt yekt omst krat novt irkt yakt vlat magt pett am pm time standard daylight summer
  mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
  jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october
  november december
  `;

/**
 * Words of Authentication-Results, Received-SPF, ARC and the tag lists (RFC 8601, 7208, 8617, 6376; wordings of
 * programs).
 */
const RESULT_WORDS = `
  pass fail softfail neutral none temperror permerror policy hardfail error unprotected nxdomain discard reject
  quarantine dis p sp pct arc dkim dkim-atps dkim-adsp domainkeys dmarc spf spf1 sender-id sid iprev bimi compauth
  x-tls x-ptr dnswl vbr rrvs x-google-dkim reason action oreject header body smtp rcpttodomain
  header.from header.d header.i header.s header.a header.b header.sender smtp.mailfrom smtp.mail smtp.helo
  smtp.rcpttodomain smtp.remote-ip smtp.client-ip smtp.auth policy.iprev policy.dmarc policy.ptr mailfrom remote-ip
  client-ip receiver identity mechanism problem best guess record domain of designates designate does as permitted
  permitted-sender neither nor denied transitioning rule ip ip4 ip6 mx a all exists include redirect ptr exp sender
  is key found in dns signature verification failed succeeded bad good testing invalid expired unsigned insecure
  body hash mismatch not match verified no-key syntax address authorized evaluated by because the its
  rsa-sha256 rsa-sha1 ed25519-sha256 rsa ed25519 sha1 sha256 relaxed simple cv v c d s t x h q l i r n dns txt
  fcrdns opendkim opendmarc filter amavis rspamd policyd-spf bit
  `;

/** Words of media types, list fields and the verdicts of spam filters. */
const CONTENT_WORDS = `
  multipart alternative mixed related report signed encrypted message rfc822 text html plain calendar application json
  octet-stream pkcs7-signature charset utf-8 us-ascii iso-8859-1 iso-8859-5 windows-1251 koi8-r boundary format flowed
  delsp type start protocol micalg 7bit 8bit binary quoted-printable base64 bulk list junk first-class auto-generated
  auto-replied auto-notified list-unsubscribe one-click high normal low urgent non-urgent
  yes score required tests autolearn ham spam default add header greylist soft rewrite subject
  scl bcl pcl sfv cat sftype cip ctry lang ipv h ptr sfty dir dest sfs inb out spm nspm cmt none bulk phsh mime
  `;

const HEADER_NAMES = `
  from to cc bcc sender reply-to subject date message-id in-reply-to references mime-version content-type
  content-transfer-encoding content-disposition content-id content-language content-description return-path received
  received-spf authentication-results dkim-signature domainkey-signature arc-seal arc-message-signature
  arc-authentication-results list-id list-unsubscribe list-unsubscribe-post list-help list-post list-owner
  list-subscribe list-archive feedback-id precedence auto-submitted importance priority resent-from resent-to
  resent-date resent-message-id resent-sender resent-cc resent-bcc delivered-to envelope-to delivery-date
  x-original-to errors-to x-mailer user-agent organization x-priority x-campaign-id x-letter-id x-akmta-fsmid
  x-msmail-priority x-report-abuse x-mailgun-sid bimi-selector bimi-indicator bimi-location comments keywords
  dkim-filter dmarc-filter thread-topic thread-index autocrypt disposition-notification-to return-receipt-to status
  lines envelope-from mail-followup-to mail-reply-to require-recipient-valid-since tls-required deferred-delivery
  original-recipient original-message-id supersedes expires sensitivity language accept-language
  `;

const WORDS: ReadonlySet<string> = new Set(
  `${PROTOCOL_WORDS} ${RESULT_WORDS} ${CONTENT_WORDS} ${HEADER_NAMES}`.split(/[ \n]+/).filter((word) => word !== ''),
);

/** Parts of the names of ciphers, curves and signature schemes, in upper case. */
const CRYPTOGRAPHY: ReadonlySet<string> = new Set(
  `TLS SSL DTLS TLSV1 SSLV3 ECDHE ECDH EECDH DHE DH EDH ADH AECDH RSA DSS DSA ECDSA EDDSA ED25519 ED448 PSS RSAE PSK SRP
  AES AES128 AES256 ARIA ARIA128 ARIA256 CAMELLIA CAMELLIA128 CAMELLIA256 CHACHA20 POLY1305 GCM CCM CCM8 CBC CBC3 CTR
  SHA SHA1 SHA224 SHA256 SHA384 SHA512 MD5 RC2 RC4 ARCFOUR DES 3DES EDE EDE3 IDEA SEED GOST2001 GOST2012 GOST GOST89
  KUZNYECHIK MAGMA NULL ANON EXPORT EXP WITH MAC LEGACY OMAC SCSV X25519 X448 X25519MLKEM768 SECP256R1 SECP384R1 SECP521R1
  PRIME256V1 FFDHE2048 FFDHE3072 FFDHE4096 P256 P384 P521 KX UNKNOWN BITS`.split(/[ \n]+/),
);

/** "TLSv1", "tls1", "SSLv3": the part before the first dot or underscore. */
const TLS_VERSION = /^(?:tls|ssl|dtls)v?\d{1,2}$/;
/** Suffixes of versions and distributions: "deb12u2", "el9", "ubuntu0". */
const PACKAGE = /^(?:v|r|rc|beta|alpha|pre|deb|el|fc|ubuntu|debian|build|p)\d{0,4}(?:u\d{1,3})?$/;
/**
 * Counts, ports, bits, versions, times of day; but not the seven or more digits of telephone numbers and identifiers.
 */
const NUMBER = /^v?\d{1,6}(?:\.\d{1,9})*(?:[a-z]|bits)?$/;

/** "203.000.113.200" and "192-168-1-5" are addresses to people, even if they don't parse. */
const LOOKS_LIKE_ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$|(?<!\d)(?:\d+\.){4}\d|\d[-_]\d+[-_]\d/;

/** Whether a word may be kept anywhere. A word is a run of letters, digits, ".", "-" and "_". */
export function isCommonWord(word: string): boolean {
  const lower = word.toLowerCase();
  if (LOOKS_LIKE_ADDRESS.test(lower)) return false;
  if (isCommonPart(lower)) return true;
  if (!/[-_.]/.test(word)) return false;
  // "TLS_AES_256_GCM_SHA384", "fetchmail-6.4.37", "TLSv1.3", "localhost.localdomain", "qmail-ldap-1.03"
  const parts = lower.split(/[-_.]/).filter((part) => part !== '');
  return parts.length > 0 && parts.every(isCommonPart);
}

function isCommonPart(lower: string): boolean {
  if (lower.length > 40) return false;
  return (
    WORDS.has(lower) ||
    NUMBER.test(lower) ||
    isSoftwareWord(lower) ||
    CRYPTOGRAPHY.has(lower.toUpperCase()) ||
    TLS_VERSION.test(lower) ||
    PACKAGE.test(lower)
  );
}

/**
 * Whether a word begins a clause of a Received field: as a name it identifies nobody, and without it the field would
 * parse differently.
 */
export function isClauseWord(word: string): boolean {
  return /^(?:from|by|via|with|id|for|tls|envelope-(?:from|sender))$/i.test(word);
}

/**
 * Names of spam filter tests: "DMARC_POLICY_ALLOW", "HTML_MESSAGE". Only the filters' own fields contain such words.
 */
export function isTestName(word: string): boolean {
  return /^[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,8}$/.test(word);
}

/**
 * Whether a mailbox name is a role rather than a person's name. It is masked like any other, but the word identifies
 * nobody.
 */
export function isRoleWord(lower: string): boolean {
  return ROLES.has(lower) || isCommonWord(lower);
}

const ROLES: ReadonlySet<string> = new Set(
  `abuse admin administrator billing bounce bounces contact daemon devnull dmarc ftp help hello helpdesk hostmaster info
  mailer mailer-daemon marketing newsletter news no-reply nobody noreply no reply notification notifications office
  owner postmaster promo return returns root sales security service shop spam subscribe support system test team
  undisclosed-recipients unsub unsubscribe usenet user users webmaster www x-sender mx mx1 mx2 relay gate smtp mail
  example host node server`.split(/[ \n]+/),
);

/** Whether every program knows a header field by this name: such names are kept. */
export function isKnownFieldName(lower: string): boolean {
  return FIELD_NAMES.has(lower);
}

const FIELD_NAMES: ReadonlySet<string> = new Set(HEADER_NAMES.split(/[ \n]+/).filter((word) => word !== ''));
