import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { copyRows } from '../../../platform/db/copy.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { KeptCells } from '../rules/clean-row.ts';
import type { StagedRow } from '../rules/stage-rows.ts';
import type { SheetMemory } from './sheet-memory.ts';
import type { ImportRow, RowState, SheetRowRow } from './tables.ts';

/** A row as it is kept, readable. */
export type OpenRow = Pick<
  SheetRowRow,
  'row_no' | 'state' | 'code' | 'person_id' | 'case_id' | 'overwrites'
> & {
  readonly kept: KeptCells;
};

/** Rows of one statement: those of a long sheet on a busy machine take longer than a statement may. */
const AT_ONCE = 10_000;

/** Keeps the rows of a sheet, encrypted: as ready, so that a check has to write only the rows of which it finds something else. */
export async function keepRows(
  _scope: Scope,
  tx: Tx,
  secrets: Secrets,
  memory: SheetMemory,
  importId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await copyRows(
      tx,
      'sheet_import_row (import_id, row_no, cells, state)',
      (function* () {
        for (const { row, ...kept } of rows.slice(from, from + AT_ONCE)) {
          const cells = sealed(secrets, kept);
          memory.note(row, cells, kept);
          yield [importId, row, cells, 'ready'];
        }
      })(),
    );
  }
}

function sealed(secrets: Secrets, { cells, dittos, notes, section }: KeptCells): Buffer {
  const more = section === undefined ? (notes.length === 0 ? [] : [notes]) : [notes, section];
  return secrets.encrypt(JSON.stringify([cells, dittos, ...more]));
}

/** Decrypts a row. */
export function openRow(secrets: Pick<Secrets, 'decrypt'>, { cells, ...row }: SheetRowRow): OpenRow {
  const [texts, dittos, notes = [], section] = JSON.parse(secrets.decrypt(cells)) as [
    string[],
    number[],
    KeptCells['notes']?,
    KeptCells['section']?,
  ];
  return {
    ...row,
    kept: { cells: texts, dittos, notes, ...(section === undefined ? {} : { section }) },
  };
}

/** Row up to which the check of a sheet has come: ready ones after it are shown as new. Null: all are checked. */
export function checkedTo({ state, done_to }: Pick<ImportRow, 'state' | 'done_to'>): number | null {
  return state === 'mapping' || state === 'checking' ? done_to : null;
}

export type WantedRows = {
  /** All states when left out. */
  readonly states?: readonly RowState[];
  readonly checkedTo?: number | null;
  /** First problem of the row. */
  readonly code?: string;
  readonly after: number;
  readonly limit: number;
};

/** Rows of a sheet in their order. */
export async function readRows(
  scope: Scope,
  db: Db | Tx,
  secrets: Secrets,
  importId: string,
  wanted: WantedRows,
): Promise<OpenRow[]> {
  return (await readSealedRows(scope, db, importId, wanted)).map((row) => openRow(secrets, row));
}

/** The same, still encrypted. */
export async function readSealedRows(
  _scope: Scope,
  db: Db | Tx,
  importId: string,
  { states, checkedTo = null, code, after, limit }: WantedRows,
): Promise<SheetRowRow[]> {
  const state =
    checkedTo === null
      ? sql`state`
      : sql`case when state = 'ready' and row_no > ${checkedTo} then 'new' else state end`;
  const found = await sql<SheetRowRow>`select import_id, row_no, cells, original, ${state} as state, code,
      person_id, case_id, overwrites from sheet_import_row where import_id = ${importId} and row_no > ${after}
    and (${states ?? null}::text[] is null or ${state} = any(${states ?? null}::text[]))
    and (${code ?? null}::text is null or code = ${code ?? null})
    order by row_no limit ${limit}`.execute(db);
  return found.rows;
}

/** Rows by their numbers, locked. */
export async function lockRows(
  _scope: Scope,
  tx: Tx,
  secrets: Secrets,
  importId: string,
  numbers: readonly number[],
): Promise<OpenRow[]> {
  const found = await sql<SheetRowRow>`select * from sheet_import_row where import_id = ${importId}
    and row_no = any(${numbers}::int[]) order by row_no for update`.execute(tx);
  return found.rows.map((row) => openRow(secrets, row));
}

/** The cells of rows as they were handed in, where they were corrected since, by number. */
export async function readOriginals(
  _scope: Scope,
  tx: Tx,
  secrets: Secrets,
  importId: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = await sql<{ row: number; original: Buffer }>`select row_no as row, original
    from sheet_import_row where import_id = ${importId} and row_no = any(${numbers}::int[])
    and original is not null`.execute(tx);
  return new Map(
    found.rows.map(({ row, original }) => [row, (JSON.parse(secrets.decrypt(original)) as [string[]])[0]]),
  );
}

/** Which of these rows still wait to be taken in. Whoever changes rows holds their sheet: they need no lock of their own. */
export async function stillReady(
  _scope: Scope,
  tx: Tx,
  importId: string,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> {
  const found = await sql<{
    row: number;
  }>`select row_no as row from sheet_import_row where import_id = ${importId}
    and row_no = any(${numbers}::int[]) and state = 'ready'`.execute(tx);
  return new Set(found.rows.map(({ row }) => row));
}

/** What became of a row. */
export type RowOutcome = {
  readonly row: number;
  readonly state: RowState;
  readonly code: string | null;
  readonly personId?: string | null;
  readonly caseId?: string | null;
};

/** Writes what became of rows; those that are taken in already stay so. */
export async function saveOutcomes(
  _scope: Scope,
  db: Db | Tx,
  importId: string,
  outcomes: readonly RowOutcome[],
): Promise<void> {
  if (outcomes.length === 0) {
    return;
  }
  await sql`update sheet_import_row r set state = o.state, code = o.code, person_id = o.person_id, case_id = o.case_id
    from unnest(${outcomes.map(({ row }) => row)}::int[], ${outcomes.map(({ state }) => state)}::text[],
      ${outcomes.map(({ code }) => code)}::text[], ${outcomes.map(({ personId }) => personId ?? null)}::uuid[],
      ${outcomes.map(({ caseId }) => caseId ?? null)}::uuid[]) as o(row_no, state, code, person_id, case_id)
    where r.import_id = ${importId} and r.row_no = o.row_no and r.state not in ('imported', 'duplicate')`.execute(
    db,
  );
}

/** Notes that the values of these rows hold where the records of their people say something else. */
export async function saveOverwrites(
  _scope: Scope,
  tx: Tx,
  importId: string,
  numbers: readonly number[],
): Promise<void> {
  await sql`update sheet_import_row set overwrites = true
    where import_id = ${importId} and row_no = any(${numbers}::int[])`.execute(tx);
}

/** Corrected cells; what was handed in is kept beside, the first time. */
export async function saveCells(
  _scope: Scope,
  tx: Tx,
  secrets: Secrets,
  importId: string,
  rows: readonly { readonly row: number; readonly kept: KeptCells }[],
): Promise<void> {
  await sql`update sheet_import_row r set original = coalesce(r.original, r.cells), cells = o.cells
    from unnest(${rows.map(({ row }) => row)}::int[], ${rows.map(({ kept }) => sealed(secrets, kept))}::bytea[])
      as o(row_no, cells)
    where r.import_id = ${importId} and r.row_no = o.row_no`.execute(tx);
}
