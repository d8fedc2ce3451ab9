import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { saveEventContacts } from '../store/event-contacts.ts';
import { findContacts } from '../store/projection.ts';
import { CONTACT_CHUNK, type ContactOutcome } from './convert-contacts.ts';
import { decideContacts } from './decide-contacts.ts';
import { traceAgain } from './name-contacts.ts';
import { openCaseFor } from './open-case.ts';

/** Somebody who took part in an event; times Unix ms. */
export type EventParticipant = {
  readonly personId: string;
  readonly personNo: number;
  readonly from: number;
  readonly to: number;
};

export type EventEvidence = { readonly id: string; readonly name: string; readonly placeNo: number | null };

/**
 * Makes people who took part in an event contacts of a case, with the event and their time there as evidence, and
 * traces the case again so that they appear ranked; with `confirm` they are confirmed too. A chunk is one transaction.
 */
export async function addEventContacts(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  event: EventEvidence,
  participants: readonly EventParticipant[],
  confirm: boolean,
): Promise<Outcome<{ outcomes: ContactOutcome[] }>> {
  const { people, platform } = context;
  const opened = await openCaseFor(context, scope, 'contact.decide', caseId);
  if (!opened.ok) {
    return opened;
  }
  const ref = opened.value;
  const now = platform.clock.now();
  const own = new Set(await people.mergedNos(scope, ref.personNo));
  const others = participants.filter((one) => !own.has(one.personNo));
  for (let from = 0; from < others.length; from += CONTACT_CHUNK) {
    const rows = others.slice(from, from + CONTACT_CHUNK).map((one) => ({
      person_no: one.personNo,
      event_id: event.id,
      event_name: event.name,
      place_no: event.placeNo,
      from_at: new Date(one.from),
      to_at: new Date(one.to),
    }));
    await platform.db.transaction().execute(async (tx) => {
      await saveEventContacts(scope, tx, ref.caseId, rows, { at: now, name: scope.actor.name });
      await audit(tx, scope, now, [
        {
          action: 'contact.add-event',
          subjectKind: 'case',
          subjectId: ref.caseId,
          areaNo: ref.areaNo,
          detail: { event: event.id, people: rows.length },
        },
      ]);
    });
  }
  await traceAgain(context, scope, ref, now);
  const personIds = others.map((one) => one.personId);
  const decided =
    confirm && personIds.length > 0
      ? await decideContacts(context, scope, ref.caseId, { personIds, decision: 'confirm' })
      : done({ outcomes: [] });
  if (!decided.ok) {
    return decided;
  }
  const contactOf = new Map(decided.value.outcomes.map((one) => [one.id, one.contactId]));
  const traced = new Set(
    (
      await findContacts(
        scope,
        platform.db,
        ref.caseId,
        others.map((one) => one.personNo),
      )
    ).map((row) => row.person_no),
  );
  return done({
    outcomes: participants.map(({ personId, personNo }): ContactOutcome => {
      if (own.has(personNo)) {
        return refusedRow(personId, refuse('the-case-itself'));
      }
      const contactId = contactOf.get(personId);
      return { id: personId, status: traced.has(personNo) ? 201 : 202, ...(contactId ? { contactId } : {}) };
    }),
  });
}
