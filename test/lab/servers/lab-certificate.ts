import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';

/** A key and a self-signed certificate, both in PEM; created for each run and kept in memory. */
export interface LabCertificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of its public key, base64: with it Chromium is told to trust the certificate. */
  readonly fingerprint: string;
}

/** Creates a certificate for servers of the lab that stand in for hosts of the internet. Needs the program openssl. */
export function makeLabCertificate(): LabCertificate {
  const command = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  command.push('-days', '2', '-subj', '/CN=lab.invalid', '-keyout', '-');
  const pem = execFileSync('openssl', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const publicKey = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  return { key: pem, cert: pem, fingerprint: createHash('sha256').update(publicKey).digest('base64') };
}
