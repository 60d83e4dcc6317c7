import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';

/** A key and a certificate that signs itself, both in PEM; made anew for each run and kept in memory. */
export interface LabCertificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of its public key, base64: the name by which Chromium is told to trust it. */
  readonly fingerprint: string;
}

/** Makes a certificate for servers of the lab that stand for hosts of the Internet. Needs the program openssl. */
export function makeLabCertificate(): LabCertificate {
  const command = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  command.push('-days', '2', '-subj', '/CN=lab.invalid', '-keyout', '-');
  const pem = execFileSync('openssl', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const publicKey = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  return { key: pem, cert: pem, fingerprint: createHash('sha256').update(publicKey).digest('base64') };
}
