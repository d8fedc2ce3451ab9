import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../../platform/access/scope.ts';
import type { PersonDraft, SealedPerson } from '../../../registry/people/index.ts';
import type { SheetContext } from '../context.ts';
import type { Judge, JudgedRow } from '../rules/judge-row.ts';
import { type OpenRow, openRow, readSealedRows, type WantedRows } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { correctsRecord, draftOf } from './review-rows.ts';

/** Rows worked on at once: a few milliseconds, so that requests and the writing of the batch before never wait longer. */
const SLICE = 25;

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
  { platform, people }: Pick<SheetContext, 'platform' | 'people'>,
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
    const open = openRow(platform.secrets, row);
    const judged = judge(open.kept);
    const isNew =
      forPeople && judged.state === 'ready' && judged.personId === null && !correctsRecord(judged);
    const draft = isNew ? draftOf(sheet, judged) : null;
    prepared.push({ ...open, judged, person: draft === null ? null : { draft, sealed: people.seal(draft) } });
  }
  return prepared;
}

/** Batches in their order, each prepared while the one before is worked on. `next` begins after the last row of the former. */
export function preparedBatches(
  prepare: (after: number) => Promise<PreparedRow[]>,
  first: number,
): { readonly take: () => Promise<readonly PreparedRow[]> } {
  let next = prepare(first);
  // Whoever takes it hears of a failure; nobody may take it when the work ended before.
  next.catch(() => undefined);
  return {
    take: async () => {
      const batch = await next;
      const last = batch.at(-1);
      if (last !== undefined) {
        next = prepare(last.row_no);
        next.catch(() => undefined);
      }
      return batch;
    },
  };
}
