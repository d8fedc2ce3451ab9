import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Outcome, Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { endOf, termsOf, warnAt } from '../rules/terms.ts';
import { changeRequest, findRequest } from '../store/requests.ts';
import { reaches } from './reach.ts';
import { shown } from './record-request.ts';
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
  const { db, clock, secrets } = context.platform;
  const at = clock.now();
  const refused = await db.transaction().execute(async (tx): Promise<Refusal | null> => {
    const row = await findRequest(scope, tx, id.toLowerCase(), true);
    if (row === undefined || !reaches(context, scope, 'privacy.manage', row.area_no)) {
      return refuseGeneral('not-found');
    }
    const terms = termsOf(row.rule, at);
    if (row.state !== 'open') {
      return refuse('decided');
    }
    if (row.extended_at !== null) {
      return refuse('extended');
    }
    if (terms.extension === null) {
      return refuse('no-extension');
    }
    if (row.due_at.getTime() < at) {
      return refuse('extension-late');
    }
    const due = endOf(terms.extension.term, row.due_at.getTime());
    await changeRequest(scope, tx, row.id, {
      due_at: new Date(due),
      warn_at: new Date(warnAt(terms, due)),
      first_due_at: row.due_at,
      extended_at: new Date(at),
      extended_by: scope.actor.name,
      extension_reason: secrets.encrypt(reason),
    });
    await audit(tx, scope, at, [
      {
        action: 'privacy.extend',
        subjectKind: 'privacy-request',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: { wish: row.wish, until: new Date(due).toISOString() },
      },
    ]);
    return null;
  });
  return refused ?? (await shown(context, scope, id));
}
