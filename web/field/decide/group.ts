// Not by the door of the library: the first page has no room for the engine of the rules.
import { groupDecision, isMilder } from '../../../lib/gates/group.ts';
import type { GateDecision, RuleSet } from '../../../lib/gates/index.ts';
import type { BodyOf } from '../../shared/client.ts';
import type { Decided } from '../data/shift.ts';
import { crossingOf, type Place } from './record.ts';
import { type Member, readIn, refOf, type Vehicle } from './vehicle.ts';

const SEAL = /^[0-9A-Z][0-9A-Z./-]{1,29}$/;

/** Seal numbers as typed, told apart by spaces, commas and semicolons; what cannot be one is answered beside them. */
export function readSeals(text: string): {
  readonly seals: readonly string[];
  readonly bad: readonly string[];
} {
  const words = [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/u)
        .filter((word) => word !== ''),
    ),
  ];
  return { seals: words.filter((word) => SEAL.test(word)), bad: words.filter((word) => !SEAL.test(word)) };
}

/** What the rules ask of the vehicle as a whole, and how many of those in it ask for less. */
export function proposalFor(
  set: Pick<RuleSet, 'precedence'>,
  { members }: Pick<Vehicle, 'members'>,
): { readonly decision: GateDecision; readonly milder: number } | null {
  const own = members.map(({ assessment }) => assessment.verdict.decision);
  const decision = groupDecision(set, own);
  return decision === null
    ? null
    : { decision, milder: own.filter((one) => isMilder(set, one, decision)).length };
}

/**
 * Everybody who waits in the vehicle, decided alike. The one for whom the rules ask most rules the others, who keep their own
 * proposal and reasons; any other decision is one against the proposal and carries its reason.
 */
export function crossingsOf(
  set: Pick<RuleSet, 'precedence'>,
  vehicle: Vehicle,
  decided: { readonly decision: GateDecision; readonly reason: string; readonly at: number },
  place: Place,
): readonly Decided[] {
  const byGroup = proposalFor(set, vehicle)?.decision === decided.decision;
  return vehicle.members.map(({ subject, assessment, seat, who }: Member) => ({
    who,
    body: crossingOf(
      { ...subject, vehicle: refOf(vehicle) },
      assessment,
      { ...decided, seat, byGroup },
      place,
    ),
  }));
}

/** The record of a vehicle that is through; null where nobody in it was decided about. */
export function vehicleOf(
  set: Pick<RuleSet, 'precedence'>,
  vehicle: Vehicle,
  whole: { readonly decision: GateDecision | null; readonly at: number },
  { postId, shiftId, deviceId, direction }: Place,
): BodyOf<'POST /gates/vehicles'> | null {
  const apart = vehicle.apart.map(({ decision }) => decision);
  const decision = whole.decision ?? groupDecision(set, apart);
  if (decision === null) {
    return null;
  }
  const { scanned } = vehicle.permit?.scan ?? { scanned: null };
  const goods = vehicle.goods.trim();
  return {
    id: vehicle.groupId,
    postId,
    shiftId,
    deviceId,
    direction,
    at: new Date(whole.at).toISOString(),
    ...(vehicle.plate === '' ? {} : { plate: vehicle.plate }),
    vehicleKind: vehicle.kind,
    people: Math.max(1, vehicle.people, readIn(vehicle)),
    seals: [...readSeals(vehicle.seals).seals].slice(0, 10),
    ...(goods === '' ? {} : { goods }),
    ...(vehicle.goodsDirection === null ? {} : { goodsDirection: vehicle.goodsDirection }),
    ...(scanned?.kind === 'permit' ? { permitCode: scanned.code } : {}),
    decision,
    split: apart.some((one) => one !== decision),
  };
}
