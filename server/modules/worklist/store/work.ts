import { type RawBuilder, sql } from 'kysely';
import type { workViews } from '../../../../contract/worklist.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';
import type { WorkKind } from '../rules/escalation.ts';

/**
 * Work that is due, kind by kind, as the modules tell it: kind, id, case_id, person_no, area_no, since. Of these units only;
 * null: of the whole dataset, unknown units too.
 */
export type DueWork = readonly {
  readonly kind: WorkKind;
  readonly rows: RawBuilder<unknown>;
  readonly areaNos: readonly number[] | null;
}[];

function rowsOf(due: DueWork): RawBuilder<unknown> {
  const parts = due.map(({ rows, areaNos }) =>
    areaNos === null ? rows : sql`select * from (${rows}) u where area_no = any(${[...areaNos]}::int[])`,
  );
  return sql.join(parts, sql` union all `);
}

export type WorkRow = {
  kind: WorkKind;
  id: string;
  case_id: string | null;
  person_no: number;
  area_no: number | null;
  since: Date;
  officer_id: string | null;
  officer_name: string | null;
  leave_id: string | null;
  leave_to: string | null;
  deputy_id: string | null;
  deputy_name: string | null;
  escalated_to: number | null;
};

export type WorkFilter = {
  readonly view: (typeof workViews)[number];
  readonly kind: WorkKind | null;
  readonly officerId: string | null;
  readonly actorId: string | null;
  /** The viewer's units, whatever units are asked for; null: the whole dataset. */
  readonly own: readonly number[] | null;
  readonly today: string;
  readonly now: Date;
  readonly after: { readonly since: string; readonly id: string } | null;
  readonly limit: number;
};

/** Due work with who has it and who stands in today. */
function work(scope: Scope, due: DueWork, today: string): RawBuilder<unknown> {
  return sql`select d.kind, d.id, d.case_id, d.person_no, d.area_no, d.since, a.officer_id, a.officer_name,
      l.id as leave_id, l.to_on as leave_to, l.deputy_id, l.deputy_name, e.area_no as escalated_to
    from (${rowsOf(due)}) d
    left join work_assignment a on a.item_id = d.id and a.item_kind = d.kind and a.dataset = ${scope.dataset}
    left join work_leave l on l.officer_id = a.officer_id and l.dataset = ${scope.dataset} and l.ended_at is null
      and ${today}::date between l.from_on and l.to_on
    left join work_escalation e on e.item_id = d.id and e.item_kind = d.kind and e.since = d.since and e.level = 1`;
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

/** The same as `isLate`, for the database. */
function late(now: Date): RawBuilder<unknown> {
  return sql`(case kind when 'request' then since < ${now}::timestamptz else since <= ${daysBefore(now, 1)}::timestamptz end)`;
}

/** What a unit of the viewer's was told of: for the list and its count. What a unit told its own superior is not among it. */
function cameUpTo(own: readonly number[] | null): RawBuilder<unknown> {
  return own === null ? sql`escalated_to is not null` : sql`escalated_to = any(${[...own]}::int[])`;
}

/** Work of these units, what waits longest first; one more than the limit. */
export async function listWork(scope: Scope, db: Db, due: DueWork, filter: WorkFilter): Promise<WorkRow[]> {
  const { view, kind, officerId, actorId, after } = filter;
  const views = {
    all: sql`true`,
    mine: sql`(officer_id = ${actorId}::uuid or deputy_id = ${actorId}::uuid)`,
    unassigned: sql`(officer_id is null or leave_id is not null and deputy_id is null)`,
    late: late(filter.now),
    escalated: sql`escalated_to is not null`,
    'came-up': cameUpTo(filter.own),
  };
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<WorkRow>`select * from (${work(scope, due, filter.today)}) w
      where ${views[view]}
        and (${kind}::text is null or kind = ${kind}::text)
        and (${officerId}::uuid is null or officer_id = ${officerId}::uuid)
        and (${after === null}::boolean or (since, id) > (${after?.since ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by since, id limit ${filter.limit + 1}`.execute(tx);
    return found.rows;
  });
}

export type WorkAttention = {
  late: number;
  late48: number;
  unassigned: number;
  standingIn: number;
  cameUp: number;
};

/** How much work of the units of each kind is late, has nobody, is done by the actor for somebody away, or was told to one of these units. */
export async function countWork(
  scope: Scope,
  db: Db,
  due: DueWork,
  times: {
    readonly today: string;
    readonly now: Date;
    readonly actorId: string | null;
    readonly own: readonly number[] | null;
  },
): Promise<WorkAttention> {
  if (due.length === 0) {
    return { late: 0, late48: 0, unassigned: 0, standingIn: 0, cameUp: 0 };
  }
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<WorkAttention>`select
        (count(*) filter (where ${late(times.now)}))::int as late,
        (count(*) filter (where since <= ${daysBefore(times.now, 2)}))::int as late48,
        (count(*) filter (where officer_id is null or leave_id is not null and deputy_id is null))::int as unassigned,
        (count(*) filter (where deputy_id = ${times.actorId}::uuid))::int as "standingIn",
        (count(*) filter (where ${cameUpTo(times.own)}))::int as "cameUp"
      from (${work(scope, due, times.today)}) w`.execute(tx);
    return found.rows[0]!;
  });
}

