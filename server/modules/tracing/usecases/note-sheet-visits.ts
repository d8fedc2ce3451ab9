import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { TracingContext } from '../context.ts';
import { confirmedLinks, knownVisits, lockLink } from '../store/links.ts';
import { applyVisit, type VisitInput } from './record-visit.ts';

/** A confirmed contact whom the officer may follow up. */
export type FollowedContact = { readonly contactId: string; readonly personNo: number };

/** Which of these people or contacts of a case (null: of any) are confirmed, and followed up where the officer may record it. */
export async function contactsToFollow(
  { areas }: Pick<TracingContext, 'areas'>,
  scope: Scope,
  db: Db | Tx,
  whose: {
    readonly caseId: string | null;
    readonly personNos: readonly number[];
    readonly ids: readonly string[];
  },
): Promise<FollowedContact[]> {
  const links = await confirmedLinks(scope, db, whose);
  return links
    .filter((link) => mayIn(scope, 'followup.record', areas.pathOf(link.area_no)))
    .map((link) => ({ contactId: link.id, personNo: link.person_no }));
}

/** A follow-up that a list tells of. */
export type SheetVisit = VisitInput & { readonly contactId: string };

/**
 * Records follow-ups of a list in the caller's transaction, as a call would be. Ids follow from what the list says: one that is
 * recorded already stays as it is, so that a list handed in again each day adds only what is new. The caller has asked
 * `contactsToFollow`; a contact dropped since is passed over.
 * @returns how many were recorded.
 */
export async function noteSheetVisits(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  visits: readonly SheetVisit[],
): Promise<number> {
  const now = context.platform.clock.now();
  const unknown = await notKnown(scope, tx, visits);
  // One order for all, so that two lists at once wait for each other in turn.
  for (const contactId of [...new Set(unknown.map((visit) => visit.contactId))].toSorted()) {
    await lockLink(scope, tx, contactId);
  }
  // Whoever was waited for may have recorded the same.
  const fresh = await notKnown(scope, tx, unknown);
  let recorded = 0;
  for (const [contactId, own] of Map.groupBy(fresh, (one) => one.contactId)) {
    for (const { contactId: _, ...visit } of own.toSorted((a, b) => a.at.localeCompare(b.at))) {
      // Read anew for each: the one before changed what is known of the contact.
      const link = await lockLink(scope, tx, contactId);
      if (link?.decision === 'CONFIRMED') {
        await applyVisit(context, scope, tx, link, visit, now);
        recorded += 1;
      }
    }
  }
  return recorded;
}

async function notKnown(scope: Scope, tx: Tx, visits: readonly SheetVisit[]): Promise<readonly SheetVisit[]> {
  const ids = visits.map(({ id }) => id);
  const known = ids.length === 0 ? new Set<string>() : await knownVisits(scope, tx, ids);
  return visits.filter(({ id }) => !known.has(id));
}
