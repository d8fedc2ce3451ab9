import { systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { HandoverContext } from '../context.ts';
import { clockAt, warningKinds, warningsPassed } from '../rules/clock.ts';
import { unwarned } from '../store/clock.ts';
import { insertEvents, updateHandover } from '../store/handovers.ts';
import type { HandoverRow } from '../store/tables.ts';

const BATCH = 500;
const BY = 'handover.warn';

/**
 * Writes down which hand-overs nobody answered for 12, 24 and 48 hours. From 24 hours on the unit above is told; the
 * sender goes on answering for the person.
 * @returns how many moved up.
 */
export async function warnLate(context: HandoverContext): Promise<{ warned: number }> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const [first, second, third] = clockAt(now).warnHours.map((hours) => new Date(now - hours * HOUR_MS));
  let warned = 0;
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      const rows = await unwarned(tx, [first!, second!, third!], BATCH);
      for (const row of rows) {
        const passed = warningsPassed(row.sent_at.getTime(), now);
        const scope = systemScope(BY, row.dataset);
        const superior = passed >= 2 ? superiorOf(context, row) : null;
        await updateHandover(scope, tx, row, { warnings: passed, superior_area_no: superior });
        await insertEvents(
          scope,
          tx,
          warningKinds.slice(row.warnings, passed).map((kind) => ({
            person_no: row.person_no,
            handover_id: row.id,
            id: namedUuid7(now, `${row.id}/${kind}`),
            kind,
            at: new Date(now),
            by_name: BY,
            note: null,
          })),
        );
        const subject = { subjectKind: 'handover', subjectId: row.id, areaNo: row.from_area_no };
        await audit(tx, scope, now, [{ action: 'handover.warn', ...subject, detail: { passed } }]);
        const areaNos = [row.from_area_no, row.to_area_no, superior].filter((no) => no !== null);
        const payload = { handoverIds: [row.id], step: 'warn' as const, areaNos };
        await appendEvent(tx, { topic: 'handover.moved', dataset: row.dataset, payload, at: now });
      }
      return rows.length;
    });
    warned += count;
    if (count < BATCH) {
      return { warned };
    }
  }
}

/** The unit above the receiver, or above the sender where the receiver is outside. */
function superiorOf({ areas }: HandoverContext, row: HandoverRow): number | null {
  return areas.byNo(row.to_area_no ?? row.from_area_no)?.parentNo ?? null;
}
