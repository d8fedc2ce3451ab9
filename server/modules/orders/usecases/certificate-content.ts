import type { PaperContext } from '../context.ts';
import type { DecisionText } from '../document/decision.ts';

/** What a certificate keeps of the paper: its text, part by part, and its signed code. */
export type CertificateContent = { readonly text: DecisionText; readonly code: string };

type Keeper = Pick<PaperContext, 'platform'>;

/** Names and addresses: stored encrypted. */
export function sealCertificate({ platform }: Keeper, content: CertificateContent): Buffer {
  return platform.secrets.encrypt(JSON.stringify(content));
}

/** What was kept of a certificate. */
export function openCertificate({ platform }: Keeper, content: Buffer): CertificateContent {
  return JSON.parse(platform.secrets.decrypt(content)) as CertificateContent;
}
