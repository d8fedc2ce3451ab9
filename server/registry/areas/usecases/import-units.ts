import { parseAreaList } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { planUnits } from '../rules/plan-units.ts';
import { readAreas } from '../store/areas.ts';
import { applyUnits } from './apply-units.ts';
import type { RefusedRow } from './import-boundaries.ts';

export type UnitsReport = {
  readonly committed: boolean;
  readonly total: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
};

/**
 * Adds or corrects units from a CSV list (columns of lib/vietnamese `unitColumns`; the parent must be in the same
 * file). Each row stands or falls alone; the good ones are written in one transaction.
 * @param commit false: a preview, nothing is written. `now` in Unix milliseconds.
 */
export async function importUnits(
  scope: Scope,
  db: Db,
  csv: string,
  commit: boolean,
  now: number,
): Promise<UnitsReport> {
  const { rows, refused } = parseAreaList(csv);
  const plan = commit
    ? await db.transaction().execute(async (tx) => {
        const applied = await applyUnits(tx, rows, 'import');
        const areaNos = [...applied.added, ...applied.changed].map((area) => area.no);
        const detail = { added: applied.added.length, changed: applied.changed.length };
        await audit(tx, scope, now, [{ action: 'area.units-imported', detail }]);
        await appendEvent(tx, {
          topic: 'areas.changed',
          dataset: 'reference',
          payload: { areaNos },
          at: now,
        });
        return applied;
      })
    : planUnits(await readAreas(db), rows, 'import');
  const lines = csv.split(/\r?\n/u);
  return {
    committed: commit,
    total: rows.length + refused.length,
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    refused: refused.map(({ line, code }) => ({ line, code, raw: lines[line - 1] ?? '' })),
  };
}
