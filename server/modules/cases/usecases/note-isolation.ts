import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { lastChanges } from '../../../platform/audit/history.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { type CaseRow, casesIsolatedBy, casesOfPeople, lockCase, updateCase } from '../store/cases.ts';

/** An isolation by an order that begins at `from`, Unix ms, for a person under all their numbers. */
export type Isolation = {
  readonly personNos: readonly number[];
  readonly orderId: string;
  readonly from: number;
};

/** An isolation whose order is annulled, and the earliest by another order that stands; null: none does. */
export type AnnulledIsolation = Isolation & {
  /** When the order was issued, Unix ms. */
  readonly issuedAt: number;
  readonly instead: Pick<Isolation, 'orderId' | 'from'> | null;
};

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
  const since = new Map(isolations.flatMap((one) => one.personNos.map((no) => [no, one])));
  const found = await casesOfPeople(scope, tx, [...since.keys()]);
  const asked = found.map(({ id, person_no: no }) => ({ id, change: isolatedBy(since.get(no)!) }));
  return await change(scope, tx, asked, { at, isUndone: false });
}

/**
 * Orders of isolation are annulled as mistakes: what they set is taken back, for what was on record before or the earliest
 * order that stands. What an officer wrote since stays.
 * @returns ids of the cases that changed.
 */
export async function undoIsolation(
  scope: Scope,
  tx: Tx,
  annulled: readonly AnnulledIsolation[],
  at: number,
): Promise<string[]> {
  const byOrder = new Map(annulled.map((one) => [one.orderId, one]));
  const found = await casesIsolatedBy(scope, tx, [...byOrder.keys()]);
  const asked = found.map(({ id }) => ({
    id,
    change: (row: CaseRow) => {
      const by = byOrder.get(row.isolated_by_order ?? '');
      return withoutOrder(row, by?.personNos.includes(row.person_no) === true ? by : undefined);
    },
  }));
  const unnamed = [...(await casesOfUnnamed(scope, tx, annulled))].map(([id, one]) => ({
    id,
    change: (row: CaseRow) => withoutOrder(row, one),
  }));
  return await change(scope, tx, [...asked, ...unnamed], { at, isUndone: true });
}

/**
 * Cases that orders isolated before cases named them (migration 0010): of the same person, isolated when the order began, and
 * that by the issue of the order, says their history. What an officer wrote since, be it the same time, is none of these.
 */
async function casesOfUnnamed(
  scope: Scope,
  tx: Tx,
  annulled: readonly AnnulledIsolation[],
): Promise<Map<string, AnnulledIsolation>> {
  const byPerson = Map.groupBy(
    annulled.flatMap((one) => one.personNos.map((no) => ({ no, one }))),
    ({ no }) => no,
  );
  const unnamed = (await casesOfPeople(scope, tx, [...byPerson.keys()])).filter(
    (row) => row.isolated_at !== null && row.isolated_by_order === null,
  );
  const last = await lastChanges(
    scope,
    tx,
    unnamed.map(({ id }) => id),
    'isolatedAt',
  );
  return new Map(
    unnamed.flatMap((row) => {
      const set = last.get(row.id);
      const by = (byPerson.get(row.person_no) ?? []).find(
        ({ one }) => one.from === row.isolated_at?.getTime() && one.issuedAt === set?.at.getTime(),
      );
      return set?.action === 'case.isolate' && by !== undefined ? [[row.id, by.one] as const] : [];
    }),
  );
}

type Isolated = Pick<CaseRow, 'isolated_at' | 'isolated_by_order' | 'isolated_before'>;

/** Changes cases one by one under their locks; `change` answers null where nothing changes. */
async function change(
  scope: Scope,
  tx: Tx,
  asked: readonly { readonly id: string; readonly change: (row: CaseRow) => Isolated | null }[],
  { at, isUndone }: { readonly at: number; readonly isUndone: boolean },
): Promise<string[]> {
  const changed: CaseRow[] = [];
  for (const one of asked) {
    const row = await lockCase(scope, tx, one.id);
    const set = row === undefined ? null : one.change(row);
    if (row !== undefined && set !== null) {
      const stored = { version: row.version, fieldVersions: row.field_versions };
      const { version, fieldVersions } = mergeEdit(stored, row.version, ['isolated_at']);
      changed.push({ ...row, ...set, version, field_versions: fieldVersions });
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
      action: isUndone ? 'case.isolate-undo' : 'case.isolate',
      subjectKind: 'case',
      subjectId: row.id,
      areaNo: row.area_no,
      detail: { fields: ['isolated_at'] },
    })),
  );
  return changed.map((row) => row.id);
}

/** The isolation of a case as an order sets it; null where nothing changes. */
function isolatedBy({ orderId, from }: Isolation): (row: CaseRow) => Isolated | null {
  return (row) => {
    const open = row.classification !== 'NO_CASE' && row.outcome === 'NO_OUTCOME';
    if (!open || (row.isolated_at !== null && row.isolated_at.getTime() <= from)) {
      return null;
    }
    // What another order set before is known by that order.
    const before = row.isolated_by_order === null ? row.isolated_at : row.isolated_before;
    return { isolated_at: new Date(from), isolated_by_order: orderId, isolated_before: before };
  };
}

/** The isolation of a case without that of an annulled order. */
function withoutOrder(row: CaseRow, annulled: AnnulledIsolation | undefined): Isolated | null {
  if (annulled === undefined) {
    return null;
  }
  const { isolated_before: before } = row;
  const { instead } = annulled;
  return instead !== null && (before === null || instead.from < before.getTime())
    ? { isolated_at: new Date(instead.from), isolated_by_order: instead.orderId, isolated_before: before }
    : { isolated_at: before, isolated_by_order: null, isolated_before: null };
}
