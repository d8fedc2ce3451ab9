import { sql } from 'kysely';

/** How large the province of the dashboards is. */
export type LargeProvince = {
  readonly people: number;
  readonly cases: number;
  readonly contacts: number;
  readonly stays: number;
  readonly days: number;
};

/** What every statement of the fill draws from. */
export type Drawn = LargeProvince & {
  /** People are numbered from here on without a gap. */
  readonly firstPerson: number;
  readonly areaNos: readonly number[];
  readonly placeNos: readonly number[];
  readonly postNos: readonly number[];
  readonly today: string;
  /** Unix ms. */
  readonly now: number;
};

/** Time zone of the days, in SQL. */
export const HERE = sql`'Asia/Ho_Chi_Minh'`;

/** Id of the nth case in SQL, in the order of its day as a UUIDv7 is. */
export const caseId = (n: ReturnType<typeof sql>, { today, days }: Pick<Drawn, 'today' | 'days'>) =>
  sql`(lpad(to_hex((extract(epoch from ${today}::date - (${n}) % ${days}::int) * 1000)::bigint), 12, '0') || '7'
    || substr(md5((${n})::text), 1, 3) || '8' || substr(md5((${n})::text), 4, 15))::uuid`;

/** Commune of the nth fact: each day has facts in every commune in turn. */
export const areaOf = (n: ReturnType<typeof sql>, { areaNos, days }: Pick<Drawn, 'areaNos' | 'days'>) =>
  sql`(${areaNos}::int[])[1 + (${n} / ${days}::int) % ${areaNos.length}::int]`;
