import {
  type AnyVerdict,
  type JsonObject,
  openCode,
  scan,
  type Scanned,
  TRAINING_ISSUER,
  type Trust,
  type VerifiedCode,
  verifyAny,
  verifyCode,
  type VerifyPorts,
  type VerifyReason,
} from '../credentials/index.ts';
import type { ScanOutcome } from './decisions.ts';
import type { ZoneAnswer } from './zones.ts';

/** What a scanned or typed text came to; nothing is thrown away, for the officer sees why. */
export type GateScan = {
  readonly outcome: Exclude<ScanOutcome, 'no-zone-data'>;
  readonly scanned: Scanned;
  /** The step that failed, where one did. */
  readonly reason: VerifyReason | null;
  /** Filled where the signature is good, also when the code ran out or was withdrawn. */
  readonly code: VerifiedCode | null;
  readonly dcc: JsonObject | null;
};

/** What a failed verification of a signed code means to somebody at a gate. */
const OUTCOME_OF: Readonly<Record<VerifyReason, GateScan['outcome']>> = {
  PREFIX: 'unknown',
  BASE45: 'unknown',
  ZLIB: 'unknown',
  COSE: 'unknown',
  KID: 'bad-signature',
  SIGNATURE: 'bad-signature',
  KEY_USAGE: 'bad-signature',
  EXPIRED: 'expired',
  NOT_YET_VALID: 'expired',
  REVOKED: 'expired',
  MULTI: 'unknown',
  SCHEMA: 'unknown',
};

/**
 * Reads whatever was held before the camera, the hand scanner or typed, without choosing a type first, and verifies what is
 * signed. Works without a network. Never rejects.
 */
export async function readScan(text: string, trust: Trust, ports: VerifyPorts): Promise<GateScan> {
  const scanned = scan(text);
  const nothing = { scanned, reason: null, code: null, dcc: null };
  if (scanned.kind === 'unknown') {
    // Our prefix over something unreadable: torn, or made up.
    return { ...nothing, outcome: scanned.fault === 'vx1' ? 'bad-signature' : 'unknown' };
  }
  if (scanned.kind === 'dcc' || ('signed' in scanned && scanned.signed)) {
    const verdict = await verifyAny(scanned.text, trust, ports);
    if (scanned.kind !== 'dcc' && (await isFromElsewhere(scanned.text, verdict, trust, ports))) {
      return { ...nothing, outcome: trust.inTraining === true ? 'not-of-training' : 'of-training' };
    }
    return { ...nothing, ...readVerdict(verdict) };
  }
  return { ...nothing, outcome: 'other-known' };
}

/** The outcome as shown: what was read well, but comes from where nothing is known of the zone, says so. */
export function shownOutcome(outcome: GateScan['outcome'], zone: ZoneAnswer): ScanOutcome {
  return zone.rank === null && (outcome === 'valid' || outcome === 'other-known') ? 'no-zone-data' : outcome;
}

/** Whether a code is of the training at a real gate, or a real one in a training, however old and whether withdrawn. */
async function isFromElsewhere(
  text: string,
  verdict: AnyVerdict,
  { apart = [], inTraining = false, now }: Trust,
  ports: VerifyPorts,
): Promise<boolean> {
  const opened = openCode(text);
  // What calls itself of a training is never real, whoever signed it: most trainings have keys that no real gate knows.
  if (!inTraining && opened.ok && opened.value.claims.issuer === TRAINING_ISSUER) {
    return true;
  }
  return (
    verdict.payload === null &&
    apart.length > 0 &&
    (await verifyCode(text, apart, now, ports.codes)).payload !== null
  );
}

function readVerdict(verdict: AnyVerdict): Pick<GateScan, 'outcome' | 'reason' | 'code' | 'dcc'> {
  const foreign = verdict.kind === 'dcc';
  const good = foreign ? 'other-known' : 'valid';
  return {
    outcome: verdict.reason === null ? good : OUTCOME_OF[verdict.reason],
    reason: verdict.reason,
    code: foreign ? null : (verdict.payload as VerifiedCode | null),
    dcc: foreign ? (verdict.payload as JsonObject | null) : null,
  };
}
