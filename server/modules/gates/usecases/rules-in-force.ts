import type { RuleSet } from '../../../../lib/gates/index.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { shippedRules } from '../rules/shipped.ts';
import { insertPeriod, insertRules, readPeriods, readRules } from '../store/control.ts';

/** The first version is the sample that ships, in force since its own date. */
export async function seedRules(db: Db): Promise<void> {
  const { version, validFrom, ...rules } = shippedRules;
  const at = new Date(validFrom);
  const fresh = await insertRules(db, { version, rules, state: 'published', author: null, made_at: at });
  if (fresh) {
    await insertPeriod(db, {
      valid_from: at,
      version,
      reason: 'Quy tắc mẫu đi kèm',
      published_by: 'Vùng Xanh',
      published_at: at,
    });
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
