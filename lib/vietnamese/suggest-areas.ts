import type { AreaIndex, AreaNode, AreaUnit } from './area-index.ts';
import { type TidyParts, below, elsewhere, pathOf, within } from './area-lookup.ts';
import { jaroWinkler } from './similarity.ts';
import { adminKey } from './unit-names.ts';

export type SuggestReason =
  | 'same-name'
  | 'district-in-other-province'
  | 'commune-in-other-district'
  | 'district-only'
  | 'similar-name';

export interface Suggestion<Unit extends AreaUnit> {
  readonly node: AreaNode<Unit>;
  readonly score: number;
  readonly reason: SuggestReason;
}

const similarEnough = 0.8;

/**
 * Guesses for an address that did not match, best first, each unit once.
 * @param reached the units of the last level that could be found; empty when the province could not.
 */
export function suggest<Unit extends AreaUnit>(
  parts: TidyParts,
  reached: readonly AreaNode<Unit>[],
  index: AreaIndex<Unit>,
): Suggestion<Unit>[] {
  const all = [
    ...districts(parts, reached, index),
    ...otherDistrict(parts, reached),
    ...similar(parts, reached.length === 0 ? index.provinces : reached, reached.length === 0),
  ];
  const best = new Map<string, Suggestion<Unit>>();
  for (const guess of all) {
    if ((best.get(guess.node.unit.id)?.score ?? 0) < guess.score) {
      best.set(guess.node.unit.id, guess);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** The district itself when only its commune is unknown, else districts of that name elsewhere, with the commune if theirs. */
function districts<Unit extends AreaUnit>(
  parts: TidyParts,
  reached: readonly AreaNode<Unit>[],
  index: AreaIndex<Unit>,
): Suggestion<Unit>[] {
  const known = reached.filter(({ level }) => level === 'district');
  if (known.length > 0) {
    return known.map((node) => ({ node, score: 0.5, reason: 'district-only' as const }));
  }
  return elsewhere(index, parts.district, 'district').flatMap((district) => {
    const communes = parts.commune === '' ? [] : within([district], parts.commune, 'commune');
    const nodes = communes.length > 0 ? communes : [district];
    const score = communes.length > 0 || parts.commune === '' ? 0.9 : 0.6;
    return nodes.map((node) => ({ node, score, reason: 'district-in-other-province' as const }));
  });
}

/** The commune of that name elsewhere in the province. */
function otherDistrict<Unit extends AreaUnit>(
  parts: TidyParts,
  reached: readonly AreaNode<Unit>[],
): Suggestion<Unit>[] {
  if (parts.commune === '') {
    return [];
  }
  const provinces = [...new Set(reached.flatMap((node) => pathOf(node).slice(0, 1)))];
  return within(provinces, parts.commune, 'commune').map((node) => ({
    node,
    score: 0.75,
    reason: 'commune-in-other-district' as const,
  }));
}

/** Units below the reached ones whose name looks like the first part that was not found. */
function similar<Unit extends AreaUnit>(
  parts: TidyParts,
  reached: readonly AreaNode<Unit>[],
  wantProvince: boolean,
): Suggestion<Unit>[] {
  const wantDistrict =
    !wantProvince && parts.district !== '' && reached.every(({ level }) => level === 'province');
  const written = wantProvince ? parts.province : wantDistrict ? parts.district : parts.commune;
  const level = wantDistrict ? 'district' : 'commune';
  const nodes = wantProvince ? reached : reached.flatMap((node) => below(node, level));
  const key = adminKey(written);
  if (key === '' || /^\d+$/u.test(key)) {
    return [];
  }
  return nodes.flatMap((node) => {
    const likeness = jaroWinkler(key, node.key);
    if (likeness < similarEnough) {
      return [];
    }
    const [commune] = wantDistrict && parts.commune !== '' ? within([node], parts.commune, 'commune') : [];
    const score = (commune === undefined ? 0.7 : 0.85) * likeness;
    return [{ node: commune ?? node, score, reason: 'similar-name' as const }];
  });
}
