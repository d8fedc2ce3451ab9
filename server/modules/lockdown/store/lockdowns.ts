import { sql } from 'kysely';
import type { lockdownShapes } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { Polygons } from '../../../registry/areas/index.ts';
import type { LockdownState } from '../rules/life-cycles.ts';
import type { CordonDecision } from '../../orders/index.ts';
import type { ReadChecklist } from '../rules/lift-checklist.ts';

/** What the paper of a decision says of its cordon, as it stood when it was issued. */
export type PaperFacts = Pick<
  CordonDecision,
  'kind' | 'placeName' | 'units' | 'households' | 'people' | 'formerUntil' | 'former'
>;

/** A decision as it was signed. */
export type SignedDecision = {
  readonly number: string;
  readonly officeId: string;
  readonly officeName: string;
  readonly legalBasis: string;
  readonly signer: {
    readonly name: string;
    readonly lines: readonly string[];
    readonly document: string | null;
  } | null;
  readonly reason: string;
  /** Unix ms. */
  readonly at: number;
  /** The end as this decision had it. */
  readonly until: number;
  readonly warnings: readonly {
    readonly code: string;
    readonly message: string;
    readonly messageEn: string;
  }[];
  /** Digest of its words and what they speak of; decisions of before they were kept have neither. */
  readonly wording?: string;
  readonly paper?: PaperFacts;
  /** Of a decision to lift: the conditions as they stood; decisions of before this was kept have none. */
  readonly checklist?: ReadChecklist;
};

export type LockdownRow = {
  id: string;
  dataset: string;
  title: string;
  state: LockdownState;
  shape: (typeof lockdownShapes)[number];
  area_no: number;
  place_no: number | null;
  outline: Polygons | null;
  /** By which addresses of the unit lie inside; null: told otherwise. */
  address_words: string[] | null;
  km2: number | null;
  disease: string;
  focus_id: string | null;
  reason: string;
  from_at: Date;
  until_at: Date;
  set_up: SignedDecision | null;
  lift: SignedDecision | null;
  lifted_at: Date | null;
  version: number;
  field_versions: FieldVersions;
  created_at: Date;
  created_by: string;
};

const tables = (db: Db | Tx) => db.withTables<{ lockdown: LockdownRow }>();

/** One cordon of the scope's dataset, whatever its area. */
export async function findLockdown(scope: Scope, db: Db | Tx, id: string): Promise<LockdownRow | undefined> {
  return await tables(db)
    .selectFrom('lockdown')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/** The same, locked until the transaction ends: whatever changes a cordon or its people locks it first. */
export async function lockLockdown(scope: Scope, tx: Tx, id: string): Promise<LockdownRow | undefined> {
  return await tables(tx)
    .selectFrom('lockdown')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertLockdown(_scope: Scope, tx: Tx, row: LockdownRow): Promise<void> {
  await tables(tx).insertInto('lockdown').values(stored(row)).execute();
}

export async function updateLockdown(scope: Scope, tx: Tx, row: LockdownRow): Promise<void> {
  const { id, dataset: _, created_at: __, created_by: ___, ...rest } = stored(row);
  await tables(tx)
    .updateTable('lockdown')
    .set(rest)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Cordons in force in the scope's dataset that have begun, oldest first. */
export async function lockdownsInForce(scope: Scope, db: Db | Tx, at: number): Promise<LockdownRow[]> {
  return await tables(db)
    .selectFrom('lockdown')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('state', '=', 'ACTIVE')
    .where('from_at', '<=', new Date(at))
    .orderBy('from_at')
    .orderBy('id')
    .execute();
}

export type LockdownFilter = {
  /** Units whose cordons are shown; null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly title: string | null;
  readonly state: LockdownState | null;
  /** Only those in force that end before this moment. */
  readonly endingBefore: number | null;
  readonly focusId: string | null;
  readonly sort: LockdownSort;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
};

const PREPARED = Date.parse('9000-01-01T00:00:00Z');
const OVER = Date.parse('9999-01-01T00:00:00Z');

/** Where a cordon stands in the order of work: in force by its end, then what is being prepared, then what is over, newest first. */
function workKey(row: LockdownRow): number {
  if (row.state === 'ACTIVE') {
    return row.until_at.getTime();
  }
  return row.state === 'DRAFT' ? PREPARED : OVER - row.created_at.getTime();
}
const workKeySql = sql`case state when 'ACTIVE' then until_at
  when 'DRAFT' then ${new Date(PREPARED).toISOString()}::timestamptz
  else ${new Date(OVER).toISOString()}::timestamptz - (created_at - '1970-01-01T00:00:00Z'::timestamptz) end`;

/** Sort orders: what is compared, direction. */
export const lockdownSorts = {
  work: { key: workKeySql, of: workKey, ascending: true },
  until: { key: sql`until_at`, of: (row: LockdownRow) => row.until_at.getTime(), ascending: true },
  '-until': { key: sql`until_at`, of: (row: LockdownRow) => row.until_at.getTime(), ascending: false },
} as const;
export type LockdownSort = keyof typeof lockdownSorts;

/** Cordons by filter, one more than the limit. */
export async function listLockdowns(
  scope: Scope,
  db: Db | Tx,
  filter: LockdownFilter,
): Promise<LockdownRow[]> {
  const { key, ascending } = lockdownSorts[filter.sort];
  const order = ascending ? sql`asc` : sql`desc`;
  const conditions = [sql`dataset = ${scope.dataset}`];
  if (filter.areaNos !== null) {
    conditions.push(sql`area_no = any(${filter.areaNos}::int[])`);
  }
  if (filter.title !== null) {
    conditions.push(sql`title ilike ${filter.title}`);
  }
  if (filter.state !== null) {
    conditions.push(sql`state = ${filter.state}`);
  }
  if (filter.focusId !== null) {
    conditions.push(sql`focus_id = ${filter.focusId}`);
  }
  if (filter.endingBefore !== null) {
    conditions.push(sql`state = 'ACTIVE' and until_at <= ${new Date(filter.endingBefore)}`);
  }
  if (filter.after !== null) {
    const past = ascending ? sql`>` : sql`<`;
    conditions.push(
      sql`(${key}, id) ${past} (${new Date(filter.after.at).toISOString()}::timestamptz, ${filter.after.id}::uuid)`,
    );
  }
  const found = await sql<LockdownRow>`select * from lockdown where ${sql.join(conditions, sql` and `)}
    order by ${key} ${order}, id ${order} limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

function stored(row: LockdownRow): LockdownRow {
  const json = <T>(value: T | null) => (value === null ? null : (JSON.stringify(value) as unknown as T));
  return { ...row, outline: json(row.outline), set_up: json(row.set_up), lift: json(row.lift) };
}
