import { systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { WorkContext } from '../context.ts';
import { rulesAt } from '../rules/escalation.ts';
import { insertEscalations, toEscalate } from '../store/work.ts';
import { dueWork } from './list-work.ts';

const BY = 'worklist.escalate';
/** Data in which people are called; studies are not. */
const DATASETS = ['live', 'demo'] as const;

/**
 * Tells the unit above which work nobody did in time, each piece once a level; done work drops out by itself.
 * @returns how many went up.
 */
export async function escalateWork({
  areas,
  platform,
  homeAreaNo,
}: WorkContext): Promise<{ escalated: number }> {
  const now = platform.clock.now();
  let escalated = 0;
  const steps = rulesAt(now).flatMap((rule) => ([1, 2] as const).map((level) => ({ rule, level })));
  for (const dataset of DATASETS) {
    const scope = systemScope(BY, dataset);
    for (const { rule, level } of steps) {
      const before = new Date(now - rule.hours[level - 1]! * HOUR_MS);
      escalated += await platform.db.transaction().execute(async (tx) => {
        const rows = await toEscalate(scope, tx, dueWork(scope, now), { level, before, kinds: rule.kinds });
        if (rows.length > 0) {
          const above = rows.map((row) => ({
            ...row,
            areaNo: (row.area_no === null ? null : areas.byNo(row.area_no)?.parentNo) ?? homeAreaNo(),
          }));
          await insertEscalations(scope, tx, level, new Date(now), above);
          await audit(tx, scope, now, [{ action: 'work.escalate', detail: { level, pieces: rows.length } }]);
        }
        return rows.length;
      });
    }
  }
  return { escalated };
}
