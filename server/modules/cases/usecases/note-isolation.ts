import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { type CaseRow, casesOfPeople, lockCase, updateCase } from '../store/cases.ts';

/** An isolation that begins at `from`, Unix ms, for a person under all their numbers. */
export type Isolation = { readonly personNos: readonly number[]; readonly from: number };

/**
 * An order isolates these people: their open cases expose nobody from then on. An earlier isolation on record stays;
 * discarded cases and those with an outcome are left alone.
 * @returns ids of the cases that changed.
 */
export async function noteIsolation(
  scope: Scope,
  tx: Tx,
  isolations: readonly Isolation[],
  at: number,
): Promise<string[]> {
  const since = new Map(isolations.flatMap(({ personNos, from }) => personNos.map((no) => [no, from])));
  const changed: CaseRow[] = [];
  for (const { id, person_no } of await casesOfPeople(scope, tx, [...since.keys()])) {
    const row = await lockCase(scope, tx, id);
    const next = row === undefined ? null : isolated(row, since.get(person_no)!);
    if (next !== null) {
      changed.push(next);
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
      payload: {
        caseId: row.id,
        areaNos: [row.area_no, row.stay_area_no].filter((no) => no !== null),
        fields: ['isolated_at'],
      },
      at,
    })),
  );
  await audit(
    tx,
    scope,
    at,
    changed.map((row) => ({
      action: 'case.isolate',
      subjectKind: 'case',
      subjectId: row.id,
      areaNo: row.area_no,
      detail: { fields: ['isolated_at'] },
    })),
  );
  return changed.map((row) => row.id);
}

/** The case as isolated from then on; null where nothing changes. */
function isolated(row: CaseRow, from: number): CaseRow | null {
  const open = row.classification !== 'NO_CASE' && row.outcome === 'NO_OUTCOME';
  if (!open || (row.isolated_at !== null && row.isolated_at.getTime() <= from)) {
    return null;
  }
  const stored = { version: row.version, fieldVersions: row.field_versions };
  const { version, fieldVersions } = mergeEdit(stored, row.version, ['isolated_at']);
  return { ...row, isolated_at: new Date(from), version, field_versions: fieldVersions };
}
