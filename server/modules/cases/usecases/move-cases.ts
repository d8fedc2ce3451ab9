import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { countedCase } from '../figures.ts';
import { countChange } from '../rules/case-figures.ts';
import { type CaseRow, casesOfPeople, lockCase, updateCase } from '../store/cases.ts';

/** People under all their numbers, and the units between which their open cases go. */
export type CaseMove = { readonly personNos: readonly number[]; readonly from: number; readonly to: number };

/**
 * Gives the open cases of people from one responsible unit to another, in the caller's transaction, which has looked at
 * the rights of both sides. Counters move along; discarded cases and those with an outcome stay where they are.
 * @returns ids of the cases that moved.
 */
export async function moveCases(scope: Scope, tx: Tx, move: CaseMove, at: number): Promise<string[]> {
  const moved: { row: CaseRow; next: CaseRow }[] = [];
  const found = await casesOfPeople(scope, tx, move.personNos);
  for (const id of found.map((row) => row.id).toSorted()) {
    const row = await lockCase(scope, tx, id);
    if (row !== undefined && isOpen(row) && row.area_no === move.from) {
      const stored = { version: row.version, fieldVersions: row.field_versions };
      const { version, fieldVersions } = mergeEdit(stored, row.version, ['area_no']);
      moved.push({ row, next: { ...row, area_no: move.to, version, field_versions: fieldVersions } });
    }
  }
  for (const { next } of moved) {
    await updateCase(scope, tx, next);
  }
  await addFigures(
    tx,
    moved.flatMap(({ row, next }) => countChange(countedCase(row), countedCase(next))),
  );
  await appendEvents(
    tx,
    moved.map(({ row, next }) => ({
      topic: 'case.changed' as const,
      dataset: scope.dataset,
      payload: {
        caseId: row.id,
        areaNos: [...new Set([move.from, move.to, next.stay_area_no].filter((no) => no !== null))],
        fields: ['area_no'],
      },
      at,
    })),
  );
  await audit(
    tx,
    scope,
    at,
    moved.map(({ row }) => ({
      action: 'case.hand-over',
      subjectKind: 'case',
      subjectId: row.id,
      areaNo: move.to,
      detail: { from: move.from, to: move.to },
    })),
  );
  return moved.map(({ row }) => row.id);
}

/** A unit outside the province answers for the open cases of people from now on (`there`), or their own does again. */
export async function transferCases(
  scope: Scope,
  tx: Tx,
  one: { readonly personNos: readonly number[]; readonly areaNo: number; readonly there: boolean },
  at: number,
): Promise<void> {
  const changed: CaseRow[] = [];
  const found = await casesOfPeople(scope, tx, one.personNos);
  for (const id of found.map((row) => row.id).toSorted()) {
    const row = await lockCase(scope, tx, id);
    if (row !== undefined && isOpen(row) && row.area_no === one.areaNo) {
      changed.push({ ...row, transferred_at: one.there ? new Date(at) : null });
    }
  }
  for (const row of changed) {
    await updateCase(scope, tx, row);
  }
  await appendEvents(
    tx,
    changed.map((row) => ({
      topic: 'case.changed' as const,
      dataset: scope.dataset,
      payload: { caseId: row.id, areaNos: [one.areaNo], fields: ['transferred_at'] },
      at,
    })),
  );
}

/** Whether somebody still has to answer for a case. */
export function isOpen(one: Pick<CaseRow, 'classification' | 'outcome'>): boolean {
  return one.classification !== 'NO_CASE' && one.outcome === 'NO_OUTCOME';
}
