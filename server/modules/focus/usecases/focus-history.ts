import { label } from '../../../../contract/labels.ts';
import type { HistoryQuery } from '../../../../contract/history.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { historyOf, type HistoryPage } from '../../../platform/audit/history.ts';
import { coded, instant } from '../../../platform/audit/history-words.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { FocusContext } from '../context.ts';
import { findFocus } from '../store/foci.ts';

/** Acts that only look. */
export const LOOKS = ['focus.read', 'focus.history'];
const readers = {
  state: coded((code, lang) => label('focusState', code, lang)),
  activeAt: instant,
  endedAt: instant,
};

/** What was done to a focus of the own areas; audited. */
export async function showFocusHistory(
  context: FocusContext,
  scope: Scope,
  id: string,
  query: HistoryQuery,
): Promise<Outcome<HistoryPage>> {
  const { platform, areas } = context;
  const row = await findFocus(scope, platform.db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (!mayIn(scope, 'focus.read', areas.pathOf(row.area_no))) {
    return refuseGeneral('forbidden');
  }
  const subject = { subjectKind: 'focus', subjectId: row.id, areaNo: row.area_no };
  await audit(platform.db, scope, platform.clock.now(), [{ action: 'focus.history', ...subject }]);
  const shown = { ...platform, areaName: (one: string) => areas.byId(one)?.fullName };
  const of = { subjectIds: [row.id], looks: LOOKS, readers: () => readers };
  return done(await historyOf(shown, scope, of, query));
}
