import { type RiskRule, withOverrides } from '../../../../lib/epidemiology/risk/index.ts';
import type { RuleRow } from '../store/rules.ts';

/**
 * The version in use on a day (`YYYY-MM-DD`): of those put into use and not withdrawn the one activated last. So a
 * withdrawal brings back the one before.
 */
export function ruleInForce(rows: readonly RuleRow[], day: string): RuleRow | undefined {
  return rows
    .filter(
      (row) =>
        row.status === 'ACTIVE' &&
        row.active_from !== null &&
        row.active_from <= day &&
        (row.active_to === null || day < row.active_to),
    )
    .toSorted((a, b) => a.activated_at!.getTime() - b.activated_at!.getTime())
    .at(-1);
}

/** The document of a version with its own figures in force on a day. */
export function ruleOf(row: Pick<RuleRow, 'document' | 'overrides'>, day: string): RiskRule {
  return withOverrides(row.document, row.overrides, day);
}
