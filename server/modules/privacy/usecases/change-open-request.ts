import type { Right } from '../../../../contract/rights.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { doneBy } from '../../../platform/access/stand-in.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Outcome, Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { runningDue, termsOf, warnAt } from '../rules/terms.ts';
import { changeRequest, findRequest, type RequestRow } from '../store/requests.ts';
import { reaches } from './reach.ts';
import { shown, type ShownRequest } from './show-requests.ts';

/** What becomes of a request, and what the audit trail says of it. Which deadline runs then is worked out here. */
export type RequestChange = {
  readonly change: Omit<Parameters<typeof changeRequest>[3], 'waits_until' | 'warn_at'>;
  readonly detail: { readonly [key: string]: string };
};

/**
 * One act on an open request: locked, by whoever holds the right where it belongs, audited.
 * @param decide gets the actor as records name it, also where it stands in for somebody.
 * @returns the request after it.
 */
export async function changeOpenRequest(
  context: PrivacyContext,
  scope: Scope,
  id: string,
  act: { readonly right: Right; readonly action: string },
  decide: (tx: Tx, row: RequestRow, by: string) => Promise<RequestChange | Refusal> | RequestChange | Refusal,
): Promise<Outcome<ShownRequest>> {
  const { db, clock } = context.platform;
  const refused = await db.transaction().execute(async (tx): Promise<Refusal | null> => {
    const row = await findRequest(scope, tx, id.toLowerCase(), true);
    if (row === undefined || !reaches(context, scope, act.right, row.area_no)) {
      return refuseGeneral('not-found');
    }
    if (row.state !== 'open') {
      return refuse('decided');
    }
    const by = await doneBy(context.standsInFor, scope, tx, { kind: 'request', id: row.id });
    const decided = await decide(tx, row, by);
    if ('ok' in decided) {
      return decided;
    }
    const now = clock.now();
    const waitsUntil = runningDue({ ...row, ...decided.change });
    await changeRequest(scope, tx, row.id, {
      ...decided.change,
      waits_until: waitsUntil,
      warn_at: new Date(warnAt(termsOf(row.rule, now), waitsUntil.getTime())),
    });
    await audit(tx, scope, now, [
      {
        action: act.action,
        subjectKind: 'privacy-request',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: decided.detail,
      },
    ]);
    return null;
  });
  return refused ?? (await shown(context, scope, id));
}
