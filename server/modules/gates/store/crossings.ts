import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';
import type { CrossingRow } from './tables.ts';

/** Columns with their types, in the order of the insert: rows go as one JSON array, read by `jsonb_to_recordset`. */
const COLUMNS: { readonly [name in keyof CrossingRow]: string } = {
  place_no: 'int',
  id: 'uuid',
  dataset: 'text',
  area_no: 'int',
  shift_id: 'uuid',
  device_id: 'uuid',
  group_id: 'uuid',
  at: 'timestamptz',
  received_at: 'timestamptz',
  direction: 'text',
  means: 'text',
  outcome: 'text',
  person_no: 'bigint',
  declaration_code: 'text',
  permit_code: 'text',
  slip: 'text',
  plate: 'bytea',
  plate_index: 'bytea',
  vehicle_kind: 'text',
  seat: 'text',
  by_group: 'boolean',
  companions: 'smallint',
  origin_area_code: 'text',
  words: 'bytea',
  departed_at: 'timestamptz',
  zone_rank: 'smallint',
  temperature: 'smallint',
  proposed: 'text',
  decision: 'text',
  override_reason: 'text',
  rule_set: 'text',
  rule_version: 'int',
  reasons: 'jsonb',
  facts: 'jsonb',
  waved: 'boolean',
};

