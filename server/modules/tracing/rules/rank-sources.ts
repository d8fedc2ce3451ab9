import type { candidateKinds } from '../../../../contract/trace-plan.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import type { PlaceKind } from '../../../registry/places/index.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { Exposure, StoredEvidence } from '../types.ts';
import { withoutPerson } from './gather-contacts.ts';
import { scoreOf } from './score.ts';

export type CandidateKind = (typeof candidateKinds)[number];

/** What the ranking reads of a case. */
export type SourceCase = Pick<CaseRef, 'caseId' | 'window' | 'dayZero' | 'profile'>;

/** Somebody who may have infected the case. */
export type Candidate = {
  readonly personNo: number;
  readonly kind: CandidateKind;
  readonly caseId: string | null;
  readonly score: number;
  readonly ms: number;
  /** Days from the candidate's day 0 to the case's; null for people who are no case. */
  readonly daysBefore: number | null;
  readonly evidence: readonly StoredEvidence[];
};

const order: { readonly [kind in CandidateKind]: number } = {
  'infectious-case': 0,
  'later-case': 1,
  person: 2,
};

/**
 * Ranks who shared exposures with a case in its exposure window: cases that were infectious then (only those hours
 * count), people who became cases but were not infectious then (they may share the source), anybody else; inside a
 * kind by score, then minutes.
 * @param exposures what was shared; `personNo` is the candidate.
 * @param casesOf cases of a person, discarded ones left out.
 */
export function rankSources(
  ref: Pick<CaseRef, 'dayZero'>,
  exposures: readonly Exposure[],
  casesOf: (personNo: number) => readonly SourceCase[],
  kindOf: (placeNo: number) => PlaceKind | undefined,
): Candidate[] {
  const candidates = [...Map.groupBy(exposures, (one) => one.personNo)].map(([personNo, own]): Candidate => {
    const all = own.toSorted((a, b) => a.from - b.from).map(withoutPerson);
    const cases = casesOf(personNo);
    const infectious = cases.find((one) => all.some((shared) => within(shared, one.window) !== null));
    const known = infectious ?? cases[0];
    const evidence =
      infectious === undefined ? all : all.flatMap((shared) => within(shared, infectious.window) ?? []);
    const ground =
      infectious === undefined
        ? null
        : {
            zeroFrom: startOfDate(infectious.dayZero.from),
            zeroTo: startOfDate(infectious.dayZero.to),
            infectiousness: infectious.profile.infectiousness,
          };
    const { score } = scoreOf(
      evidence.map((one) => ({
        ...one,
        placeKind: (one.placeNo === null ? one.setting : kindOf(one.placeNo)) ?? null,
      })),
      ground,
    );
    return {
      personNo,
      kind: infectious !== undefined ? 'infectious-case' : known !== undefined ? 'later-case' : 'person',
      caseId: known?.caseId ?? null,
      score,
      ms: evidence.reduce((sum, one) => sum + one.ms, 0),
      daysBefore: known === undefined ? null : daysBetween(known.dayZero.from, ref.dayZero.from),
      evidence,
    };
  });
  return candidates.sort(
    (a, b) => order[a.kind] - order[b.kind] || b.score - a.score || b.ms - a.ms || a.personNo - b.personNo,
  );
}

/** The part of a meeting inside a period; null where there is none. Recalled meetings have no length to cut. */
function within(
  shared: StoredEvidence,
  { from, to }: { readonly from: number; readonly to: number },
): StoredEvidence | null {
  const [begins, ends] = [Math.max(shared.from, from), Math.min(shared.to, to)];
  return begins >= ends
    ? null
    : { ...shared, from: begins, to: ends, ms: Math.min(shared.ms, ends - begins) };
}

function daysBetween(from: string, to: string): number {
  return Math.round((startOfDate(to) - startOfDate(from)) / DAY_MS);
}
