import type { MapArea } from './types.ts';

type RankField = 'name' | 'cases' | 'casesPer100k' | 'contactsF1' | 'contactsF2' | 'scansToday';

/** What is hidden because it is small is more than nothing and less than every number that is shown. */
const HIDDEN = Number.MIN_VALUE;

/** What an area is sorted by; null: unknown. A rate is hidden with its cases. */
function keyOf(area: MapArea, field: RankField): string | number | null {
  const value = area[field] ?? null;
  const hidden =
    field === 'casesPer100k' ? area.cases === null : field !== 'scansToday' && area[field] === null;
  return value === null && hidden ? HIDDEN : value;
}

/** Areas in the order of a field, `-field` for descending; an unknown figure always comes last. */
export function rank(areas: readonly MapArea[], sort: string | undefined): MapArea[] {
  const descending = sort?.startsWith('-') ?? false;
  const field = (sort ?? 'name').replace('-', '') as RankField;
  return areas.toSorted((a, b) => {
    const left = keyOf(a, field);
    const right = keyOf(b, field);
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null);
    }
    const order =
      typeof left === 'string' || typeof right === 'string'
        ? String(left).localeCompare(String(right), 'vi')
        : left - right;
    return descending ? -order : order;
  });
}
