import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { MAX_STAY_MS, type PlaceKind } from '../rules/imputed-stay.ts';

/** Somebody who may have exposed others between `from` and `to`, Unix ms. */
export type Exposer = { readonly personNo: number; readonly from: number; readonly to: number };

export type CoPresenceQuery = {
  readonly exposers: readonly Exposer[];
  /** Shortest overlap that counts, ms; 0 still asks for more than nothing. */
  readonly minMs: number;
  /** Other shortest overlaps by kind of place (a household, a class, a cabin: 0), instead of `minMs`. */
  readonly minMsByKind?: Readonly<Partial<Record<PlaceKind, number>>>;
  /** How long the air of a place stays infectious after an exposer has left, ms. */
  readonly lingerMs: number;
  /** People who are not looked for: the exposers themselves, and who is known already. */
  readonly excludePersonNos: readonly number[];
  /** Only these people are looked for; null: everybody. */
  readonly onlyPersonNos?: readonly number[] | null;
};

/** One counted overlap of an exposer and another person; times Unix ms. */
export type CoPresence = {
  readonly exposerNo: number;
  readonly personNo: number;
  readonly placeNo: number;
  readonly from: number;
  readonly to: number;
  readonly ms: number;
};

/** All counted overlaps of one person at one place. `viaNo`: exposer of the earliest one, the smallest number on a tie. */
export type ExposureAtPlace = {
  readonly placeNo: number;
  readonly ms: number;
  readonly from: number;
  readonly to: number;
  readonly viaNo: number;
};

/** One person's counted overlaps with all exposers, added up. */
export type ExposedPerson = {
  readonly personNo: number;
  readonly ms: number;
  readonly first: number;
  readonly last: number;
  readonly viaNo: number;
  /** By place, earliest first. */
  readonly places: readonly ExposureAtPlace[];
};

/**
 * Who was where an exposer was, at the same time: every counted overlap. The rules are those of `traceContacts` in
 * lib/epidemiology: stays of one person at one place that overlap or touch count as one; an overlap runs from the
 * later beginning (exposer, other, exposure) to the earlier end (exposer + linger, other, exposure).
 */
export async function coPresence(scope: Scope, db: Db | Tx, query: CoPresenceQuery): Promise<CoPresence[]> {
  if (query.exposers.length === 0) {
    return [];
  }
  return await planned(db, async (tx) => (await coPresenceStatement(scope, query).execute(tx)).rows);
}

/** The statement of {@link coPresence}, for looking at its plan. */
export function coPresenceStatement(scope: Scope, query: CoPresenceQuery): RawBuilder<CoPresence> {
  return sql<CoPresence>`
    with ${overlaps(scope, query)}
    select exposer_no as "exposerNo", person_no as "personNo", place_no as "placeNo", ${unixMs(sql`begins`)} as "from",
      ${unixMs(sql`ends`)} as "to", ${unixMs(sql`ends`)} - ${unixMs(sql`begins`)} as ms
    from overlap order by begins, exposer_no, place_no, person_no`;
}

/** What is counted of one person at one place. */
type PlaceSum = ExposureAtPlace & { readonly personNo: number };
type PlaceRow = PlaceSum & { readonly total: number };

/**
 * The same, added up by person inside the database, for rings of tens of thousands: only the `limit` people with the
 * longest exposure are answered.
 * @returns people by exposure descending, number ascending; `total` counts everybody.
 */
export async function sumCoPresence(
  scope: Scope,
  db: Db | Tx,
  query: CoPresenceQuery & { readonly limit: number },
): Promise<{ total: number; people: ExposedPerson[] }> {
  if (query.exposers.length === 0) {
    return { total: 0, people: [] };
  }
  const rows = await planned(db, async (tx) => {
    const found = await sql<PlaceRow>`
      with ${overlaps(scope, query)},
      at_place as materialized (
        select person_no, place_no, sum(${unixMs(sql`ends`)} - ${unixMs(sql`begins`)})::bigint as ms,
          min(array[${unixMs(sql`begins`)}, exposer_no]) as earliest, max(${unixMs(sql`ends`)}) as ends
        from overlap group by person_no, place_no),
      person_sum as (
        select person_no, sum(ms) as ms, count(*) over () as total
        from at_place group by person_no order by 2 desc, 1 limit ${query.limit})
      select a.person_no as "personNo", a.place_no as "placeNo", a.ms, a.earliest[1] as "from", a.ends as "to",
        a.earliest[2] as "viaNo", s.total
      from person_sum s join at_place a using (person_no)
      order by s.ms desc, a.person_no, a.earliest, a.place_no`.execute(tx);
    return found.rows;
  });
  return { total: rows[0]?.total ?? 0, people: sumPeople(rows) };
}

/** Rows by person: people lie together, places of one by earliest overlap. */
function sumPeople(rows: readonly PlaceSum[]): ExposedPerson[] {
  const people = new Map<number, PlaceSum[]>();
  for (const row of rows) {
    const places = people.get(row.personNo);
    if (places === undefined) {
      people.set(row.personNo, [row]);
    } else {
      places.push(row);
    }
  }
  return [...people].map(([personNo, places]) => sumPlaces(personNo, places));
}

