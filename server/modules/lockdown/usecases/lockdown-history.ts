import type { HistoryQuery } from '../../../../contract/history.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { historyOf, type HistoryPage } from '../../../platform/audit/history.ts';
import { instant, plain } from '../../../platform/audit/history-words.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { reachLockdown } from './reach.ts';

/** Acts that only look. */
export const LOOKS = [
  'lockdown.preview',
  'lockdown.read',
  'lockdown.history',
  'lockdown.people',
  'lockdown.pass-list',
  'lockdown.households',
  'lockdown.print',
];
const readers = { title: plain, reason: plain, from: instant, until: instant };

/** What was done to a cordon of the own areas, with name, term and reason before and after; audited. */
export async function showLockdownHistory(
  context: LockdownContext,
  scope: Scope,
  id: string,
  query: HistoryQuery,
): Promise<Outcome<HistoryPage>> {
  const { platform, areas } = context;
  const reached = await reachLockdown(context, scope, platform.db, 'lockdown.read', id);
  if (!reached.ok) {
    return reached;
  }
  const subject = { subjectKind: 'lockdown', subjectId: reached.value.id, areaNo: reached.value.area_no };
  await audit(platform.db, scope, platform.clock.now(), [{ action: 'lockdown.history', ...subject }]);
  const shown = { ...platform, areaName: (one: string) => areas.byId(one)?.fullName };
  const of = { subjectIds: [subject.subjectId], looks: LOOKS, readers: () => readers };
  return done(await historyOf(shown, scope, of, query));
}
