import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Own } from '../rules/drills.ts';
import { isOwn } from './runs.ts';

/** A line of the trainer's list: a run, or somebody who enrolled and has begun nothing. */
export type EntryRow = {
  readonly id: string;
  readonly trainee: string;
  readonly unit: string | null;
  readonly drill: string;
  /** When the run began; of who has begun nothing when they enrolled. */
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly done: string[];
  readonly own: Own | null;
  readonly moved_at: Date;
  readonly begun: boolean;
  /** A later run of the same drill has taken its place. */
  readonly begun_again: boolean;
};
/** Orders of the list, each with the type that its cursor has. */
export const entrySorts = {
  name: ['lower(trainee)', 'text'],
  unit: ["lower(coalesce(unit, ''))", 'text'],
  done: ['cardinality(done)', 'int'],
  movedAt: ['moved_at', 'timestamptz'],
  startedAt: ['started_at', 'timestamptz'],
} as const;
export type EntrySort = keyof typeof entrySorts;

export type EntryFilter = {
  readonly words: string | null;
  readonly drill?: string | undefined;
  readonly state?: 'none' | 'open' | 'stuck' | 'finished' | undefined;
  /** The step that they are at, from 1. */
  readonly step?: number | undefined;
  /** Who moved last before this is stuck. */
  readonly stuckBefore: Date;
};
export type EntryPage = {
  readonly limit: number;
  readonly sort: EntrySort;
  readonly descending: boolean;
  readonly after: readonly [value: string, id: string] | null;
};
type Sorted = EntryRow & { readonly sorted_by: string };

/** All that the caller administers; who trains without an account is in nobody's area, and so in everybody's. */
function entries(scope: Scope): RawBuilder<unknown> {
  return sql`(select r.id, r.account_id, r.trainee, r.unit, r.search, r.drill, r.started_at, r.finished_at, r.done, r.own,
      r.moved_at, true as begun, exists (select 1 from training_run later where later.account_id = r.account_id
        and later.drill = r.drill and later.started_at > r.started_at) as begun_again
    from training_run r where r.dataset = ${scope.dataset}
    union all
    select t.account_id, t.account_id, t.name, t.unit, t.search, t.drill, t.enrolled_at, null, '{}', null,
      t.enrolled_at, false, false
    from trainee t where t.dataset = ${scope.dataset}
      and not exists (select 1 from training_run r where r.account_id = t.account_id))`;
}

/** The newest run of each account, of one drill where one is named: who began several is one person all the same. */
function newestOf(scope: Scope, drill: string | undefined): RawBuilder<unknown> {
  return sql`(select distinct on (account_id) * from ${entries(scope)} run
    where ${drill === undefined ? sql`true` : sql`drill = ${drill}`} order by account_id, started_at desc, id desc)`;
}

const isOpen = sql`begun and finished_at is null and not begun_again`;

function matching(scope: Scope, filter: EntryFilter): RawBuilder<unknown> {
  const { words, drill, state, step, stuckBefore } = filter;
  const wanted = [isOwn(scope, sql.ref('entry.account_id'))] as RawBuilder<unknown>[];
  if (words !== null) {
    wanted.push(sql`search like ${`%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`);
  }
  if (drill !== undefined) {
    wanted.push(sql`drill = ${drill}`);
  }
  if (state === 'none') {
    wanted.push(sql`not begun`);
  } else if (state === 'finished') {
    wanted.push(sql`finished_at is not null`);
  } else if (state !== undefined) {
    wanted.push(isOpen);
  }
  if (state === 'stuck') {
    wanted.push(sql`moved_at < ${stuckBefore}`);
  }
  if (step !== undefined) {
    wanted.push(isOpen, sql`cardinality(done) = ${step - 1}`);
  }
  return sql.join(wanted, sql` and `);
}

/** A page of who trains, one query; `sorted_by` is what the cursor of a row holds. */
export async function listEntries(
  scope: Scope,
  db: Db,
  filter: EntryFilter,
  { limit, sort, descending, after }: EntryPage,
): Promise<Sorted[]> {
  const [expression, type] = entrySorts[sort];
  const by = sql.raw(expression);
  const [order, behind] = descending ? [sql.raw('desc'), sql.raw('<')] : [sql.raw('asc'), sql.raw('>')];
  const rest =
    after === null
      ? sql``
      : sql`and (${by}, id) ${behind} (${after[0]}::${sql.raw(type)}, ${after[1]}::uuid)`;
  const found =
    await sql<Sorted>`select id, trainee, unit, drill, started_at, finished_at, done, own, moved_at, begun,
      begun_again, ${type === 'timestamptz' ? sql`to_char(${by} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : sql`(${by})::text`} as sorted_by
    from ${entries(scope)} entry where ${matching(scope, filter)} ${rest}
    order by ${by} ${order}, id ${order} limit ${limit}`.execute(db);
  return found.rows;
}

/** How many of a unit (as most of its trainees write it) stand where, by their newest run. */
export type UnitRow = {
  readonly unit: string;
  readonly trainees: number;
  readonly none: number;
  readonly open: number;
  readonly stuck: number;
  readonly finished: number;
};

/** Units in the order of their names, from behind one; capitals and spaces do not make two of one. */
export async function listUnits(
  scope: Scope,
  db: Db,
  filter: EntryFilter,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<(UnitRow & { readonly key: string })[]> {
  const key = sql`lower(regexp_replace(btrim(coalesce(unit, '')), '\\s+', ' ', 'g'))`;
  const found = await sql<UnitRow & { readonly key: string }>`select ${key} as key,
      mode() within group (order by coalesce(unit, '')) as unit, count(*)::int as trainees,
      count(*) filter (where not begun)::int as none,
      count(*) filter (where ${isOpen} and moved_at >= ${filter.stuckBefore})::int as open,
      count(*) filter (where ${isOpen} and moved_at < ${filter.stuckBefore})::int as stuck,
      count(*) filter (where finished_at is not null)::int as finished
    from ${newestOf(scope, filter.drill)} entry
    where ${matching(scope, filter)} ${after === null ? sql`` : sql`and ${key} > ${after}`}
    group by 1 order by 1 limit ${limit}`.execute(db);
  return found.rows;
}
