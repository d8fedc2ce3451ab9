import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { followedNos } from './store/my-day.ts';
import { type CaseLink, insertCaseLinks } from './store/case-links.ts';
import { type AnnulledOrder, type OrderedContact, replaceOrders, saveOrders } from './store/links.ts';

/** The door of tracing. */
export { casesOfContacts } from './store/projection.ts';
export type { TracingContext } from './context.ts';
export type { CaseLink } from './store/case-links.ts';
export type { AnnulledOrder, OrderedContact } from './store/links.ts';
export {
  attackCounts,
  casesWithContacts,
  casesWithSource,
  type ContactSelection,
  contactsTurnedCases,
} from './store/contact-counts.ts';
export { type MonitoredDay, timelyCounts, type TimelyCounts } from './store/timely-counts.ts';
export { traceWindow, type TraceWindow, type WindowOverrides } from './rules/trace-window.ts';
export { publicExposurePlaces } from './usecases/public-exposures.ts';
export {
  casesWithConfirmed,
  contactOf,
  contactsToCall,
  nameContactsWithin,
  traceAfterNaming,
} from './usecases/serve-calls.ts';
export { findFirstLevel } from './usecases/find-contacts.ts';
export { type ContactMove, moveContacts, transferContacts } from './usecases/move-contacts.ts';
export { dueContacts } from './store/my-day.ts';
export {
  clearLost,
  type FollowedLink,
  followedOf,
  peopleOfLinks,
  visitsToPeople,
} from './store/move-links.ts';
export { decideContacts, type DecisionOutcome } from './usecases/decide-contacts.ts';
export type { LevelObserver, LevelsTraced } from './usecases/observe-levels.ts';
export {
  contactNosOf,
  lastContactDays,
  type ContactState,
  contactStates,
  decidedContacts,
  exposedBy,
  type SecondLevelContact,
} from './store/levels.ts';
export {
  addEventContacts,
  type EventEvidence,
  type EventParticipant,
} from './usecases/add-event-contacts.ts';
export { type ContactOutcome, convertContacts } from './usecases/convert-contacts.ts';
export { type MatchedPerson, matchPeople } from './usecases/match-people.ts';
export { insertResidence } from './store/long-stays.ts';
export { livingAt } from './store/living-at.ts';
export { saveResidenceEnd } from './store/residence-end.ts';
export { canonicalRoom } from './usecases/record-long-stays.ts';
export { queueRetraceOfPeople } from './usecases/retrace.ts';
export { noteDetails } from './usecases/note-details.ts';
export type { DetailsPatch } from './rules/merge-details.ts';
export {
  type ContactDetails,
  type ContactEdit,
  contactsById,
  editContact,
  editContactWithin,
} from './usecases/edit-contact.ts';
export type { LinkDetails } from './store/link-details.ts';
export { openCaseFor } from './usecases/open-case.ts';
export { peopleOfRoster } from './usecases/roster-people.ts';
export { readSheetPerson, type SheetPersonInput } from './rules/read-sheet-person.ts';
export { traceCase, type TraceAnswer, type TraceOptions } from './usecases/trace-case.ts';

/** Keeps who infected whom where a case may have several infectors (imported studies). @returns how many were new. */
export async function addCaseLinks(scope: Scope, tx: Tx, links: readonly CaseLink[]): Promise<number> {
  return links.length === 0 ? 0 : await insertCaseLinks(scope, tx, links);
}

/**
 * Tells tracing that confirmed contacts are under an order: the contact shows it, and exposes nobody from then on.
 * @param caseId the case that the order names; null: every case these people are contacts of.
 */
export async function noteOrders(
  scope: Scope,
  tx: Tx,
  caseId: string | null,
  ordered: readonly OrderedContact[],
): Promise<void> {
  if (ordered.length > 0) {
    await saveOrders(scope, tx, caseId, ordered);
  }
}

/** Tells tracing that orders were annulled as mistakes: a contact shows another that stands, or none, and exposes people. */
export async function undoOrders(scope: Scope, tx: Tx, annulled: readonly AnnulledOrder[]): Promise<void> {
  if (annulled.length > 0) {
    await replaceOrders(scope, tx, annulled);
  }
}
export { type Circumstance, saveCircumstances } from './store/circumstances.ts';
export {
  contactsToFollow,
  type FollowedContact,
  noteSheetVisits,
  type SheetVisit,
} from './usecases/note-sheet-visits.ts';
export { noteTeamVisit } from './usecases/record-visit.ts';

/** Who is followed up as a contact in these areas now; numbers as the contacts have them. */
export async function followedPeople(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  now: number,
): Promise<ReadonlySet<number>> {
  return new Set(await followedNos(scope, db, areaNos, now));
}
