import type { MapArea } from './Ranking.tsx';

/** Areas in the order of a field, `-field` for descending; an unknown figure always comes last. */
export function rank(areas: readonly MapArea[], sort: string | undefined): MapArea[] {
  const descending = sort?.startsWith('-') ?? false;
  const field = (sort ?? 'name').replace('-', '') as 'name' | 'cases' | 'casesPer100k' | 'scansToday';
  return areas.toSorted((a, b) => {
    const left = a[field];
    const right = b[field];
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