/** Work by id, as far as it is due. */
export async function findWork(
  _scope: Scope,
  db: Db | Tx,
  due: DueWork,
  ids: readonly string[],
): Promise<Pick<WorkRow, 'kind' | 'id' | 'area_no'>[]> {
  const found = await sql<Pick<WorkRow, 'kind' | 'id' | 'area_no'>>`
    select kind, id, area_no from (${rowsOf(due)}) d where id = any(${ids}::uuid[])`.execute(db);
  return found.rows;
}

/** How much due and late work each officer has. */
export async function workByOfficer(
  scope: Scope,
  db: Db,
  due: DueWork,
  times: { readonly today: string; readonly now: Date },
): Promise<Map<string, { due: number; late: number }>> {
  if (due.length === 0) {
    return new Map();
  }
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<{ officer_id: string; due: number; late: number }>`
      select officer_id, count(*)::int as due, (count(*) filter (where ${late(times.now)}))::int as late
      from (${work(scope, due, times.today)}) w where officer_id is not null group by 1`.execute(tx);
    return new Map(found.rows.map(({ officer_id: id, ...counts }) => [id, counts]));
  });
}

/** Gives work to an officer, or to nobody. */
export async function assign(
  scope: Scope,
  tx: Tx,
  items: readonly { readonly kind: WorkKind; readonly id: string }[],
  officer: { readonly id: string; readonly name: string } | null,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  const kinds = items.map((one) => one.kind);
  const ids = items.map((one) => one.id);
  if (officer === null) {
    await sql`delete from work_assignment a using unnest(${kinds}::text[], ${ids}::uuid[]) as i(kind, id)
      where a.item_kind = i.kind and a.item_id = i.id and a.dataset = ${scope.dataset}`.execute(tx);
    return;
  }
  await sql`insert into work_assignment (item_id, item_kind, dataset, officer_id, officer_name, assigned_at, assigned_by)
    select distinct i.id, i.kind, ${scope.dataset}, ${officer.id}::uuid, ${officer.name}, ${by.at}::timestamptz, ${by.name}
    from unnest(${kinds}::text[], ${ids}::uuid[]) as i(kind, id)
    on conflict (item_id, item_kind) do update set officer_id = excluded.officer_id,
      officer_name = excluded.officer_name, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by`.execute(
    tx,
  );
}

/** For whom an account does a piece of work today: the officer who has it and is away. */
export async function standingInFor(
  scope: Scope,
  db: Db | Tx,
  item: { readonly kind: string; readonly id: string },
  today: string,
): Promise<string | null> {
  const found = await sql<{ officer_name: string }>`select a.officer_name from work_assignment a
    join work_leave l on l.officer_id = a.officer_id and l.dataset = a.dataset and l.ended_at is null
      and ${today}::date between l.from_on and l.to_on and l.deputy_id = ${scope.actor.id}::uuid
    where a.item_id = ${item.id}::uuid and a.item_kind = ${item.kind} and a.dataset = ${scope.dataset} limit 1`.execute(
    db,
  );
  return found.rows[0]?.officer_name ?? null;
}

/** Late work of these kinds that the unit above was not told of yet at a level. */
export async function toEscalate(
  _scope: Scope,
  tx: Tx,
  due: DueWork,
  level: { readonly level: 1 | 2; readonly before: Date; readonly kinds: readonly WorkKind[] },
): Promise<Pick<WorkRow, 'kind' | 'id' | 'area_no' | 'since'>[]> {
  const found = await sql<Pick<WorkRow, 'kind' | 'id' | 'area_no' | 'since'>>`
    select d.kind, d.id, d.area_no, d.since from (${rowsOf(due)}) d
    left join work_escalation e on e.item_id = d.id and e.item_kind = d.kind and e.since = d.since
      and e.level = ${level.level}
    where d.since <= ${level.before} and d.kind = any(${level.kinds}::text[]) and e.item_id is null
    limit 5000`.execute(tx);
  return found.rows;
}

/** Writes down what the unit above was told of. */
export async function insertEscalations(
  scope: Scope,
  tx: Tx,
  level: 1 | 2,
  at: Date,
  rows: readonly {
    readonly kind: WorkKind;
    readonly id: string;
    readonly since: Date;
    readonly areaNo: number | null;
  }[],
): Promise<void> {
  await sql`insert into work_escalation (item_id, item_kind, dataset, level, since, area_no, at)
    select e.id, e.kind, ${scope.dataset}, ${level}::smallint, e.since, e.area_no, ${at}::timestamptz
    from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.kind)}::text[],
      ${rows.map((r) => r.since.toISOString())}::timestamptz[], ${rows.map((r) => r.areaNo)}::int[])
      as e(id, kind, since, area_no)
    on conflict do nothing`.execute(tx);
}

/** Units that were told of these pieces of a kind of work, the first time. */
export async function toldOf(
  scope: Scope,
  db: Db,
  kind: WorkKind,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const found = await sql<{ item_id: string; area_no: number }>`select item_id, area_no from
    (${toldItems(scope, kind)}) told where item_id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.item_id, row.area_no]));
}

/** Pieces of a kind of work that a unit was told of, as a query: item_id, area_no. */
export function toldItems(scope: Scope, kind: WorkKind): RawBuilder<unknown> {
  return sql`select distinct on (item_id) item_id, area_no from work_escalation where dataset = ${scope.dataset}
    and item_kind = ${kind} and level = 1 and area_no is not null order by item_id, at desc`;
}
