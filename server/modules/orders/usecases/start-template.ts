import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { isDate } from '../rules/signing.ts';
import { mayStep } from '../rules/template-steps.ts';
import { changeTemplate } from './change-template.ts';
import { refuseFaults } from './draft-template.ts';
import { noonOf, type ShownTemplateDetail } from './show-template.ts';
import { startsTemplates } from './template-reach.ts';

/** A first day further from now is a year mistyped. */
const PLAUSIBLE_MS = 366 * DAY_MS;

/** Puts a draft into force from a day on; from then its wording is never changed. */
export async function startTemplate(
  context: OrderContext,
  scope: Scope,
  id: string,
  input: { readonly version: number; readonly validFrom: string },
): Promise<Outcome<ShownTemplateDetail>> {
  const now = context.platform.clock.now();
  const { validFrom, version } = input;
  const plausible =
    isDate(validFrom) && validFrom >= localDate(now) && noonOf(validFrom) - now <= PLAUSIBLE_MS;
  if (!plausible) {
    return refuse('template-first-day', { fields: { validFrom: 'impossible' } });
  }
  return await changeTemplate(context, scope, {
    id,
    version,
    action: 'order-template.start',
    plan: (row) => {
      if (!startsTemplates(scope, context.areas.pathOf(row.area_no))) {
        return refuse('template-start-outside');
      }
      // What the list of placeholders was when the draft was saved need not be what it is today.
      const faulty = refuseFaults(row.content, row.kind);
      if (!mayStep(row.state, 'start') || faulty !== null) {
        return faulty ?? refuse('template-not-draft');
      }
      const set = { valid_from: validFrom, started_at: new Date(now), started_by: scope.actor.name };
      return done({ set });
    },
  });
}

/** Ends a version from now on; the office goes back to the general wording. Ending it again answers it as it is. */
export async function endTemplate(
  context: OrderContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownTemplateDetail>> {
  const now = context.platform.clock.now();
  return await changeTemplate(context, scope, {
    id,
    reason,
    action: 'order-template.end',
    plan: (row) => {
      if (!startsTemplates(scope, context.areas.pathOf(row.area_no))) {
        return refuse('template-start-outside');
      }
      if (row.state === 'ended') {
        return done(null);
      }
      return mayStep(row.state, 'end')
        ? done({ set: { ended_at: new Date(now), ended_on: localDate(now), end_reason: reason } })
        : refuse('template-not-held');
    },
  });
}
