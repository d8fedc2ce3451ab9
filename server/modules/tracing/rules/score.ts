import type { ScoreFactors } from '../../../../contract/trace-plan.ts';
import type { PlaceKind } from '../../../registry/places/index.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { EvidenceSource } from '../types.ts';
import {
  airWeight,
  crowdWeight,
  daysWeight,
  MASKED,
  onsetWeight,
  OPEN_AIR,
  placeWeight,
  sourceWeight,
} from './score-weights.ts';

/** Minutes that a named contact of unknown length counts for. */
export const NAMED_MINUTES = 60;

export type ScoredEvidence = {
  readonly source: EvidenceSource;
  readonly placeKind: PlaceKind | null;
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  /** Of a roster or event: far seats and other rooms count less. */
  readonly group?: { readonly weight: number };
  /** Whether the case wore a mask and was under a roof, where it recalled. */
  readonly masked?: boolean;
  readonly indoors?: boolean;
  /** People present at the place at the time, where that is known. */
  readonly people?: number | undefined;
};

/** Day 0 of the case, Unix ms of the first and last local day that it may have been, and infectiousness by day. */
export type ScoreGround = {
  readonly zeroFrom: number;
  readonly zeroTo: number;
  readonly infectiousness: readonly { readonly day: number; readonly weight: number }[];
};

type Factor = ScoreFactors['factors'][number]['factor'];

/**
 * Rank of a contact: exposure minutes, weighted one after the other by source, nearness in a roster, kind of place,
 * open air, a mask, crowding, the day from day 0, and repeated days. Rounded to one decimal. Times Unix ms.
 * @param ground null where nobody knows the day 0 behind an exposure: contacts of contacts.
 * @returns the score, and every factor as it worked out on the whole: minutes times all of them is the score.
 */
export function scoreOf(
  evidence: readonly ScoredEvidence[],
  ground: ScoreGround | null = null,
): { readonly score: number; readonly factors: ScoreFactors } {
  const days = new Set<number>();
  const fromZero: number[] = [];
  const stages: number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const one of evidence) {
    const on = localDays(one);
    on.forEach((day) => days.add(day));
    const onset = ground === null ? 1 : onsetOf(on, ground, fromZero);
    const weights = [
      sourceWeight[one.source],
      one.group?.weight ?? 1,
      one.placeKind === null ? 1 : placeWeight[one.placeKind],
      airOf(one),
      one.masked === true ? MASKED : 1,
      one.people === undefined ? 1 : crowdWeight(one.people),
      onset,
    ];
    let part = one.source === 'named' ? NAMED_MINUTES : one.ms / 60_000;
    stages[0]! += part;
    weights.forEach((weight, i) => {
      part *= weight;
      stages[i + 1]! += part;
    });
  }
  const names: readonly Factor[] = ['source', 'near', 'place', 'air', 'mask', 'crowd', 'onset'];
  const factors = names.map((factor, i) => ({
    factor,
    by: share(stages[i + 1]!, stages[i]!),
  }));
  const people = evidence.flatMap((one) => one.people ?? []);
  return {
    score: round(stages.at(-1)! * daysWeight(days.size), 10),
    factors: {
      minutes: round(stages[0]!, 10),
      factors: [...factors, { factor: 'days', by: daysWeight(days.size) }],
      people: people.length === 0 ? null : Math.max(...people),
      dayFromZero:
        fromZero.length === 0 ? null : fromZero.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a)),
      days: days.size,
    },
  };
}

/** What was recalled of the roof, else what places of the kind mostly have. */
function airOf({ placeKind, indoors }: ScoredEvidence): number {
  if (indoors !== undefined) {
    return indoors ? 1 : OPEN_AIR;
  }
  return placeKind === null ? 1 : airWeight[placeKind];
}

/** Local days that an exposure touches; a recalled interval holds one meeting, counted on its first day. */
function localDays({ source, from, to }: ScoredEvidence): number[] {
  const days = [startOfLocalDay(from)];
  for (let day = days[0]! + DAY_MS; source !== 'named' && day < to; day += DAY_MS) {
    days.push(day);
  }
  return days;
}

/** Mean over the days of an exposure; of the days that may have been day 0 the most infectious counts. */
function onsetOf(days: readonly number[], ground: ScoreGround, fromZero: number[]): number {
  let sum = 0;
  for (const day of days) {
    let most = 0;
    for (let zero = ground.zeroFrom; zero <= ground.zeroTo; zero += DAY_MS) {
      const distance = Math.round((day - zero) / DAY_MS);
      fromZero.push(distance);
      most = Math.max(most, onsetWeight(ground.infectiousness, distance));
    }
    sum += most;
  }
  return sum / days.length;
}

/** What a stage made of the one before; 1 where there was nothing to weigh. */
function share(after: number, before: number): number {
  return before === 0 ? 1 : round(after / before, 1_000);
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
