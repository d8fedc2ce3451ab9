import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { CommandContext } from '../context.ts';
import { nextLatch } from '../rules/evaluate-rule.ts';
import type { AlertRule } from '../rules/shipped.ts';
import { insertRule, type RuleRow } from '../store/alert-rules.ts';
import { provinceOf } from './province.ts';
import { lookAt, raiseAlert } from './watch-figures.ts';

/**
 * Holds a rule against the figures of now, once: it ends as it begins, no other rule is looked at, and nobody is texted.
 * @returns the id of the alert that it raised; null: the figures break no such rule.
 */
export async function watchOnce(
  context: CommandContext,
  scope: Scope,
  { document, reason }: { readonly document: AlertRule; readonly reason: string },
): Promise<string | null> {
  const { clock, db } = context.platform;
  const now = clock.now();
  const at = new Date(now);
  const { code } = document;
  const rule: RuleRow = {
    id: uuid7(now),
    dataset: scope.dataset,
    code,
    document,
    active_from: at,
    active_to: at,
    author: scope.actor.name,
    reason,
  };
  const seen = await lookAt(context, scope, [rule], now);
  const broken = seen.find(
    ({ finding }) => nextLatch(document, false, finding?.value ?? null).event === 'raise',
  );
  if (broken === undefined) {
    return null;
  }
  return await db.transaction().execute(async (tx) => {
    await insertRule(scope, tx, rule);
    await audit(tx, scope, now, [
      {
        action: 'command.rule.put',
        subjectKind: 'alert-rule',
        subjectId: rule.id,
        areaNo: provinceOf(context).no,
        detail: { code, raise: document.raise, clear: document.clear },
      },
    ]);
    return await raiseAlert(scope, tx, rule, broken.area, broken.finding!, now);
  });
}
