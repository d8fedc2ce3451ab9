import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import {
  type CoPresence,
  coPresence,
  type CoPresenceQuery,
  type FoundPeople,
  sumCoPresence,
  type TraceEngine,
} from '../../server/modules/presence/index.ts';
import { type Scope, systemScope } from '../../server/platform/access/scope.ts';
import { DAY_MS } from '../../server/platform/clock/clock.ts';
import type { Db, Tx } from '../../server/platform/db/database.ts';
import { DATASET } from './fill.ts';
import { dice, FIRST_PERSON, type VisitWorld } from './tracing-visits.ts';

export const benchScope: Scope = systemScope('bench', DATASET);

/** Contacts of contacts that are kept, as in tracing. */
const KEPT = 20_000;
const MIN_MS = 900_000;
/** A look at the index may come late on a busy machine: SQL answers then, and the probe is asked again. */
const TRIES = 50;

/** People with at least three stays. */
export async function drawProbes(db: Db, world: VisitWorld, wanted: number): Promise<number[]> {
  const random = dice(7);
  const drawn = Array.from({ length: wanted * 2 }, () => FIRST_PERSON + Math.floor(random() * world.people));
  const found = await sql<{ person_no: number }>`select person_no from presence
    where person_no = any(${[...new Set(drawn)]}::bigint[]) and dataset = ${DATASET}
    group by 1 having count(*) >= 3 order by 1`.execute(db);
  return found.rows.map((row) => row.person_no).slice(0, wanted);
}

/** Whom one person exposed in the last `days` of the world. */
export function firstLevel(world: VisitWorld, personNo: number, days: number): CoPresenceQuery {
  const to = world.days.at(-1)! + DAY_MS;
  return {
    exposers: [{ personNo, from: to - days * DAY_MS, to }],
    minMs: MIN_MS,
    lingerMs: 0,
    excludePersonNos: [personNo],
  };
}

/** Whom these exposed, each from the own first exposure on. */
export function secondLevel(
  query: CoPresenceQuery,
  rows: readonly CoPresence[],
): CoPresenceQuery & { limit: number } {
  const first = new Map<number, number>();
  for (const { personNo, from } of rows) {
    first.set(personNo, Math.min(first.get(personNo) ?? Infinity, from));
  }
  const { to } = query.exposers[0]!;
  return {
    ...query,
    exposers: [...first].map(([personNo, from]) => ({ personNo, from, to })),
    excludePersonNos: [...query.excludePersonNos, ...first.keys()],
    limit: KEPT,
  };
}

/** A value and the milliseconds that it took. */
export type Timed<T> = { readonly ms: number; readonly value: T };

export async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

/** One engine's first level, asked until that engine answers. @returns the time of the answer that counts. */
export async function askFirst(app: App, engine: TraceEngine, query: CoPresenceQuery) {
  return await insist(engine, () =>
    timed(() => app.doors.coPresence.each(benchScope, app.platform.db, query, { prefer: engine })),
  );
}

/** One engine's second level. */
export async function askSecond(
  app: App,
  engine: TraceEngine,
  query: CoPresenceQuery & { limit: number },
): Promise<Timed<FoundPeople>> {
  return await insist(engine, () =>
    timed(() => app.doors.coPresence.sum(benchScope, app.platform.db, query, { prefer: engine })),
  );
}

async function insist<T extends { engine: TraceEngine }>(
  engine: TraceEngine,
  ask: () => Promise<Timed<T>>,
): Promise<Timed<T>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const found = await ask();
    if (found.value.engine === engine) {
      return found;
    }
  }
  throw new Error(`the ${engine} engine did not answer ${TRIES} times in a row`);
}

/** The same SQL over the one flat table. */
export async function askFlat(db: Db, query: CoPresenceQuery): Promise<Timed<CoPresence[]>> {
  return await inFlat(db, (tx) => coPresence(benchScope, tx, query));
}

export async function askFlatSecond(db: Db, query: CoPresenceQuery & { limit: number }) {
  return await inFlat(db, (tx) => sumCoPresence(benchScope, tx, query));
}

async function inFlat<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<Timed<T>> {
  return await timed(
    async () =>
      await db.transaction().execute(async (tx) => {
        await sql`set local search_path = flat, public`.execute(tx);
        return await work(tx);
      }),
  );
}

/** The first level as a join of the table with itself, without an index: people and their milliseconds. */
export async function askNaive(db: Db, query: CoPresenceQuery): Promise<Timed<Map<number, number>>> {
  const { personNo, from, to } = query.exposers[0]!;
  return await inFlat(db, async (tx) => {
    await sql`select set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true),
      set_config('enable_bitmapscan', 'off', true)`.execute(tx);
    const found = await sql<{ personNo: number; ms: number }>`
      select person_no as "personNo", sum(ms)::bigint as ms from (
        select b.person_no, extract(epoch from least(a.out_at, b.out_at, ${iso(to)}::timestamptz)
          - greatest(a.in_at, b.in_at, ${iso(from)}::timestamptz)) * 1000 as ms
        from presence a join presence b on b.place_no = a.place_no and b.person_no <> a.person_no
        where a.person_no = ${personNo} and a.dataset = ${DATASET} and b.dataset = ${DATASET}) pair
      where ms >= ${query.minMs} group by 1`.execute(tx);
    return new Map(found.rows.map((row) => [row.personNo, row.ms]));
  });
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
