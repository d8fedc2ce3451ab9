import { sql } from 'kysely';
import type { HistoryQuery, HistoryRow, ShownChange } from '../../../contract/history.ts';
import type { Scope } from '../access/scope.ts';
import type { Db, Tx } from '../db/database.ts';
import type { FieldChanges } from '../db/merge-edit.ts';
import { cutPage, decodeCursor } from '../http/paging.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { digestOf } from './changes.ts';
import type { Readers } from './history-words.ts';
import { lookerColumns, lookers, type LookRow } from './looks.ts';

type Row = Pick<LookRow, 'role' | 'areaId'> & {
  seq: number;
  at: Date;
  actor: string;
  action: string;
  detail: { fields?: unknown; values?: unknown };
  reason: string | null;
  sealed: Buffer | null;
};

/** What a module knows of its records: which acts only look, and how each field reads for this viewer. */
export type HistoryOf = {
  readonly subjectIds: readonly string[];
  readonly looks: readonly string[];
  /** Makes the readers of what was found, so that names can be fetched for all rows at once. */
  readonly readers: (changes: readonly FieldChanges[]) => Promise<Readers> | Readers;
};
export type HistoryPage = { items: HistoryRow[]; next: string | null };
type Context = {
  readonly db: Db;
  readonly secrets: Pick<Secrets, 'decrypt'>;
  readonly areaName: (id: string) => string | undefined;
};

const PAGE = 100;

/**
 * Acts that changed these records, the newest first; looks are left out. Old and new values come in words, as far as the
 * module's readers let this viewer see them: a field without a reader stays hidden.
 */
export async function historyOf(
  { db, secrets, areaName }: Context,
  scope: Scope,
  { subjectIds, looks, readers }: HistoryOf,
  query: HistoryQuery = {},
): Promise<HistoryPage> {
  const { field, officer, from, to, limit = PAGE } = query;
  const before = Number(decodeCursor(query.cursor)?.[0] ?? Number.MAX_SAFE_INTEGER);
  const found =
    await sql<Row>`select a.seq, a.at, a.actor, a.action, a.detail, a.reason, c.sealed, ${lookerColumns}
    from audit a ${lookers} left join record_change c on c.digest = a.detail->>'values'
    where a.subject_id = any(${[...subjectIds]}::uuid[]) and a.dataset = ${scope.dataset} and a.seq < ${before}
      and not a.action = any(${[...looks]}::text[])
      and (${field ?? null}::text is null
        or jsonb_exists_any(coalesce(a.detail->'fields', '[]'), ${columnNames(field ?? '')}::text[]))
      and (${officer ?? null}::text is null or a.actor ilike '%' || ${like(officer ?? '')} || '%')
      and (${from ?? null}::timestamptz is null or a.at >= ${from ?? null}::timestamptz)
      and (${to ?? null}::timestamptz is null or a.at < ${to ?? null}::timestamptz)
    order by a.seq desc limit ${limit + 1}`.execute(db);
  const page = cutPage(found.rows, limit, (row) => [row.seq]);
  const opened = page.rows.map((row) => ({ row, kept: valuesOf(secrets, row) }));
  const read = await readers(opened.map(({ kept }) => kept.changes ?? {}));
  return {
    items: opened.map(({ row, kept }) => ({
      id: String(row.seq),
      at: row.at.toISOString(),
      by: row.actor,
      role: row.role,
      areaName: row.areaId === null ? null : (areaName(row.areaId) ?? null),
      action: row.action,
      fields: fieldsOf(row),
      reason: row.reason,
      values: kept.state,
      changes: Object.entries(kept.changes ?? {}).map(([name, values]) => shown(name, values, read)),
    })),
    next: page.next,
  };
}

function shown(field: string, [from, to]: readonly [unknown, unknown], readers: Readers): ShownChange {
  const reader = readers[field];
  if (reader === undefined || reader === 'hidden') {
    return { field, hidden: true, from: null, to: null };
  }
  const words = (value: unknown) =>
    value === null || value === undefined || value === '' ? null : reader(value);
  return { field, hidden: false, from: words(from), to: words(to) };
}

/** The values of an act, where they were kept and nobody touched them: the trail names their digest. */
function valuesOf(
  secrets: Pick<Secrets, 'decrypt'>,
  { detail, sealed }: Row,
): { state: HistoryRow['values']; changes?: FieldChanges } {
  if (typeof detail.values !== 'string') {
    return { state: 'not-kept' };
  }
  if (sealed === null) {
    return { state: 'erased' };
  }
  return digestOf(sealed) === detail.values
    ? { state: 'kept', changes: JSON.parse(secrets.decrypt(sealed)) as FieldChanges }
    : { state: 'altered' };
}

function fieldsOf({ detail }: Row): string[] {
  return Array.isArray(detail.fields) ? detail.fields.map((field) => apiName(String(field))) : [];
}

/** `onset_date` as the contract names it: `onsetDate`; `area_no` points to `areaId`. Older acts were noted by column. */
function apiName(field: string): string {
  return field.replace(/_no$/u, '_id').replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

/** A field under every name that acts were noted with. */
/** The newest act that changed this field of each record, and when; records without one are left out. */
export async function lastChanges(
  scope: Scope,
  db: Db | Tx,
  subjectIds: readonly string[],
  field: string,
): Promise<Map<string, { action: string; at: Date }>> {
  if (subjectIds.length === 0) {
    return new Map();
  }
  const found = await sql<{ id: string; action: string; at: Date }>`select distinct on (subject_id)
      subject_id as id, action, at from audit
    where subject_id = any(${[...subjectIds]}::uuid[]) and dataset = ${scope.dataset}
      and jsonb_exists_any(coalesce(detail->'fields', '[]'), ${columnNames(field)}::text[])
    order by subject_id, seq desc`.execute(db);
  return new Map(found.rows.map(({ id, action, at }) => [id, { action, at }]));
}

function columnNames(field: string): string[] {
  const column = field.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  return [field, column, column.replace(/_id$/u, '_no')];
}

function like(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}
