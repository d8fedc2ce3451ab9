import { toHex } from './bytes.ts';
import { parseShortCode } from './card-code.ts';
import { verifySign1 } from './cose.ts';
import type { CryptoPort } from './crypto-port.ts';
import type { Claims } from './cwt.ts';
import type { VerificationKey } from './keys.ts';
import { keysWithId, mayIssue } from './keys.ts';
import type { CodeKind } from './kinds.ts';
import { kindOfNumber } from './kinds.ts';
import type { Payload } from './payloads.ts';
import { readPayload } from './payloads.ts';
import { isRevoked, NO_REVOCATIONS, type Revocations } from './revocations.ts';
import type { VerifyReason, VerifyStep, VerifySteps } from './verdict.ts';
import { freshSteps } from './verdict.ts';
import { openCode } from './vx1-open.ts';

/** Device clocks up to this far behind the issuer's do not refuse a fresh code. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** A code whose signature is good, told apart by `kind`. */
export type VerifiedCode = {
  [Kind in CodeKind]: {
    readonly kind: Kind;
    /** Id of this issue, 16 hexadecimal digits. */
    readonly id: string;
    readonly issuer: string;
    readonly issuedAt: Date;
    readonly expiresAt: Date;
    readonly data: Payload<Kind>;
  };
}[CodeKind];

/** The answer about a VX1 text. */
export interface CodeVerdict {
  /** The kind that the text claims to be, also when it is not valid; unknown when it could not be read. */
  readonly kind: CodeKind | 'unknown';
  readonly verdict: 'VALID' | 'INVALID';
  readonly reason: VerifyReason | null;
  readonly steps: VerifySteps;
  /** Filled for VALID, and for EXPIRED, NOT_YET_VALID and REVOKED, whose signature is good; null for everything else. */
  readonly payload: VerifiedCode | null;
}

/**
 * Verifies a VX1 text offline against the trusted keys at the moment `now`. Never throws or rejects, whatever the
 * text. A code on the list of revocations is `REVOKED` although every step passed.
 */
export async function verifyCode(
  text: string,
  keys: readonly VerificationKey[],
  now: Date,
  crypto: CryptoPort,
  revocations: Revocations = NO_REVOCATIONS,
): Promise<CodeVerdict> {
  const steps = freshSteps();
  const opened = openCode(text);
  steps.unprefix = opened.ok || opened.reason !== 'PREFIX';
  if (steps.unprefix) {
    steps.base45 = opened.ok || opened.reason !== 'BASE45';
  }
  if (steps.base45) {
    steps.cose = opened.ok;
  }
  if (!opened.ok) {
    return { kind: 'unknown', verdict: 'INVALID', reason: opened.reason, steps, payload: null };
  }
  const { message, claims } = opened.value;
  const kind = kindOfNumber(claims.kindNumber);
  const fail = (step: VerifyStep, reason: VerifyReason, payload: VerifiedCode | null = null): CodeVerdict => {
    steps[step] = false;
    return { kind: kind ?? 'unknown', verdict: 'INVALID', reason, steps, payload };
  };

  const candidates = message.kid === null ? [] : keysWithId(keys, message.kid);
  if (candidates.length === 0) {
    return fail('kid', 'KID');
  }
  steps.kid = true;
  const signers: VerificationKey[] = [];
  for (const candidate of candidates) {
    if (await verifySign1(message, candidate.key, crypto)) {
      signers.push(candidate);
    }
  }
  if (signers.length === 0) {
    return fail('signature', 'SIGNATURE');
  }
  steps.signature = true;
  const payload = kind === null ? null : readVerified(kind, claims);
  const issuedAt = new Date(claims.issuedAt * 1000);
  const usable = kind !== null && signers.some((signer) => mayIssue(signer, kind, issuedAt));
  if (now.getTime() >= claims.expiresAt * 1000) {
    return fail('expiry', 'EXPIRED', usable ? payload : null);
  }
  // Written so that an invalid date, too, refuses.
  if (!(now.getTime() >= issuedAt.getTime() - CLOCK_TOLERANCE_MS)) {
    return fail('expiry', 'NOT_YET_VALID', usable ? payload : null);
  }
  steps.expiry = true;
  if (!usable) {
    return fail('keyUsage', 'KEY_USAGE');
  }
  steps.keyUsage = true;
  if (payload === null) {
    return fail('schema', 'SCHEMA');
  }
  steps.schema = true;
  if (isRevoked(revocations, claims.id)) {
    return { kind, verdict: 'INVALID', reason: 'REVOKED', steps, payload };
  }
  return { kind, verdict: 'VALID', reason: null, steps, payload };
}

function readVerified(kind: CodeKind, claims: Claims): VerifiedCode | null {
  const short = parseShortCode(claims.subject);
  if (!short.ok || short.value.kind !== kind || short.value.code !== claims.subject) {
    return null;
  }
  const data = readPayload(kind, claims.subject, claims.content);
  if (!data.ok) {
    return null;
  }
  return {
    kind,
    id: toHex(claims.id),
    issuer: claims.issuer,
    issuedAt: new Date(claims.issuedAt * 1000),
    expiresAt: new Date(claims.expiresAt * 1000),
    data: data.value,
  } as VerifiedCode;
}