function sumPlaces(personNo: number, rows: readonly PlaceSum[]): ExposedPerson {
  const earliest = rows[0]!;
  return {
    personNo,
    ms: rows.reduce((sum, row) => sum + row.ms, 0),
    first: earliest.from,
    last: rows.reduce((last, row) => Math.max(last, row.to), 0),
    viaNo: earliest.viaNo,
    places: rows.map(({ placeNo, ms, from, to, viaNo }) => ({ placeNo, ms, from, to, viaNo })),
  };
}

/**
 * Counted overlaps as common table expressions. A stay lasts at most 12 hours, so everybody present at a moment
 * arrived in the 12 hours before it: a short range of (place, arrival). Pieces of a stay that lie outside the
 * exposure can't change the overlap, so they are neither read nor merged.
 */
function overlaps(scope: Scope, query: CoPresenceQuery): RawBuilder<unknown> {
  const { exposers } = query;
  const longest = milliseconds(MAX_STAY_MS);
  const linger = milliseconds(query.lingerMs);
  const only = query.onlyPersonNos ?? null;
  const { asked, atLeast } = shortest(query);
  return sql`exposer as (
      select * from unnest(${exposers.map((e) => e.personNo)}::bigint[], ${exposers.map((e) => iso(e.from))}::timestamptz[],
        ${exposers.map((e) => iso(e.to))}::timestamptz[]) as e(person_no, since, until)),
    path as materialized (
      select e.person_no, e.since, e.until, p.place_no, range_agg(tstzrange(p.in_at, p.out_at)) as stays
      from exposer e join presence p on p.person_no = e.person_no and p.dataset = ${scope.dataset}
        and p.in_at > e.since - ${linger} - ${longest} and p.in_at < e.until and p.out_at > e.since - ${linger}
      group by 1, 2, 3, 4),
    exposure as materialized (
      select person_no as exposer_no, place_no, greatest(lower(stay), since) as opens, least(upper(stay) + ${linger}, until) as closes
      from path, unnest(stays) as stay
      where greatest(lower(stay), since) < least(upper(stay) + ${linger}, until)),
    ${asked}
    overlap as (
      select x.exposer_no, x.place_no, o.person_no, greatest(x.opens, lower(stay)) as begins, least(x.closes, upper(stay)) as ends
      from ${atLeast.of} x
      cross join lateral (
        select p.person_no, range_agg(tstzrange(p.in_at, p.out_at)) as stays from presence p
        where p.place_no = x.place_no and p.dataset = ${scope.dataset}
          and p.in_at > x.opens - ${longest} and p.in_at < x.closes and p.out_at > x.opens
          and p.person_no <> x.exposer_no and p.person_no <> all(${query.excludePersonNos}::bigint[])
          and (${only === null}::boolean or p.person_no = any(${only ?? []}::bigint[]))
        group by p.person_no) o
      cross join lateral unnest(o.stays) as stay
      where least(x.closes, upper(stay)) - greatest(x.opens, lower(stay)) >= ${atLeast.is})`;
}

/**
 * The shortest overlap that counts: one for all places, or a column that the registry's kind of place decides. Without
 * kinds the registry is not read at all.
 */
function shortest(query: CoPresenceQuery) {
  const usual = milliseconds(Math.max(1, query.minMs));
  const kinds = Object.entries(query.minMsByKind ?? {});
  if (kinds.length === 0) {
    return { asked: sql``, atLeast: { of: sql`exposure`, is: usual } };
  }
  const asked = sql`asked as materialized (
      select x.*, coalesce(k.ms * interval '1 millisecond', ${usual}) as at_least
      from exposure x left join place l on l.place_no = x.place_no
        left join unnest(${kinds.map(([kind]) => kind)}::text[], ${kinds.map(([, ms]) => Math.max(1, ms))}::float8[]) as k(kind, ms)
          on k.kind = l.kind),`;
  return { asked, atLeast: { of: sql`asked`, is: sql`x.at_least` } };
}

/**
 * Plans for these very values: a general plan can't see how short the ranges are, nor which days they touch. The
 * hash tables of a large ring stay in memory.
 */
async function planned<T>(db: Db | Tx, read: (tx: Tx) => Promise<T>): Promise<T> {
  const run = async (tx: Tx): Promise<T> => {
    await sql`select set_config('plan_cache_mode', ${'force_custom_plan'}, true), set_config('work_mem', '64MB', true)`.execute(
      tx,
    );
    return await read(tx);
  };
  return db.isTransaction ? await run(db as Tx) : await db.transaction().execute(run);
}

function milliseconds(ms: number): RawBuilder<unknown> {
  return sql`${ms}::float8 * interval '1 millisecond'`;
}

function unixMs(time: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(extract(epoch from ${time}) * 1000)::bigint`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
