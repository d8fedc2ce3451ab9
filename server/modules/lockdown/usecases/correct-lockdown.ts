import type { Body } from '../../../../contract/kit.ts';
import type { lockdownsApi } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { updateLockdown } from '../store/lockdowns.ts';
import { readTerm } from './open-lockdown.ts';
import { actOn } from './reach.ts';
import { present, type ShownLockdown, showAfter } from './show-lockdown.ts';

type Correction = Body<(typeof lockdownsApi)['PATCH /lockdowns/{id}']>;

/** Corrects name, term or reason before the decision; afterwards they are what was signed. */
export async function correctLockdown(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Correction,
): Promise<Outcome<ShownLockdown>> {
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'correct' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row) => {
    if (row.version !== input.version) {
      return refuseGeneral('version-conflict', { current: await present(context, scope, row) });
    }
    const term = readTerm(input.from ?? row.from_at.toISOString(), input.until ?? row.until_at.toISOString());
    if (!term.ok) {
      return term;
    }
    await updateLockdown(scope, tx, {
      ...row,
      title: (input.title ?? row.title).trim(),
      reason: (input.reason ?? row.reason).trim(),
      from_at: term.value.from,
      until_at: term.value.until,
      version: row.version + 1,
    });
    return done({ value: null, noted: { kind: 'correct' } });
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}
