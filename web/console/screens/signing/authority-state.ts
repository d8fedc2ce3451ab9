/** So many days before its last one the end of an authority is told, in time for a new paper. */
const SOON_DAYS = 14;
const DAY_MS = 86_400_000;

export type AuthorityState = 'active' | 'ending' | 'coming' | 'ended';

/**
 * How an authority stands on a day, and how many days are left where it ends soon. Dates `YYYY-MM-DD`; `validTo` is its last
 * day.
 */
export function authorityState(
  row: {
    readonly inForce: boolean;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly endedAt: string | null;
  },
  today: string,
): { readonly state: AuthorityState; readonly left: number | null } {
  if (!row.inForce) {
    return { state: row.endedAt === null && row.validFrom > today ? 'coming' : 'ended', left: null };
  }
  const left = row.validTo === null ? null : (Date.parse(row.validTo) - Date.parse(today)) / DAY_MS;
  return left !== null && left <= SOON_DAYS ? { state: 'ending', left } : { state: 'active', left: null };
}
