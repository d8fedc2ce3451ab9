import { label } from '../../../../contract/labels.ts';
import type { HistoryQuery } from '../../../../contract/history.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { historyOf, type HistoryPage } from '../../../platform/audit/history.ts';
import { coded, plain } from '../../../platform/audit/history-words.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { detailsOf } from '../store/link-details.ts';
import { openCaseFor } from './open-case.ts';

/** Acts that only look. */
export const LOOKS = ['contact.history'];
const readers = {
  relation: coded((code, lang) => label('relation', code, lang)),
  officeId: plain,
  officer: plain,
};

/** What was noted of one contact, by whoever may decide over contacts of its case; audited. */
export async function showContactHistory(
  context: TracingContext,
  scope: Scope,
  id: string,
  query: HistoryQuery,
): Promise<Outcome<HistoryPage>> {
  const { platform, areas } = context;
  const contactId = id.toLowerCase();
  const stored = (await detailsOf(scope, platform.db, [contactId])).get(contactId);
  if (stored === undefined) {
    return refuseGeneral('not-found');
  }
  const opened = await openCaseFor(context, scope, 'contact.decide', stored.case_id);
  if (!opened.ok) {
    return opened;
  }
  const subject = { subjectKind: 'contact', subjectId: contactId, areaNo: opened.value.areaNo };
  await audit(platform.db, scope, platform.clock.now(), [{ action: 'contact.history', ...subject }]);
  const shown = { ...platform, areaName: (one: string) => areas.byId(one)?.fullName };
  const of = { subjectIds: [contactId], looks: LOOKS, readers: () => readers };
  return done(await historyOf(shown, scope, of, query));
}
