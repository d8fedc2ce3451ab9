/** How a column that refers to a person survives a merge. */
export type Survival =
  /** The reader of this file resolves the number by `merged_into_no`, through a function of the registry or a join. */
  | { readonly readBy: string }
  /** Written anew in the transaction of the merge, by this file. */
  | { readonly movedBy: string }
  /** Stays as it is written, and why nobody misses it. */
  | { readonly kept: string };

const people = 'server/registry/people';
const modules = 'server/modules';
const readBy = (file: string): Survival => ({ readBy: file });
const ordersOfPerson = readBy(`${modules}/orders/usecases/list-orders.ts`);
const withOrder: Survival = { kept: 'hangs from its order, which is found by every number of the person' };
const withDeclaration: Survival = { kept: 'hangs from its declaration, with the number in its key' };
const retraced = readBy(`${modules}/tracing/usecases/find-exposures.ts`);
const projected = readBy(`${modules}/tracing/usecases/retrace.ts`);
const oneRecord: Survival = { kept: 'a key of one record; kept and merged record answer for each other' };

/** Every column that refers to a person, by table and column. */
export const personLinks: { readonly [column: string]: Survival } = {
  'assistance.person_no': readBy(`${people}/usecases/helped-by.ts`),
  'assisted_act.person_no': readBy(`${people}/usecases/assist.ts`),
  'border_trip.assistant_nos': readBy(`${modules}/trips/usecases/show-trip.ts`),
  'border_trip.dedicated_no': readBy(`${modules}/trips/usecases/show-trip.ts`),
  'border_trip.driver_no': readBy(`${modules}/trips/usecases/show-trip.ts`),
  'card_print.person_nos': { kept: 'the log of what was printed, with the cards that lay in the printer' },
  'case_classification.person_no': { kept: 'hangs from its case, with the number in its key' },
  'case_file.person_no': readBy(`${modules}/cases/usecases/show-cases.ts`),
  'cluster_participant.person_no': readBy(`${modules}/clusters/store/participants.ts`),
  'community_need.person_nos': readBy(`${modules}/community/usecases/answer-needs.ts`),
  'community_visit.person_nos': { kept: 'who was meant at the door; read as a holding by all numbers' },
  'contact.person_no': projected,
  'contact.via_person_no': projected,
  'contact_link.person_no': readBy(`${modules}/tracing/usecases/present-contacts.ts`),
  'contact_link.via_person_no': readBy(`${modules}/tracing/usecases/convert-contacts.ts`),
  'declaration.person_no': readBy(`${modules}/declarations/store/list-declarations.ts`),
  'declaration_code.person_no': withDeclaration,
  'declaration_companion.companion_no': readBy(`${modules}/privacy/usecases/own-data.ts`),
  'declaration_companion.person_no': withDeclaration,
  'declaration_visit.person_no': withDeclaration,
  'duplicate_pair.left_no': { movedBy: `${people}/usecases/merge-people.ts` },
  'duplicate_pair.right_no': { movedBy: `${people}/usecases/merge-people.ts` },
  'event_contact.person_no': readBy(`${modules}/tracing/usecases/find-event-contacts.ts`),
  'gate_crossing.person_no': readBy(`${modules}/gates/usecases/show-crossings.ts`),
  'handover.person_no': readBy(`${modules}/handover/usecases/list-handovers.ts`),
  'handover_event.person_no': { kept: 'hangs from its handover, with the number in its key' },
  'handover_reply.person_no': { kept: 'hangs from its handover, with the number in its key' },
  'household.head_no': readBy(`${people}/store/households.ts`),
  'household_member.person_no': readBy(`${people}/store/households.ts`),
  'interview.person_no': readBy(`${modules}/interviews/usecases/show-call.ts`),
  'lab_sample.person_no': readBy(`${modules}/laboratory/usecases/show-person-tests.ts`),
  'lab_slip.person_no': readBy(`${modules}/laboratory/usecases/issue-slip.ts`),
  'level_change_row.person_no': readBy(`${modules}/level-changes/usecases/apply-changes.ts`),
  'level_change_set.subject_no': readBy(`${modules}/level-changes/usecases/show-sets.ts`),
  'lockdown_member.kept_no': {
    kept: 'what the counters know of a merge; written anew behind it, and at each change',
  },
  'lockdown_member.person_no': readBy(`${modules}/lockdown/usecases/read-roster.ts`),
  'lockdown_need.person_no': readBy(`${modules}/lockdown/usecases/show-lockdown.ts`),
  'lockdown_pass.person_no': {
    kept: 'the line of a gate shows words; the number is a holding, read by all numbers',
  },
  'lodging_stay.person_no': readBy(`${modules}/lodging/usecases/show-stays.ts`),
  'named_contact.person_no': retraced,
  'notice.person_no': readBy(`${modules}/messaging/usecases/notify-person.ts`),
  'order_appeal.person_no': withOrder,
  'order_certificate.person_no': withOrder,
  'order_change.person_no': withOrder,
  'order_change_decision.person_no': withOrder,
  'order_file.person_no': ordersOfPerson,
  'order_follow_up.person_no': withOrder,
  'order_service.person_no': withOrder,
  'order_service_photo.person_no': withOrder,
  'person.merged_into_no': { movedBy: `${people}/usecases/merge-people.ts` },
  'person.person_no': { kept: 'the record itself, which stays for the undoing' },
  'person_card.person_no': readBy(`${people}/usecases/issue-card.ts`),
  'person_identifier.person_no': oneRecord,
  'person_key.person_no': readBy(`${people}/usecases/load-people.ts`),
  'person_match.person_no': readBy(`${people}/usecases/find-people.ts`),
  'person_merge.gone_no': { kept: 'the journal of merges, in the order in which they are undone' },
  'person_merge.keep_no': { kept: 'the journal of merges, in the order in which they are undone' },
  'person_phone.person_no': oneRecord,
  'presence.person_no': retraced,
  'privacy_proof.person_no': readBy(`${modules}/privacy/usecases/prove.ts`),
  'privacy_request.person_no': readBy(`${modules}/privacy/usecases/answer-request.ts`),
  'residence.person_no': retraced,
  'roster_row.person_no': readBy(`${modules}/tracing/usecases/show-rosters.ts`),
  'search.person_no': readBy(`${modules}/searches/usecases/work-searches.ts`),
  'search_attempt.person_no': { kept: 'hangs from its search, with the number in its key' },
  'sheet_import_row.person_id': { kept: 'what became of a row; the id opens the record and where it went' },
  'trip_person.person_no': retraced,

  'access_pass.subject_id': { kept: 'a link for one record as it was asked for; the id opens where it went' },
  'audit.subject_id': { kept: 'what was done to that record; both histories tell of the merge' },
  'list_look.subjects': { kept: 'who was on a list that left; asked by every id of the person' },
  'record_change.subject_id': { kept: 'what was changed on that record; undoing the merge needs it there' },
};
