import type { Body } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import type { Right } from '../../../../contract/rights.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergePatch } from '../../../platform/db/merge-edit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { ReportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { afterReportStep, type ReportStep } from '../rules/life-cycle.ts';
import { receiveReports, reportRecipients } from '../store/papers.ts';
import { type ReportChange, type ReportRow, updateReport } from '../store/reports.ts';
import { gatherData } from './gather-data.ts';
import { frozen } from './make-report.ts';
import { mayReport, openReport, receivesFor, reporterFor, wrongStep } from './reach.ts';
import { showReport, type ShownReport } from './show-reports.ts';

type Bodies = typeof reportingApi;
export type StepAsked = {
  readonly id: string;
  readonly step: ReportStep;
  readonly right: Right;
  /** The version that the officer saw; null: `change` merges by field. */
  readonly version: number | null;
  /** Whether who made it may take the step too. */
  readonly byMaker: boolean;
  readonly change: (
    row: ReportRow,
    tx: Tx,
    now: number,
  ) => Promise<ReportChange | Refusal> | ReportChange | Refusal;
};

/** Takes a report one step on; what somebody else changed meanwhile is a conflict that shows it as it is now. */
export async function stepReport(
  context: ReportContext,
  scope: Scope,
  asked: StepAsked,
): Promise<Outcome<ShownReport>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const refused = await db.transaction().execute(async (tx): Promise<Refusal | 'stale' | null> => {
    const opened = await openReport(context, scope, tx, asked.id, true);
    if (!opened.ok) {
      return opened;
    }
    const row = opened.value;
    if (!mayReport(context, scope, asked.right, row.area_no)) {
      return refuse('outside-area');
    }
    const after = afterReportStep(row.status, asked.step);
    if (after === null) {
      return wrongStep(row.status);
    }
    if (asked.version !== null && row.version !== asked.version) {
      return 'stale';
    }
    if (!asked.byMaker && row.made_by_id !== null && row.made_by_id === scope.actor.id) {
      return refuse('own-report');
    }
    const change = await asked.change(row, tx, now);
    if ('ok' in change) {
      return change as Refusal;
    }
    await updateReport(scope, tx, row.id, { ...change, status: after, version: row.version + 1 });
    const subject = { subjectKind: 'report', subjectId: row.id, areaNo: row.area_no };
    await audit(tx, scope, now, [{ action: `report.${asked.step}`, ...subject, detail: { status: after } }]);
    const payload = { areaNos: [row.area_no] };
    await appendEvent(tx, { topic: 'report.moved', dataset: scope.dataset, payload, at: now });
    return null;
  });
  if (refused === 'stale') {
    const current = await showReport(context, scope, asked.id);
    return refuseGeneral('version-conflict', current.ok ? { current: current.value } : {});
  }
  return refused ?? (await showReport(context, scope, asked.id));
}

/** Writes remarks into a draft, by field; with `refresh` its figures are taken again, for the same period. */
export async function editReport(
  context: ReportContext,
  scope: Scope,
  id: string,
  body: Body<Bodies['PATCH /reports/{id}']>,
): Promise<Outcome<ShownReport>> {
  const { assessment, proposal, refresh = false } = body;
  return await stepReport(context, scope, {
    id,
    step: 'edit',
    right: 'report.write',
    version: null,
    byMaker: true,
    change: async (row) => {
      const values = { assessment: row.assessment, proposal: row.proposal };
      const stored = { version: row.version, fieldVersions: row.field_versions, values };
      const merged = mergePatch(stored, body.version, {
        assessment: typed(assessment),
        proposal: typed(proposal),
      });
      if (merged.conflicts.length > 0) {
        return refuseConflict(merged.conflicts, { ...values, version: row.version });
      }
      const remarks = { ...merged.values, field_versions: merged.fieldVersions };
      if (!refresh) {
        return remarks;
      }
      const given = { areaId: context.areas.byNo(row.area_no)!.id, officeId: row.office_id };
      const reporter = await reporterFor(context, scope, context.platform.db, given);
      return reporter.ok
        ? {
            ...remarks,
            ...frozen(
              await gatherData(context, scope, {
                template: row.data.template,
                ...reporter.value,
                period: row.data.period,
              }),
            ),
          }
        : reporter;
    },
  });
}

/** Remarks as they are kept: nothing but blanks is none. */
function typed(words: string | undefined): string | null | undefined {
  return words === undefined ? undefined : words.trim() || null;
}

/** Passes a draft on, or returns it. */
export async function reviewReport(
  context: ReportContext,
  scope: Scope,
  id: string,
  { version, accept, note }: Body<Bodies['POST /reports/{id}/review']>,
): Promise<Outcome<ShownReport>> {
  return await stepReport(context, scope, {
    id,
    step: accept ? 'review' : 'returnDraft',
    right: 'report.review',
    version,
    byMaker: false,
    change: (_row, _tx, now) =>
      !accept && note === undefined
        ? refuse('note-required', { fields: { note: 'required' } })
        : {
            note: note ?? null,
            ...(accept ? { reviewed_at: new Date(now), reviewed_by: scope.actor.name } : {}),
          },
  });
}

/** Acknowledges an issued report for every recipient that the scope acts for. */
export async function receiveReport(
  context: ReportContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownReport>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const refused = await db.transaction().execute(async (tx): Promise<Refusal | null> => {
    const opened = await openReport(context, scope, tx, id, true);
    if (!opened.ok) {
      return opened;
    }
    const row = opened.value;
    if (row.status !== 'ISSUED') {
      return refuse('not-issued');
    }
    const all = (await reportRecipients(scope, tx, [row.id])).get(row.id) ?? [];
    const mine = all.filter((one) => receivesFor(context, scope, one));
    if (mine.length === 0) {
      return refuse('not-recipient');
    }
    const ids = mine.map((one) => one.id);
    await receiveReports(scope, tx, row.id, ids, { at: new Date(now), by: scope.actor.name });
    const subject = { subjectKind: 'report', subjectId: row.id, areaNo: row.area_no };
    await audit(tx, scope, now, [{ action: 'report.receive', ...subject, detail: { count: ids.length } }]);
    return null;
  });
  return refused ?? (await showReport(context, scope, id));
}