const names = sql.raw(Object.keys(COLUMNS).join(', '));
const typed = sql.raw(
  Object.entries(COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join(', '),
);

/** Writes crossings, all of them or none. */
export async function insertCrossings(tx: Tx, rows: readonly CrossingRow[]): Promise<void> {
  const json = JSON.stringify(rows, (_, value: unknown) =>
    isBufferJson(value) ? `\\x${Buffer.from(value.data).toString('hex')}` : value,
  );
  await sql`insert into gate_crossing (${names})
    select ${names} from jsonb_to_recordset(${json}::jsonb) as r(${typed})`.execute(tx);
}

function isBufferJson(value: unknown): value is { type: 'Buffer'; data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}

/** Against the rules: what the rest of a vehicle called for is none. */
export const overriddenCrossing = sql`(decision <> proposed and not by_group)`;

/** Of these slips of a post, those that a crossing carries already. */
export async function knownSlips(
  scope: Scope,
  tx: Tx,
  slips: readonly { placeNo: number; slip: string }[],
): Promise<Set<string>> {
  const found = await sql<{ key: string }>`
    select c.place_no || ' ' || c.slip as key
    from unnest(${slips.map((one) => one.placeNo)}::int[], ${slips.map((one) => one.slip)}::text[]) as s(place_no, slip)
    join gate_crossing c on c.place_no = s.place_no and c.slip = s.slip and c.dataset = ${scope.dataset}`.execute(
    tx,
  );
  return new Set(found.rows.map(({ key }) => key));
}

export type CrossingFilter = {
  readonly placeNos: readonly number[];
  readonly shiftId: string | null;
  readonly groupId: string | null;
  readonly decision: string | null;
  readonly outcome: string | null;
  readonly overridden: boolean | null;
  readonly plateIndex: Buffer | null;
  readonly from: Date | null;
  readonly to: Date | null;
};

/** Crossings at these posts, the newest first, behind `after`. */
export async function listCrossings(
  scope: Scope,
  db: Db,
  filter: CrossingFilter,
  page: { readonly after: { at: string; id: string } | null; readonly limit: number },
): Promise<CrossingRow[]> {
  const { after } = page;
  const found = await sql<CrossingRow>`select ${names} from gate_crossing
    where ${matches(scope, filter)}
      and (${after === null}::boolean or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${page.limit}`.execute(db);
  return found.rows;
}

function matches(scope: Scope, filter: CrossingFilter): RawBuilder<unknown> {
  const conditions = [
    sql`dataset = ${scope.dataset}`,
    sql`place_no = any(${[...filter.placeNos]}::int[])`,
    ...(filter.shiftId === null ? [] : [sql`shift_id = ${filter.shiftId}`]),
    ...(filter.groupId === null ? [] : [sql`group_id = ${filter.groupId}`]),
    ...(filter.decision === null ? [] : [sql`decision = ${filter.decision}`]),
    ...(filter.outcome === null ? [] : [sql`outcome = ${filter.outcome}`]),
    ...(filter.overridden === null ? [] : [sql`${overriddenCrossing} = ${filter.overridden}`]),
    ...(filter.plateIndex === null ? [] : [sql`plate_index = ${filter.plateIndex}`]),
    ...(filter.from === null ? [] : [sql`at >= ${filter.from}`]),
    ...(filter.to === null ? [] : [sql`at < ${filter.to}`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** Crossings by id, for what follows them. */
export async function readCrossings(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
  ids: readonly string[],
): Promise<CrossingRow[]> {
  const found = await sql<CrossingRow>`select ${names} from gate_crossing
    where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return found.rows;
}

/** Who was sent back at these posts since a moment, by the post or by its commander, the newest first, at most 200. */
export async function turnedBackSince(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
  since: Date,
): Promise<CrossingRow[]> {
  const found = await sql<CrossingRow>`select ${names} from gate_crossing c
    where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and at >= ${since}
      and (decision = 'turn-back' or (decision = 'ask-commander' and exists (
        select from gate_escalation e
        where e.place_no = c.place_no and e.crossing_id = c.id and e.decision = 'turn-back')))
    order by at desc limit 200`.execute(db);
  return found.rows;
}

/** Crossings by area and hour from the facts, for the nightly check of the counters. */
export async function recountCrossings(
  db: Db | Tx,
  since: Date,
  only: 'all' | 'turn-back' | 'waved' | 'overridden',
): Promise<FigureRow[]> {
  const condition = {
    all: sql`true`,
    'turn-back': sql`decision = 'turn-back'`,
    waved: sql`waved`,
    overridden: overriddenCrossing,
  }[only];
  const found = await sql<{ dataset: string; area_no: number; at: Date; value: number }>`
    select dataset, area_no, date_trunc('hour', at) as at, count(*) as value from gate_crossing
    where at >= ${since} and ${condition} group by 1, 2, 3`.execute(db);
  return found.rows.map(({ dataset, area_no: areaNo, at, value }) => ({
    dataset,
    areaNo,
    at: at.getTime(),
    value,
  }));
}

export type DecidedCrossing = Pick<CrossingRow, 'id' | 'at' | 'proposed'> & {
  facts: NonNullable<CrossingRow['facts']>;
};

const READ_AT_ONCE = 5000;

/** Crossings of a period with the facts that they were decided by, in the order of their time, a few thousand at a time. */
export async function* crossingsBetween(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
  from: Date,
  to: Date,
): AsyncGenerator<DecidedCrossing> {
  let after: DecidedCrossing | undefined;
  do {
    const page: { rows: DecidedCrossing[] } =
      await sql<DecidedCrossing>`select id, at, proposed, facts from gate_crossing
      where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and at >= ${from} and at < ${to}
        and facts is not null
        and (${after === undefined}::boolean or (at, id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by at, id limit ${READ_AT_ONCE}`.execute(db);
    yield* page.rows;
    after = page.rows.length < READ_AT_ONCE ? undefined : page.rows.at(-1);
  } while (after !== undefined);
}

/** A code that a phone of a post drew for somebody, and when the server heard of it. */
export type WrittenCode = { readonly id: string; readonly code: string; readonly received_at: Date };

/** Codes that phones of these posts wrote on paper, in the order in which they arrived, behind `after`. */
export async function writtenCodes(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
  page: { readonly since: Date; readonly after: { at: string; id: string } | null; readonly limit: number },
): Promise<WrittenCode[]> {
  const { after, since, limit } = page;
  const found = await sql<WrittenCode>`select id, declaration_code as code, received_at from gate_crossing
    where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and at >= ${since}
      and slip is not null and slip = declaration_code
      and (${after === null}::boolean or (received_at, id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by received_at, id limit ${limit}`.execute(db);
  return found.rows;
}
