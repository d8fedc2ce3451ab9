import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../../platform/access/scope.ts';
import type { LaidOutPeople, PersonDraft, SealedPerson } from '../../../registry/people/index.ts';
import type { SheetContext, WorkContext } from '../context.ts';
import type { Judge, JudgedRow } from '../rules/judge-row.ts';
import { type OpenRow, openRow, readSealedRows, type WantedRows } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { correctsRecord, draftOf } from './review-rows.ts';

/** Rows worked on at once: about a millisecond, so that requests and the writing of the batch before never wait longer. */
const SLICE = 10;

/** A row that was read, decrypted and judged outside any transaction. */
export type PreparedRow = OpenRow & {
  readonly judged: JudgedRow;
  /** Of a row that makes a new person: encrypted and hashed already. */
  readonly person: { readonly draft: PersonDraft; readonly sealed: SealedPerson } | null;
};

/**
 * Prepares rows while the database writes the batch before. Nothing of it rests on what other transactions write: who a row
 * is, and whether it still waits, is looked up when it is taken in.
 */
export async function prepareRows(
  { platform, people, memory }: Pick<WorkContext, 'platform' | 'people' | 'memory'>,
  scope: Scope,
  sheet: ImportRow,
  judge: Judge,
  wanted: WantedRows,
  forPeople: boolean,
): Promise<PreparedRow[]> {
  const rows = await readSealedRows(scope, platform.db, sheet.id, wanted);
  const prepared: PreparedRow[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % SLICE === SLICE - 1) {
      await setImmediate();
    }
    const { cells, ...rest } = row;
    const known = memory.find(cells);
    const open = known === undefined ? openRow(platform.secrets, row) : { ...rest, kept: known };
    if (known === undefined) {
      memory.note(row.row_no, cells, open.kept);
    }
    const judged = judge(open.kept);
    const isNew =
      forPeople && judged.state === 'ready' && judged.personId === null && !correctsRecord(judged);
    const draft = isNew ? draftOf(sheet, judged) : null;
    prepared.push({ ...open, judged, person: draft === null ? null : { draft, sealed: people.seal(draft) } });
  }
  return prepared;
}

/** What is taken in at once: rows, and the people whom they make, laid out. */
export type PreparedBatch = { readonly rows: readonly PreparedRow[]; readonly people: LaidOutPeople | null };

/** Lays out the people whom rows make. */
export async function layOutBatch(
  { people }: Pick<SheetContext, 'people'>,
  scope: Scope,
  { kind }: ImportRow,
  rows: readonly PreparedRow[],
): Promise<PreparedBatch> {
  const fresh = rows.flatMap(({ person }) => person ?? []);
  return { rows, people: await people.layOut(scope, fresh, provenanceOf(kind)) };
}

/** Whence people of a sheet are known. */
export function provenanceOf(kind: ImportRow['kind']) {
  return { source: `import-${kind}` as const, assurance: 'unverified' as const };
}

/** Batches in their order, each prepared while the one before is worked on. `next` begins after the last row of the former. */
export function preparedBatches<T extends { readonly rows: readonly PreparedRow[] }>(
  prepare: (after: number) => Promise<T>,
  first: number,
): { readonly take: () => Promise<T> } {
  let next = prepare(first);
  // Whoever takes it hears of a failure; nobody may take it when the work ended before.
  next.catch(() => undefined);
  return {
    take: async () => {
      const batch = await next;
      const last = batch.rows.at(-1);
      if (last !== undefined) {
        next = prepare(last.row_no);
        next.catch(() => undefined);
      }
      return batch;
    },
  };
}
