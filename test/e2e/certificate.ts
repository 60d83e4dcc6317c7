import { makeLabCertificate } from '../lab/servers/lab-certificate.ts';

/** One for all files of a process: a browser that was started to trust it serves them all. */
export const CERTIFICATE = makeLabCertificate();
