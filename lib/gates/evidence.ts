import {
  isJsonObject,
  textOf,
  type JsonObject,
  type Payload,
  type VerifyReason,
} from '../credentials/index.ts';
import type { GateFacts, PermitState } from './facts.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Vietnam has one clock, seven hours ahead of UTC, without summer time. */
const LOCAL_OFFSET_MS = 7 * HOUR_MS;
const DETECTED = '260373001';
const NAAT = 'LP6464-4';

/** One test that somebody shows or that is on record. */
export type ShownTest = {
  readonly kind: 'rapid' | 'pcr';
  /** Moment of the sample, Unix ms. */
  readonly sampledAt: number;
  readonly result: 'negative' | 'positive' | 'inconclusive' | null;
};

/** The newest test decides; one that was sampled in the future is a wrong clock and counts as taken now. */
export function testFacts(tests: readonly ShownTest[], now: number): GateFacts['test'] {
  const newest = tests.toSorted((a, b) => b.sampledAt - a.sampledAt)[0];
  return newest === undefined
    ? { state: 'none', kind: null, ageHours: null }
    : {
        state: newest.result ?? 'pending',
        kind: newest.kind,
        ageHours: Math.max(0, Math.floor((now - newest.sampledAt) / HOUR_MS)),
      };
}

/** The tests of a digital COVID certificate. */
export function testsOfDcc(certificate: JsonObject): ShownTest[] {
  return itemsOf(certificate, 't').map((item) => ({
    kind: item['tt'] === NAAT ? 'pcr' : 'rapid',
    sampledAt: Date.parse(textOf(item['sc'])),
    result: item['tr'] === DETECTED ? 'positive' : 'negative',
  }));
}

/** The doses that a digital COVID certificate states; nothing known from one of another kind. */
export function doseFacts(certificate: JsonObject | null, now: number): GateFacts['doses'] {
  const [dose] = certificate === null ? [] : itemsOf(certificate, 'v');
  const given = Number(dose?.['dn']);
  const days = Math.floor((now - Date.parse(textOf(dose?.['dt']).slice(0, 10))) / DAY_MS);
  return dose === undefined || !Number.isInteger(given)
    ? { count: null, complete: null, daysSinceLast: null }
    : {
        count: given,
        complete: given >= Number(dose['sd']),
        daysSinceLast: Number.isInteger(days) ? Math.max(0, days) : null,
      };
}

/** A declaration as the gate sees it. `counted`: people in the vehicle besides the declarant; null: not counted. */
export function declarationFacts(
  shown: {
    readonly reason: VerifyReason | null;
    readonly issuedAt: number;
    readonly companions: number;
  } | null,
  counted: number | null,
  now: number,
): Omit<GateFacts['declaration'], 'atRisk'> {
  if (shown === null) {
    return { state: 'none', ageHours: null, moreThanDeclared: null };
  }
  return {
    state: stateOf(shown.reason),
    ageHours: Math.max(0, Math.floor((now - shown.issuedAt) / HOUR_MS)),
    moreThanDeclared: counted === null ? null : counted - shown.companions,
  };
}

/** Where and when a permit is shown. */
export type PermitUse = {
  readonly now: number;
  /** Codes of the unit where the gate stands and of those that hold it. */
  readonly areaCodes: readonly string[];
  /** The plate in front of the officer, capital letters and digits; null when nobody looked. */
  readonly plate: string | null;
};

/**
 * Whether a permit covers this vehicle, here and now: signature and term first, then plate, route, hours. The hours are
 * local; when they end before they begin they run over midnight.
 */
export function permitState(
  permit: Payload<'permit'> | null,
  reason: VerifyReason | null,
  use: PermitUse,
): PermitState {
  if (permit === null && reason === null) {
    return 'none';
  }
  const state = stateOf(reason);
  if (state !== 'valid') {
    return state;
  }
  if (permit === null) {
    return 'forged';
  }
  if (permit.plate !== undefined && use.plate !== null && permit.plate !== use.plate) {
    return 'other-plate';
  }
  const { route, fromMinute = 0, untilMinute = 1440 } = permit;
  if (route !== undefined && !route.some((code) => use.areaCodes.includes(code))) {
    return 'off-route';
  }
  const minute = Math.floor(((use.now + LOCAL_OFFSET_MS) % DAY_MS) / 60_000);
  const within =
    fromMinute <= untilMinute
      ? fromMinute <= minute && minute < untilMinute
      : minute >= fromMinute || minute < untilMinute;
  return within ? 'valid' : 'off-hours';
}

function stateOf(reason: VerifyReason | null): 'valid' | 'expired' | 'revoked' | 'forged' {
  if (reason === null) {
    return 'valid';
  }
  if (reason === 'REVOKED') {
    return 'revoked';
  }
  return reason === 'EXPIRED' || reason === 'NOT_YET_VALID' ? 'expired' : 'forged';
}

function itemsOf(certificate: JsonObject, entry: 'v' | 't'): JsonObject[] {
  const items = Object.hasOwn(certificate, entry) ? certificate[entry] : [];
  return Array.isArray(items) ? items.filter(isJsonObject) : [];
}
