import { systemScope } from '../../../platform/access/scope.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import type { RiskContext } from '../context.ts';
import { takeEffective } from '../store/levels.ts';

/**
 * Tells of decisions that were published ahead and are in effect now, so that map and packs follow within a minute.
 * @returns how many levels.
 */
export async function announceEffect({ platform }: RiskContext): Promise<{ levels: number }> {
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx) => {
    const rows = await takeEffective(systemScope('risk.effect', ''), tx, new Date(now));
    const decisions = Map.groupBy(
      rows,
      (row) => `${row.dataset} ${row.decision_number} ${row.from_at.getTime()}`,
    );
    await appendEvents(
      tx,
      [...decisions.values()].map((some) => ({
        topic: 'risk.published' as const,
        dataset: some[0]!.dataset,
        payload: {
          decisionNumber: some[0]!.decision_number,
          effectiveFrom: some[0]!.from_at.toISOString(),
          areaNos: some.map(({ area_no }) => area_no),
        },
        at: now,
      })),
    );
    return { levels: rows.length };
  });
}
