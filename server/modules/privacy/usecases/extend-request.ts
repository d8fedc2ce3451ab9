import type { Scope } from '../../../platform/access/scope.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { extendedDue, termsOf } from '../rules/terms.ts';
import { changeOpenRequest } from './change-open-request.ts';
import { holidaysFrom } from './holidays.ts';
import type { ShownRequest } from './show-requests.ts';

/**
 * Moves the deadline of a request once, with a reason that the asker reads on the own page. A deadline that has passed
 * stays where it was: an extension must not hide that it was missed.
 */
export async function extendRequest(
  context: PrivacyContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownRequest>> {
  const { clock, secrets } = context.platform;
  const at = clock.now();
  const act = { right: 'privacy.manage', action: 'privacy.extend' } as const;
  return await changeOpenRequest(context, scope, id, act, async (tx, row, by) => {
    const terms = termsOf(row.rule, at);
    if (row.extended_at !== null) {
      return refuse('extended');
    }
    const from = row.due_at.getTime();
    const due = extendedDue(terms, row.wish, from, await holidaysFrom(scope, tx, from));
    if (due === null) {
      return refuse('no-extension');
    }
    if (from < at) {
      return refuse('extension-late');
    }
    return {
      change: {
        due_at: new Date(due),
        first_due_at: row.due_at,
        extended_at: new Date(at),
        extended_by: by,
        extension_reason: secrets.encrypt(reason),
      },
      detail: { wish: row.wish, until: new Date(due).toISOString() },
    };
  });
}
