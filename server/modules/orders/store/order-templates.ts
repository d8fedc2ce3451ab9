import { sql } from 'kysely';
import type { Wording } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { PaperKind } from '../rules/paper-kinds.ts';
import type { TemplateState } from '../rules/template-steps.ts';

/** A version of a template as stored. */
export type TemplateRow = {
  id: string;
  dataset: string;
  office_id: string;
  area_no: number;
  kind: PaperKind;
  number: number;
  content: Wording;
  note: string | null;
  valid_from: string | null;
  started_at: Date | null;
  started_by: string | null;
  ended_at: Date | null;
  ended_on: string | null;
  end_reason: string | null;
  created_at: Date;
  changed_at: Date;
  changed_by: string;
  version: number;
  field_versions: FieldVersions;
};
/** The same with what it is on the day asked for. */
export type TemplateToday = TemplateRow & { state: TemplateState };
/** Office and kind: what versions belong to. */
export type TemplateKey = { readonly officeId: string; readonly kind: PaperKind };

/**
 * What a version is on a day. Of those begun, the one that began last decides, the higher number where two began on one
 * day; one that was ended before its first day never began.
 */
const stateOn = (date: string) => sql<TemplateState>`case
  when t.ended_on is not null then case when t.valid_from is null then 'discarded' else 'ended' end
  when t.valid_from is null then 'draft'
  when t.valid_from > ${date}::date then 'scheduled'
  when exists (select 1 from order_template n where n.dataset = t.dataset and n.office_id = t.office_id
    and n.kind = t.kind and n.valid_from <= ${date}::date
    and (n.ended_on is null or n.ended_on >= n.valid_from)
    and (n.valid_from, n.number) > (t.valid_from, t.number)) then 'replaced'
  else 'in-force' end`;

/** Writes a new draft; false: the office has one of this kind already. */
export async function insertTemplate(_scope: Scope, tx: Tx, row: TemplateRow): Promise<boolean> {
  const made = await sql`insert into order_template
    select * from jsonb_populate_record(null::order_template, ${JSON.stringify(row)}::jsonb)
    on conflict do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** One version of the scope's dataset with its state on a day; the caller looks whether the viewer may see its office. */
export async function findTemplate(
  scope: Scope,
  db: Db | Tx,
  id: string,
  date: string,
): Promise<TemplateToday | undefined> {
  const found = await sql<TemplateToday>`select t.*, ${stateOn(date)} as state from order_template t
    where t.id = ${id} and t.dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** The same, locked until the transaction ends. */
export async function lockTemplate(
  scope: Scope,
  tx: Tx,
  id: string,
  date: string,
): Promise<TemplateToday | undefined> {
  const found = await sql<TemplateToday>`select t.*, ${stateOn(date)} as state from order_template t
    where t.id = ${id} and t.dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/**
 * The version that decides on a day. Ending the one that began last doesn't bring back the one before: nobody would
 * expect last year's wording to return.
 */
export async function templateOn(
  scope: Scope,
  db: Db | Tx,
  { officeId, kind }: TemplateKey,
  date: string,
): Promise<TemplateRow | undefined> {
  const found = await sql<TemplateRow>`select * from order_template
    where dataset = ${scope.dataset} and office_id = ${officeId} and kind = ${kind} and valid_from <= ${date}::date
      and (ended_on is null or ended_on >= valid_from)
    order by valid_from desc, number desc limit 1`.execute(db);
  const [row] = found.rows;
  return row?.ended_on === null ? row : undefined;
}

/** The newest version before a number that was put into force and began; undefined: none. */
export async function versionBefore(
  scope: Scope,
  db: Db | Tx,
  { officeId, kind, number }: TemplateKey & { readonly number: number },
): Promise<TemplateRow | undefined> {
  const found = await sql<TemplateRow>`select * from order_template
    where dataset = ${scope.dataset} and office_id = ${officeId} and kind = ${kind} and number < ${number}
      and valid_from is not null and (ended_on is null or ended_on >= valid_from)
    order by number desc limit 1`.execute(db);
  return found.rows[0];
}

/** The number of the next version. Two drafts at once take the same one: the table lets only one in. */
export async function nextNumber(scope: Scope, tx: Tx, { officeId, kind }: TemplateKey): Promise<number> {
  const found = await sql<{ last: number | null }>`select max(number) as last from order_template
    where dataset = ${scope.dataset} and office_id = ${officeId} and kind = ${kind}`.execute(tx);
  return (found.rows[0]?.last ?? 0) + 1;
}

/** Writes what may change in a version that is locked. */
export async function updateTemplate(scope: Scope, tx: Tx, row: TemplateRow): Promise<void> {
  await sql`update order_template t set content = r.content, note = r.note, valid_from = r.valid_from,
      started_at = r.started_at, started_by = r.started_by, ended_at = r.ended_at, ended_on = r.ended_on,
      end_reason = r.end_reason, changed_at = r.changed_at, changed_by = r.changed_by, version = r.version,
      field_versions = r.field_versions
    from jsonb_populate_record(null::order_template, ${JSON.stringify(row)}::jsonb) r
    where t.id = ${row.id} and t.dataset = ${scope.dataset}`.execute(tx);
}

/** Sort orders of the list; each key is text, so that one cursor fits all. */
export const templateSorts = {
  office: 'asc',
  '-office': 'desc',
  validFrom: 'asc',
  '-validFrom': 'desc',
  changedAt: 'asc',
  '-changedAt': 'desc',
} as const;
export type TemplateSort = keyof typeof templateSorts;

export type TemplateFilter = {
  /** Offices that are shown, by name. */
  readonly officeIds: readonly string[];
  readonly areaNos: readonly number[];
  readonly kind: PaperKind | null;
  readonly state: TemplateState | null;
  readonly date: string;
  readonly sort: TemplateSort;
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
};

/** Versions by filter without their wording, one more than the limit; `key` is what they are sorted by. */
export async function listTemplates(
  scope: Scope,
  db: Db,
  filter: TemplateFilter,
): Promise<(Omit<TemplateToday, 'content'> & { key: string })[]> {
  const { officeIds, sort, after } = filter;
  const byOffice = sql`to_char(array_position(${officeIds}::uuid[], t.office_id), 'FM000000') || t.kind
    || to_char(999999 - t.number, 'FM000000')`;
  const keys = {
    office: byOffice,
    validFrom: sql`coalesce(t.valid_from::text, '')`,
    changedAt: sql`to_char(t.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  };
  const key = keys[sort.replace('-', '') as keyof typeof keys];
  const descending = templateSorts[sort] === 'desc';
  const past = descending ? sql`<` : sql`>`;
  const order = descending ? sql`desc` : sql`asc`;
  const found = await sql<Omit<TemplateToday, 'content'> & { key: string }>`select * from (
    select t.id, t.dataset, t.office_id, t.area_no, t.kind, t.number, t.note, t.valid_from, t.started_at, t.started_by,
      t.ended_at, t.ended_on, t.end_reason, t.created_at, t.changed_at, t.changed_by, t.version,
      ${stateOn(filter.date)} as state, (${key}) collate "C" as key
    from order_template t
    where t.dataset = ${scope.dataset} and t.area_no = any(${filter.areaNos}::int[])
      and t.office_id = any(${officeIds}::uuid[]) and (${filter.kind}::text is null or t.kind = ${filter.kind})) one
    where (${filter.state}::text is null or state = ${filter.state})
      and (${after === null} or (key, id) ${past} (${after?.key ?? ''}::text, ${after?.id ?? null}::uuid))
    order by key ${order}, id ${order} limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}
