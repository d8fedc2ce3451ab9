import type { PlaceKind } from '../../../registry/places/index.ts';
import type { Exposure, StoredEvidence, TracedContact } from '../types.ts';
import { peoplePresent } from './people-present.ts';
import { scoreOf, type ScoreGround } from './score.ts';

/**
 * Adds exposures up by person: minutes over all of them, first and last moment, distinct places, and who exposed
 * first (the smallest number on a tie).
 * @param kindOf kind of a place by number, for the score.
 * @param ground day 0 of the case, for the score; null beyond the first level, where crowds are not counted either.
 * @returns contacts by score, then minutes, then number.
 */
export function gatherContacts(
  level: 1 | 2,
  exposures: readonly Exposure[],
  kindOf: (placeNo: number) => PlaceKind | undefined,
  ground: ScoreGround | null = null,
): TracedContact[] {
  const present = ground === null ? () => undefined : peoplePresent(exposures);
  const byPerson = Map.groupBy(exposures, (exposure) => exposure.personNo);
  const contacts = [...byPerson].map(([personNo, own]): TracedContact => {
    const sorted = own.toSorted(
      (a, b) => a.from - b.from || a.viaNo - b.viaNo || (a.placeNo ?? 0) - (b.placeNo ?? 0),
    );
    const evidence = sorted.map((one): StoredEvidence => {
      const { personNo: _, ...kept } = one;
      return kept;
    });
    const { score, factors } = scoreOf(
      evidence.map((one) => ({
        ...one,
        placeKind: (one.placeNo === null ? one.setting : kindOf(one.placeNo)) ?? null,
        people: present(one),
      })),
      ground,
    );
    return {
      personNo,
      level,
      ms: sorted.reduce((sum, one) => sum + one.ms, 0),
      score,
      factors,
      first: sorted[0]!.from,
      last: sorted.reduce((last, one) => Math.max(last, one.to), sorted[0]!.to),
      places: new Set(sorted.flatMap((one) => one.placeNo ?? [])).size,
      viaNo: sorted[0]!.viaNo,
      evidence,
    };
  });
  return contacts.sort((a, b) => b.score - a.score || b.ms - a.ms || a.personNo - b.personNo);
}

/** An exposure as it is kept with its person. */
export function withoutPerson(exposure: Exposure): StoredEvidence {
  const { personNo: _, ...kept } = exposure;
  return kept;
}

/**
 * Exposures under the numbers of the kept records. Where two records turned out to be one person, intervals of the
 * same pair at the same place may overlap: they are united, so that no minute counts twice.
 * @param keptNo number of the kept record for every number that was merged away.
 */
export function uniteMerged(exposures: readonly Exposure[], keptNo: ReadonlyMap<number, number>): Exposure[] {
  if (keptNo.size === 0) {
    return [...exposures];
  }
  const merged = new Set([...keptNo.keys(), ...keptNo.values()]);
  const plain: Exposure[] = [];
  const groups = new Map<string, Exposure[]>();
  for (const one of exposures) {
    if (!merged.has(one.personNo) && !merged.has(one.viaNo)) {
      plain.push(one);
      continue;
    }
    const kept = {
      ...one,
      personNo: keptNo.get(one.personNo) ?? one.personNo,
      viaNo: keptNo.get(one.viaNo) ?? one.viaNo,
    };
    if (kept.personNo !== kept.viaNo) {
      const key = `${kept.source} ${kept.personNo} ${kept.viaNo} ${kept.placeNo} ${kept.group?.id ?? ''}`;
      groups.set(key, [...(groups.get(key) ?? []), kept]);
    }
  }
  return [...plain, ...[...groups.values()].flatMap(uniteIntervals)];
}

function uniteIntervals(exposures: readonly Exposure[]): Exposure[] {
  const united: Exposure[] = [];
  for (const one of exposures.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = united.at(-1);
    if (last === undefined || one.from >= last.to) {
      united.push(one);
      continue;
    }
    // Minutes of the part that reaches beyond what is counted already.
    const beyond = Math.max(0, one.to - last.to);
    united[united.length - 1] = { ...last, to: last.to + beyond, ms: last.ms + Math.min(one.ms, beyond) };
  }
  return united;
}
