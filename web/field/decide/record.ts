import type { GateDecision, GateScan, ScanOutcome } from '../../../lib/gates/index.ts';
import type { BodyOf } from '../../shared/client.ts';
import type { CrossingBody } from '../data/queue-rules.ts';
import type { Assessment } from './engine.ts';
import { identityOf } from './subject.ts';
import type { Subject } from './types.ts';
import type { Seat } from './vehicle.ts';

export type Place = {
  readonly postId: string;
  readonly shiftId: string;
  readonly direction: 'in' | 'out';
  readonly deviceId: string;
  readonly packSequence: number;
};

/** A decision as it is sent: who, by which codes, what the rules said, what the officer did and why. */
export function crossingOf(
  subject: Subject,
  { outcome, zone, facts, verdict }: Assessment,
  decided: {
    readonly decision: GateDecision;
    readonly reason: string;
    readonly at: number;
    readonly seat?: Seat;
    /** Decided with the whole vehicle, as the one in it for whom the rules ask most. */
    readonly byGroup?: boolean;
  },
  place: Place,
): CrossingBody {
  const { vehicle, typed, companions, temperature, symptoms, origin } = subject;
  const identity = identityOf(subject);
  const { seat, byGroup = false } = decided;
  const override = decided.decision !== verdict.decision && !byGroup;
  return {
    ...placed(place, decided.at),
    id: subject.id,
    means: meansOf(subject),
    outcome: subject.scans.length === 0 ? null : outcome,
    ...personOf(subject),
    ...codesOf(subject),
    ...(typed?.slip ? { slip: typed.slip } : {}),
    ...(typed?.drawn === true && typed.slip !== null ? { declarationCode: typed.slip } : {}),
    ...(vehicle === null ? {} : { groupId: vehicle.groupId, vehicleKind: vehicle.kind }),
    ...(seat === undefined ? {} : { seat }),
    ...(byGroup ? { byGroup } : {}),
    ...plateOf(subject),
    ...(companions === null ? {} : { companions }),
    ...(identity.originCode === null ? {} : { originAreaCode: identity.originCode }),
    ...(typed?.originText || origin?.name ? { originText: typed?.originText || origin?.name } : {}),
    ...(typed?.destination ? { destination: typed.destination } : {}),
    ...(typed?.purpose ? { purpose: typed.purpose } : {}),
    zoneRank: zone.rank,
    ...(temperature === null ? {} : { temperature }),
    ...(symptoms === null ? {} : { symptoms }),
    proposed: verdict.decision,
    decision: decided.decision,
    ...(override ? { overrideReason: decided.reason } : {}),
    ruleSet: verdict.ruleSet,
    ruleVersion: verdict.ruleVersion,
    reasons: verdict.reasons.slice(0, 40),
    facts,
  } as CrossingBody;
}

/** A vehicle that was waved through in a lane opened or sampled by the leader: counted, not looked at. */
export function wavedCrossing(
  id: string,
  plate: string,
  at: number,
  rules: { readonly id: string; readonly version: number },
  place: Place,
): CrossingBody {
  return {
    ...placed(place, at),
    id,
    means: plate === '' ? 'typed' : 'plate',
    outcome: null,
    ...(plate === '' ? {} : { plate }),
    zoneRank: null,
    proposed: 'pass',
    decision: 'pass',
    ruleSet: rules.id,
    ruleVersion: rules.version,
    reasons: [],
    waved: true,
  };
}

function placed(place: Place, at: number) {
  const { postId, shiftId, direction, deviceId, packSequence } = place;
  return { postId, shiftId, direction, deviceId, packSequence, at: new Date(at).toISOString() };
}

function meansOf({ scans, typed }: Subject): CrossingBody['means'] {
  const kind = scans[0]?.scan.scanned.kind;
  if (kind === undefined || kind === 'unknown' || kind === 'place') {
    return typed !== null && !typed.declared && typed.slip !== null ? 'slip' : 'typed';
  }
  return kind;
}

const COUNTLESS: readonly ScanOutcome[] = ['bad-signature', 'of-training', 'not-of-training'];

/** A code that somebody forged must not name the person whose code it copies; nor does one of the training name anybody. */
const counts = ({ outcome }: GateScan): boolean => !COUNTLESS.includes(outcome);

/** What identifies best is sent with the name, so that two names on one phone stay two people. */
function personOf(subject: Subject): Pick<CrossingBody, 'person'> {
  const { scans, typed } = subject;
  const { name, birthYear } = identityOf(subject);
  const person: NonNullable<CrossingBody['person']> = {
    ...(name === null ? {} : { fullName: name }),
    ...(birthYear === null ? {} : { birthYear }),
    ...(typed?.phone ? { phone: typed.phone } : {}),
    ...(typed?.cccd ? { cccd: typed.cccd } : {}),
  };
  for (const { text, scan } of scans) {
    if (scan.scanned.kind === 'cccd') {
      person.cccd ??= scan.scanned.card === null ? scan.scanned.number : text;
      if (scan.scanned.card !== null) {
        person.sex ??= scan.scanned.card.sex;
      }
    } else if (scan.scanned.kind === 'phone') {
      person.phone ??= scan.scanned.phone.canonical;
    } else if (scan.scanned.kind === 'card' && counts(scan)) {
      person.cardCode ??= scan.scanned.code;
    }
  }
  return Object.keys(person).length === 0 ? {} : { person };
}

function codesOf({ scans, vehicle }: Subject): Pick<CrossingBody, 'declarationCode' | 'permitCode'> {
  const codes: { declarationCode?: string; permitCode?: string } = {};
  for (const { scan } of [...scans, ...(vehicle?.permit ? [vehicle.permit] : [])]) {
    if ('code' in scan.scanned && counts(scan)) {
      if (scan.scanned.kind === 'declaration') {
        codes.declarationCode ??= scan.scanned.code;
      } else if (scan.scanned.kind === 'permit') {
        codes.permitCode ??= scan.scanned.code;
      }
    }
  }
  return codes;
}

function plateOf({ vehicle, scans, typed }: Subject): Pick<CrossingBody, 'plate'> {
  const scanned = scans.find(({ scan }) => scan.scanned.kind === 'plate')?.scan.scanned;
  const shown = scanned?.kind === 'plate' ? scanned.plate.canonical : '';
  const plate = vehicle?.plate || shown || (typed?.plate ?? '');
  return plate === '' ? {} : { plate };
}

/**
 * What somebody without a phone said at the post, as a declaration under the code on their slip; null where nothing was
 * declared, or where a numbered paper slip is typed later.
 */
export function declarationOf(
  id: string,
  { typed, companions, startedAt }: Pick<Subject, 'typed' | 'companions' | 'startedAt'>,
): BodyOf<'POST /declarations/assisted'> | null {
  if (typed === null || typed.said === null || !typed.drawn || typed.slip === null) {
    return null;
  }
  return {
    ...typed.said,
    id,
    declaredAt: new Date(startedAt).toISOString(),
    shortCode: typed.slip,
    counted: companions ?? 0,
  };
}
