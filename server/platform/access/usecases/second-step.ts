import type { Body, Params } from '../../../../contract/kit.ts';
import {
  type SecondStepRule,
  type secondStepApi,
  secondStepRoles,
} from '../../../../contract/second-step.ts';
import { audit } from '../../audit/audit.ts';
import type { Platform } from '../../module.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayIn, pathsOf, type Scope } from '../scope.ts';
import { countSecondSteps, putSecondStepRule, secondStepRules } from '../store/second-step.ts';

type Put = (typeof secondStepApi)['PUT /second-step/{role}'];
type Context = {
  readonly platform: Platform;
  /** Path of the province: a rule holds for all of it. */
  readonly provincePath: () => string | null;
  readonly idsUnder: (paths: readonly string[]) => readonly string[];
};

/** Roles with what is required of them, and how many accounts of the own areas lack it. */
export async function showSecondStep(
  context: Context,
  scope: Scope,
): Promise<{ items: SecondStepRule[]; mayChange: boolean }> {
  const { db } = context.platform;
  const own = pathsOf(scope, 'user.manage');
  const areaIds = own.includes('') ? null : context.idsUnder(own);
  const [rules, counts] = await Promise.all([
    secondStepRules(scope, db),
    countSecondSteps(scope, db, areaIds),
  ]);
  const items = secondStepRoles.map((role): SecondStepRule => {
    const rule = rules.find((one) => one.role === role);
    return {
      role,
      required: rule?.required ?? false,
      from: rule?.from_day ?? null,
      graceDays: rule?.grace_days ?? 0,
      reason: rule?.reason ?? null,
      setAt: rule?.set_at.toISOString() ?? null,
      setBy: rule?.set_by ?? null,
      ...(counts.get(role) ?? { accounts: 0, without: 0 }),
    };
  });
  return { items, mayChange: mayIn(scope, 'user.manage', context.provincePath()) };
}

/** Requires two-step log-in of a role, or no longer. Whoever is at work stays so: it holds from the next log-in. */
export async function requireSecondStep(
  context: Context,
  given: Scope,
  { role }: Params<Put>,
  body: Body<Put>,
): Promise<Outcome<{ role: Params<Put>['role']; required: boolean }>> {
  const { db, clock } = context.platform;
  const scope = { ...given, reason: body.reason };
  if (!mayIn(scope, 'user.manage', context.provincePath())) {
    return refuse('second-step-whole');
  }
  const now = clock.now();
  const { required, from, graceDays, reason } = body;
  await db.transaction().execute(async (tx) => {
    await putSecondStepRule(scope, tx, {
      role,
      required,
      from_day: from,
      grace_days: graceDays,
      reason,
      set_at: new Date(now),
      set_by: scope.actor.name,
    });
    await audit(tx, scope, now, [
      { action: 'second-step.rule', detail: { role, required, from, graceDays } },
    ]);
  });
  return done({ role, required });
}
