import { allOfficers, officerPhones } from '../../../platform/access/officers.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { ReportContext } from '../context.ts';
import { LATE_FOR_MS, waitOf } from '../rules/due.ts';
import { lateText } from '../rules/late-text.ts';
import { unwarnedReports } from '../store/late-reports.ts';
import { type ReportRow, updateReport } from '../store/reports.ts';
import { BY_SCHEDULE } from './show-reports.ts';

/**
 * Texts whoever may sign a report once its time is over, once a report; whoever is on duty is called by the rule of the
 * command centre that watches `reports.late`. Ids follow from report and officer: a run that was cut short sends none twice.
 * @returns how many texts were handed over.
 */
export async function warnLate(context: ReportContext): Promise<{ texts: number }> {
  const { db, clock } = context.platform;
  const now = clock.now();
  let texts = 0;
  const late = await unwarnedReports(db, { from: new Date(now - LATE_FOR_MS), to: new Date(now) });
  for (const row of late) {
    const scope = systemScope(BY_SCHEDULE, row.dataset);
    texts += await textSigners(context, row);
    await db.transaction().execute(async (tx) => {
      await updateReport(scope, tx, row.id, { warned_at: new Date(now) });
      const subject = { subjectKind: 'report', subjectId: row.id, areaNo: row.area_no };
      await audit(tx, scope, now, [{ action: 'report.late', ...subject, detail: { status: row.status } }]);
    });
  }
  return { texts };
}

async function textSigners(context: ReportContext, row: ReportRow): Promise<number> {
  const { platform, areas } = context;
  const scope = systemScope(BY_SCHEDULE, row.dataset);
  const signers = (await allOfficers(scope, platform.db)).filter((officer) =>
    officer.worksIn('report.sign', areas, row.area_no),
  );
  const ids = signers.map(({ id }) => id);
  const phones = await officerPhones(scope, platform.db, platform.secrets, ids);
  const text = lateText({
    template: row.data.template,
    office: row.data.office,
    dueAt: row.due_at!.getTime(),
    waitsFor: waitOf(row.status)!,
    simulated: row.dataset !== 'live',
  });
  for (const [id, to] of phones) {
    await context.sendText(scope, {
      id: namedUuid7(row.due_at!.getTime(), `report-late/${row.id}/${id}`),
      to,
      text,
    });
  }
  return phones.size;
}
