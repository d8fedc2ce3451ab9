import type { RuleSet } from '../../../../lib/gates/index.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { shippedRules } from '../rules/shipped.ts';
import { insertPeriod, insertRules, readPeriods, readRules } from '../store/control.ts';

/**
 * Puts the sample rules that ship in force, each since its own date. A later sample reaches a system that runs already only
 * while nobody has written other rules, and from now on: the past stays as it was decided.
 */
export async function seedRules(db: Db, now: number): Promise<void> {
  const known = (await readRules(db)).map(({ version }) => version);
  const fresh = known.length === 0;
  for (const { version, validFrom, ...rules } of shippedRules) {
    const next = fresh || Math.max(...known) === version - 1;
    const at = new Date(validFrom);
    if (next && (await insertRules(db, { version, rules, state: 'published', author: null, made_at: at }))) {
      await insertPeriod(db, {
        valid_from: fresh ? at : new Date(Math.max(at.getTime(), now)),
        version,
        reason: 'Quy tắc mẫu đi kèm',
        published_by: 'Vùng Xanh',
        published_at: at,
      });
    }
  }
}

/** Every period in which rules were or will be in force, as rule sets, the newest first: what `ruleSetAt` chooses from. */
export async function ruleSets(db: Db | Tx): Promise<RuleSet[]> {
  const [versions, periods] = await Promise.all([readRules(db), readPeriods(db)]);
  const byVersion = new Map(versions.map((row) => [row.version, row.rules]));
  return periods.flatMap(({ version, valid_from: from }) => {
    const rules = byVersion.get(version);
    return rules === undefined ? [] : [{ ...rules, version, validFrom: from.toISOString() }];
  });
}
