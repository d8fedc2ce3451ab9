import type { CertificatePort } from './certificate-port.ts';
import type { CryptoPort } from './crypto-port.ts';
import { DCC_PREFIX } from './dcc-open.ts';
import type { DccSigner } from './dcc-signer.ts';
import { verifyDcc } from './dcc-verify.ts';
import type { VerificationKey } from './keys.ts';
import type { CodeKind } from './kinds.ts';
import type { Revocations } from './revocations.ts';
import type { Scanned } from './scan.ts';
import { scan } from './scan.ts';
import type { VerifyReason, VerifySteps } from './verdict.ts';
import { freshSteps, stepsUpTo } from './verdict.ts';
import { VX1_PREFIX } from './vx1-issue.ts';
import { verifyCode } from './vx1-verify.ts';

/** What a verifier trusts, and its clock. */
export interface Trust {
  /** Signers of digital COVID certificates. */
  readonly signers: readonly DccSigner[];
  /** Keys of VX1 codes. */
  readonly keys: readonly VerificationKey[];
  /** Keys of codes that are genuine but not of here: of the training for a real gate, or the reverse. They make none valid. */
  readonly apart?: readonly VerificationKey[];
  /** This verifier works in a training. */
  readonly inTraining?: boolean;
  readonly now: Date;
  /** What was withdrawn; left out: nothing. */
  readonly revocations?: Revocations;
}

/** The cryptography of signed codes, and of certificates. */
export interface VerifyPorts {
  readonly codes: CryptoPort;
  readonly certificates: CertificatePort;
}

/** The answer about any text. */
export interface AnyVerdict {
  readonly kind: CodeKind | 'dcc' | 'cccd' | 'bhyt' | 'place' | 'phone' | 'unknown';
  readonly verdict: 'VALID' | 'INVALID';
  readonly reason: VerifyReason | null;
  /** All null for what carries no signature: such a text is VALID when it is well-formed, which proves nothing more. */
  readonly steps: VerifySteps;
  readonly payload: object | null;
}

/**
 * Verifies whatever a text is: a certificate, a signed code, or a card, place or phone, which are only read. Exact: no
 * white space, prefix in capitals (`scan` forgives scanners). A typed short code carries no signature, so it is INVALID
 * here. Never rejects.
 */
export async function verifyAny(text: string, trust: Trust, ports: VerifyPorts): Promise<AnyVerdict> {
  if (text.startsWith(DCC_PREFIX)) {
    return verifyDcc(text, trust.signers, trust.now, ports.certificates, trust.revocations);
  }
  if (text.startsWith(VX1_PREFIX)) {
    return verifyCode(text, trust.keys, trust.now, ports.codes, trust.revocations);
  }
  const scanned = scan(text);
  const payload = contentOf(scanned);
  if (payload === null) {
    const kind = scanned.kind === 'plate' ? 'unknown' : scanned.kind;
    return { kind, verdict: 'INVALID', reason: 'PREFIX', steps: stepsUpTo('PREFIX'), payload };
  }
  return {
    kind: payload.kind,
    verdict: 'VALID',
    reason: null,
    steps: freshSteps(),
    payload: payload.content,
  };
}

type Unsigned = 'cccd' | 'bhyt' | 'place' | 'phone';

function contentOf(scanned: Scanned): { kind: Unsigned; content: object } | null {
  switch (scanned.kind) {
    case 'cccd':
    case 'bhyt':
      return { kind: scanned.kind, content: { number: scanned.number, card: scanned.card } };
    case 'place':
      return { kind: scanned.kind, content: scanned.place };
    case 'phone':
      return { kind: scanned.kind, content: scanned.phone };
    default:
      return null;
  }
}
