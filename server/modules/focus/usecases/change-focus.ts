import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import { changesBetween, type FieldChanges } from '../../../platform/db/merge-edit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { FocusContext } from '../context.ts';
import { focusCounts } from '../figures.ts';
import { nextReport, type StageClock, stageClocks } from '../rules/reporting-clock.ts';
import {
  findFocus,
  type FocusRow,
  lockFocus,
  noteChange,
  periodsOf,
  type ReportRow,
  reportsOf,
  updateFocus,
} from '../store/foci.ts';

type Worked = { readonly kind: string; readonly detail?: string | null };

/**
 * Changes a focus in one transaction: locks it, checks the right, and writes counters, the report that is due next, timeline,
 * audit entry and event with it. Repeatable by the id of the request, where it has one.
 */
export async function changeFocus(
  context: FocusContext,
  scope: Scope,
  focusId: string,
  receipt: { readonly id: string; readonly kind: string; readonly content: unknown } | null,
  work: (tx: Tx, row: FocusRow, now: number) => Promise<Outcome<Worked>>,
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const row = await lockFocus(scope, tx, focusId.toLowerCase());
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    if (!mayIn(scope, 'focus.manage', context.areas.pathOf(row.area_no))) {
      return refuseGeneral('forbidden');
    }
    const act = async (): Promise<Outcome<{ id: string }>> => {
      const before = await countsOf(scope, tx, row);
      const worked = await work(tx, row, now);
      if (!worked.ok) {
        return worked;
      }
      const { kind, detail } = worked.value;
      const after = (await findFocus(scope, tx, row.id))!;
      await keepDue(scope, tx, after);
      await addFigures(tx, [
        ...before.map((delta) => ({ ...delta, by: -delta.by })),
        ...(await countsOf(scope, tx, after)),
      ]);
      await noteChange(scope, tx, row.id, now, kind, detail ?? null);
      await announce(context.platform.secrets, scope, tx, row, now, kind, stateChange(row, after));
      return done({ id: row.id });
    };
    return receipt === null
      ? await act()
      : await once(
          tx,
          {
            id: receipt.id.toLowerCase(),
            kind: `focus-${receipt.kind}`,
            content: [row.id, receipt.content],
            at: now,
          },
          act,
        );
  });
}

/** Counters of a focus as it is stored. */
export async function countsOf(scope: Scope, tx: Tx, row: FocusRow) {
  const periods = await periodsOf(scope, tx, row.id);
  return focusCounts({
    dataset: row.dataset,
    areaNo: row.area_no,
    dropped: row.state === 'DROPPED',
    foundAt: row.found_at.getTime(),
    periods: periods.map((one) => ({ from: one.from_at.getTime(), to: one.to_at?.getTime() ?? null })),
  });
}

/** The clocks of a focus by its reports. */
export function clocksOf(row: FocusRow, reports: readonly ReportRow[]): StageClock[] {
  return stageClocks({
    disease: row.disease,
    foundAt: row.found_at.getTime(),
    activeAt: row.active_at?.getTime() ?? null,
    endedAt: row.ended_at?.getTime() ?? null,
    dropped: row.state === 'DROPPED',
    reports: reports
      .filter((one) => one.focus_id === row.id)
      .map((one) => ({ stage: one.stage, at: one.reported_at.getTime() })),
  });
}

/** Keeps the report that is due next beside the focus. */
export async function keepDue(scope: Scope, tx: Tx, row: FocusRow): Promise<void> {
  const next = nextReport(clocksOf(row, await reportsOf(scope, tx, [row.id])));
  await updateFocus(scope, tx, {
    ...row,
    due_stage: next?.stage ?? null,
    due_at: next === null ? null : new Date(next.dueAt),
    version: row.version + 1,
  });
}

/** Audits, and tells open screens that a focus changed. */
export async function announce(
  secrets: Pick<Secrets, 'encrypt'>,
  scope: Scope,
  tx: Tx,
  row: FocusRow,
  at: number,
  what: string,
  changes: FieldChanges = {},
): Promise<void> {
  await auditChanges(secrets, tx, scope, at, [
    { action: `focus.${what}`, subjectKind: 'focus', subjectId: row.id, areaNo: row.area_no, changes },
  ]);
  await appendEvent(tx, {
    topic: 'focus.changed',
    dataset: scope.dataset,
    payload: { focusId: row.id, areaNos: [row.area_no], what },
    at,
  });
}

/** What of a focus changes, for its history. */
function stateChange(from: FocusRow, to: FocusRow): FieldChanges {
  const fields = ({ state, active_at, ended_at }: FocusRow) => ({
    state,
    activeAt: active_at?.toISOString() ?? null,
    endedAt: ended_at?.toISOString() ?? null,
  });
  return changesBetween(fields(from), fields(to));
}
