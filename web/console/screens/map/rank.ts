import type { MapArea } from './types.ts';

type RankField = 'name' | 'cases' | 'casesPer100k' | 'contactsF1' | 'contactsF2' | 'scansToday';

/** Areas in the order of a field, `-field` for descending; an unknown figure always comes last. */
export function rank(areas: readonly MapArea[], sort: string | undefined): MapArea[] {
  const descending = sort?.startsWith('-') ?? false;
  const field = (sort ?? 'name').replace('-', '') as RankField;
  return areas.toSorted((a, b) => {
    const left = a[field] ?? null;
    const right = b[field] ?? null;
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
