import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import { changesBetween } from '../../../platform/db/merge-edit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type DetailsPatch, mergeDetails } from '../rules/merge-details.ts';
import { detailsOf, type LinkDetails, saveDetails } from '../store/link-details.ts';
import { linksOf } from '../store/links.ts';
import { lockTrace } from '../store/projection.ts';
import type { ContactOutcome } from './convert-contacts.ts';
import { noted } from './edit-contact.ts';
import { openCaseFor } from './open-case.ts';

/**
 * Notes the relation, or who follows up, on many confirmed contacts of a case, in one transaction. Each person has an outcome
 * of its own: where somebody changed the same field after the version that was seen, that contact stays as it is.
 * @param versions of the contacts as the editor saw them, in the order of the people; null or missing: the patch holds.
 */
export async function noteDetails(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  personIds: readonly string[],
  patch: DetailsPatch,
  versions: readonly (number | null)[] = [],
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
    const linkOf = (personId: string) => {
      const own = numbers.get(noOf.get(personId.toLowerCase()) ?? -1) ?? [];
      return own.map((no) => links.get(no)).find((one) => one !== undefined);
    };
    const found = personIds.map(linkOf);
    const details = await detailsOf(
      scope,
      tx,
      found.flatMap((link) => link?.id ?? []),
      true,
    );
    const changed = new Map<string, LinkDetails>();
    const outcomes = personIds.map((personId, i): ContactOutcome => {
      const stored = details.get(found[i]?.id ?? '');
      if (stored === undefined || stored.decision !== 'CONFIRMED') {
        return refusedRow(personId, refuse('not-confirmed'));
      }
      const merged = mergeDetails(changed.get(stored.id) ?? stored, patch, versions[i] ?? null);
      if (merged.conflicts.length > 0) {
        return { ...refusedRow(personId, refuse('changed-meanwhile')), contactId: stored.id };
      }
      if (merged.changed.length > 0) {
        changed.set(stored.id, merged.next);
      }
      return { id: personId, contactId: stored.id, status: 200 };
    });
    await saveDetails(scope, tx, [...changed.values()]);
    const at = platform.clock.now();
    const act = { action: 'contact.details', areaNo: ref.areaNo };
    const entries = [...changed.values()].map((next) => ({
      ...act,
      subjectKind: 'contact',
      subjectId: next.id,
      changes: changesBetween(noted(details.get(next.id)!), noted(next)),
    }));
    await auditChanges(platform.secrets, tx, scope, at, entries);
    // The case's own history says that it happened; what stood there before is told with each contact.
    const fields = [...new Set(entries.flatMap(({ changes }) => Object.keys(changes)))];
    const detail = { contacts: changed.size, fields };
    await audit(tx, scope, at, [{ ...act, subjectKind: 'case', subjectId: ref.caseId, detail }]);
    return done({ outcomes });
  });
}
