import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type DetailsPatch, saveDetails } from '../store/link-details.ts';
import { linksOf } from '../store/links.ts';
import { lockTrace } from '../store/projection.ts';
import type { ContactOutcome } from './convert-contacts.ts';
import { openCaseFor } from './open-case.ts';

/** Notes the relation, or who follows up, on many confirmed contacts of a case, in one transaction. */
export async function noteDetails(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  personIds: readonly string[],
  patch: DetailsPatch,
): Promise<Outcome<{ outcomes: ContactOutcome[] }>> {
  const { people, platform } = context;
  const opened = await openCaseFor(context, scope, 'contact.decide', caseId);
  if (!opened.ok) {
    return opened;
  }
  const ref = opened.value;
  return await platform.db.transaction().execute(async (tx) => {
    await lockTrace(scope, tx, ref.caseId);
    const noOf = await people.personNos(
      scope,
      tx,
      personIds.map((id) => id.toLowerCase()),
    );
    const numbers = await people.numbersOf(scope, tx, [...new Set(noOf.values())]);
    const links = new Map((await linksOf(scope, tx, ref.caseId)).map((link) => [link.person_no, link]));
    const refusal = refuse('not-confirmed');
    const outcomes = personIds.map((personId): ContactOutcome => {
      const own = numbers.get(noOf.get(personId.toLowerCase()) ?? -1) ?? [];
      const link = own.map((no) => links.get(no)).find((one) => one !== undefined);
      if (link === undefined || link.decision !== 'CONFIRMED') {
        const { status, code, message, messageEn } = refusal;
        return { personId, status, code, message, messageEn };
      }
      return { personId, contactId: link.id, status: 200 };
    });
    const ids = [...new Set(outcomes.flatMap((one) => one.contactId ?? []))];
    await saveDetails(scope, tx, ref.caseId, ids, patch);
    await audit(tx, scope, platform.clock.now(), [
      {
        action: 'contact.details',
        subjectKind: 'case',
        subjectId: ref.caseId,
        areaNo: ref.areaNo,
        detail: { contacts: ids.length, fields: Object.keys(patch) },
      },
    ]);
    return done({ outcomes });
  });
}
