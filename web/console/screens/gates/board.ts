import type { DataOf } from '../../kit/api.ts';

export type Board = DataOf<'GET /gates/board'>;
export type BoardPost = Board['posts'][number];
/** What the posts shown come to together. */
export type BoardSum = Pick<BoardPost, 'total' | 'waved' | 'overridden' | 'decisions' | 'zones' | 'hours'> & {
  readonly openShifts: number;
};

const HOURS = 24;
const HOUR_MS = 3_600_000;

function added(parts: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const part of parts) {
    for (const [key, count] of Object.entries(part)) {
      sum[key] = (sum[key] ?? 0) + count;
    }
  }
  return sum;
}

/** Adds posts up. */
export function sumOf(posts: readonly BoardPost[]): BoardSum {
  const sum = (pick: (post: BoardPost) => number) => posts.reduce((total, post) => total + pick(post), 0);
  return {
    total: sum((post) => post.total),
    waved: sum((post) => post.waved),
    overridden: sum((post) => post.overridden),
    openShifts: sum((post) => post.openShifts),
    decisions: added(posts.map((post) => post.decisions)),
    zones: added(posts.map((post) => post.zones)),
    hours: Array.from({ length: HOURS }, (_, hour) => sum((post) => post.hours[hour] ?? 0)),
  };
}

/** Ranks of zones in the order of danger, "no data" last; `none` is null. */
export function ranksOf(
  zones: Record<string, number>,
): { readonly rank: number | null; readonly count: number }[] {
  return Object.entries(zones)
    .map(([key, count]) => ({ rank: key === 'none' ? null : Number(key), count }))
    .toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
}

/** The 24 hours of a local day as instants, for a chart. */
export function hoursOf(date: string): string[] {
  const start = Date.parse(`${date}T00:00:00+07:00`);
  return Array.from({ length: HOURS }, (_, hour) => new Date(start + hour * HOUR_MS).toISOString());
}

const keys: { readonly [field: string]: (post: BoardPost) => number | string } = {
  name: (post) => post.postName,
  total: (post) => post.total,
  waved: (post) => post.waved,
  overridden: (post) => post.overridden,
  shifts: (post) => post.openShifts,
  asked: (post) => post.unanswered,
  last: (post) => post.lastCrossingAt ?? '',
};

/** Posts by a sort of the address, `-total` downwards; the busiest first unless told. */
export function sortPosts(posts: readonly BoardPost[], sort = '-total'): BoardPost[] {
  const down = sort.startsWith('-');
  const key = keys[down ? sort.slice(1) : sort] ?? (() => 0);
  const order = (a: number | string, b: number | string) =>
    typeof a === 'string' ? a.localeCompare(String(b), 'vi') : a - Number(b);
  return posts.toSorted((a, b) => (down ? -1 : 1) * order(key(a), key(b)));
}

/** Numbers of a slip book from first to last: `P12N00034`, `P12N00035` …; empty when they are no row of numbers. */
export function slipsBetween(first: string, last: string): string[] {
  const start = /^(P\d+N)(\d{5,})$/u.exec(first);
  const end = /^(P\d+N)(\d{5,})$/u.exec(last);
  if (start === null || end === null || start[1] !== end[1]) {
    return [];
  }
  const from = Number(start[2]);
  return Array.from(
    { length: Math.max(0, Number(end[2]) - from + 1) },
    (_, index) => `${start[1]}${String(from + index).padStart(5, '0')}`,
  );
}
