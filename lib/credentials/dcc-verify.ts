import { equalBytes } from './bytes.ts';
import type { CertificateAlgorithm, CertificatePort } from './certificate-port.ts';
import { ALG_ES256, ALG_PS256, signedBytes } from './cose.ts';
import type { Sign1 } from './cose.ts';
import type { DccClaims } from './dcc-open.ts';
import { openDcc } from './dcc-open.ts';
import { entriesOf, findDccFault } from './dcc-schema.ts';
import type { DccSigner } from './dcc-signer.ts';
import type { JsonObject } from './json.ts';
import { isJsonObject, textOf } from './json.ts';
import { isRevoked, NO_REVOCATIONS, revocationIdOfDcc, type Revocations } from './revocations.ts';
import type { VerifyReason, VerifySteps } from './verdict.ts';
import { stepsUpTo } from './verdict.ts';

/** The answer about a digital COVID certificate. */
export interface DccVerdict {
  readonly kind: 'dcc';
  readonly verdict: 'VALID' | 'INVALID';
  readonly reason: VerifyReason | null;
  readonly steps: VerifySteps;
  /** The certificate as JSON (`ver`, `nam`, `dob` and one of `v`, `t`, `r`), as soon as the signature is good. */
  readonly payload: JsonObject | null;
}

const ALGORITHM_OF: ReadonlyMap<number, CertificateAlgorithm> = new Map([
  [ALG_ES256, 'ES256'],
  [ALG_PS256, 'PS256'],
]);

/** What may be wrong with a certificate under one signer, the gravest first. */
const GRAVEST_FIRST = ['EXPIRED', 'NOT_YET_VALID', 'KEY_USAGE', null] as const;
type SignerFault = (typeof GRAVEST_FIRST)[number];

/**
 * Verifies an `HC1:` text (hcert specification 1.0.8) offline against the trusted signers at the moment `now`. Never
 * rejects, whatever the text. One whose identifier is on the list of revocations is `REVOKED` although every step passed.
 * Looks neither at value sets nor at entry rules, and not at who the certificate belongs to.
 */
export async function verifyDcc(
  text: string,
  signers: readonly DccSigner[],
  now: Date,
  port: CertificatePort,
  revocations: Revocations = NO_REVOCATIONS,
): Promise<DccVerdict> {
  const opened = await openDcc(text, port);
  if (!opened.ok) {
    return verdict(opened.reason, null);
  }
  const { message, claims } = opened.value;
  const { kid } = message;
  const candidates = kid === null ? [] : signers.filter((signer) => equalBytes(signer.kid, kid));
  if (candidates.length === 0) {
    return verdict('KID', null);
  }
  const faults: SignerFault[] = [];
  for (const candidate of candidates) {
    if (await isSignedBy(message, candidate, port)) {
      faults.push(findSignerFault(claims, candidate, now));
    }
  }
  if (faults.length === 0) {
    return verdict('SIGNATURE', null);
  }
  const { certificate } = claims;
  const payload = isJsonObject(certificate) ? certificate : null;
  // One signer under which all is well is enough.
  const fault = GRAVEST_FIRST.findLast((one) => faults.includes(one)) ?? null;
  if (fault !== null) {
    return verdict(fault, payload);
  }
  if (entriesOf(certificate).length !== 1) {
    return verdict('MULTI', payload);
  }
  if (payload === null || findDccFault(certificate) !== null) {
    return verdict('SCHEMA', payload);
  }
  return verdict((await isWithdrawn(payload, revocations, port)) ? 'REVOKED' : null, payload);
}

/** Whether the list names the identifier (`ci`) of an entry. */
async function isWithdrawn(
  certificate: JsonObject,
  revocations: Revocations,
  port: Pick<CertificatePort, 'sha256'>,
): Promise<boolean> {
  if (revocations.ids.length === 0) {
    return false;
  }
  const items = entriesOf(certificate).flatMap((entry) => certificate[entry] as readonly JsonObject[]);
  const ids = await Promise.all(items.map(({ ci }) => revocationIdOfDcc(textOf(ci), port)));
  return ids.some((id) => isRevoked(revocations, id));
}

/** True when the message carries this signer's signature by the algorithm of its key. */
export async function isSignedBy(message: Sign1, signer: DccSigner, port: CertificatePort): Promise<boolean> {
  const { algorithm, key } = signer;
  return (
    message.alg !== null &&
    ALGORITHM_OF.get(message.alg) === algorithm &&
    (await port.verify(algorithm, key, signedBytes(message), message.signature))
  );
}

/**
 * The certificate must be issued and run out within the signer's validity, hold at `now` (both ends included), and
 * carry only what the signer may sign.
 */
export function findSignerFault(claims: DccClaims, signer: DccSigner, now: Date): SignerFault {
  const issuedAt = (claims.issuedAt ?? Number.NaN) * 1000;
  const startsAt = Math.max(issuedAt, (claims.notBefore ?? 0) * 1000);
  const expiresAt = (claims.expiresAt ?? Number.NaN) * 1000;
  // Written so that a missing claim or an invalid date, too, refuses.
  if (!(now.getTime() <= expiresAt && expiresAt <= signer.notAfter.getTime())) {
    return 'EXPIRED';
  }
  if (!(signer.notBefore.getTime() <= issuedAt && startsAt <= now.getTime())) {
    return 'NOT_YET_VALID';
  }
  return entriesOf(claims.certificate).every((entry) => signer.entries.includes(entry)) ? null : 'KEY_USAGE';
}

function verdict(reason: VerifyReason | null, payload: JsonObject | null): DccVerdict {
  const result = reason === null ? 'VALID' : 'INVALID';
  return { kind: 'dcc', verdict: result, reason, steps: stepsUpTo(reason), payload };
}
