import { label } from '../../../../contract/labels.ts';
import type { HistoryQuery } from '../../../../contract/history.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { historyOf, type HistoryPage } from '../../../platform/audit/history.ts';
import { coded, day, instant, named, plain, type Reader } from '../../../platform/audit/history-words.ts';
import type { FieldChanges } from '../../../platform/db/merge-edit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseContext } from '../context.ts';
import { findCase } from '../store/cases.ts';
import { readCase } from './read-case.ts';

/** Acts that only look. */
export const LOOKS = [
  'case.read',
  'case.history',
  'case.chain',
  'contact.list',
  'level-change.read',
  'place-exposure.list',
  'place-exposure.people',
  'interview.read',
  'access-pass.end',
];

/** What was done to a case and by whom, with old and new values; whoever may open the case may know them. */
export async function showCaseHistory(
  context: CaseContext,
  given: Scope,
  id: string,
  query: HistoryQuery & { readonly reason?: string | undefined },
): Promise<Outcome<HistoryPage>> {
  const opened = await readCase(context, given, id, query.reason, 'case.history');
  if (!opened.ok) {
    return opened;
  }
  const { row, scope } = opened.value;
  const { platform, areas } = context;
  const area = named((one) => areas.byId(one)?.fullName);
  const readers = async (changes: readonly FieldChanges[]) => {
    const labels = await labelsOf(context, scope, changes);
    return {
      ...Object.fromEntries(days.map((field) => [field, day])),
      classification: coded((code, lang) => label('caseClassification', code, lang)),
      outcome: coded((code, lang) => label('caseOutcome', code, lang)),
      origin: coded((code, lang) => label('caseOrigin', code, lang)),
      nationalCode: plain,
      areaId: area,
      stayAreaId: area,
      sourceCaseId: named((one) => labels.get(one)),
      isolatedAt: instant,
      infectiousOverride: span,
      exposureOverride: span,
    };
  };
  const shown = { ...platform, areaName: (one: string) => areas.byId(one)?.fullName };
  return done(await historyOf(shown, scope, { subjectIds: [row.id], looks: LOOKS, readers }, query));
}

const days = [
  'outcomeDate', 'reportDate', 'onsetDate', 'onsetDateTo', 'rashDate', 'rashDateTo', 'firstFeverDate', 'firstFeverDateTo',
  'sampleDate', 'rapidPositiveDate', 'pcrPositiveDate', 'announcedDate',
] as const; // prettier-ignore

/** A window set by hand. */
const span: Reader = (value) => {
  const { from, to } = value as { from?: string; to?: string };
  const part = (at: string | undefined) => (at === undefined ? '…' : (instant(at)?.vi ?? '…'));
  return plain(`${part(from)} – ${part(to)}`);
};

/** Cases that were named as source, by their labels. */
async function labelsOf(
  { platform }: CaseContext,
  scope: Scope,
  changes: readonly FieldChanges[],
): Promise<Map<string, string>> {
  const ids = new Set(
    changes.flatMap(({ sourceCaseId }) => sourceCaseId ?? []).filter((id) => typeof id === 'string'),
  );
  const labels = new Map<string, string>();
  for (const id of ids) {
    const source = await findCase(scope, platform.db, id);
    if (source !== undefined) {
      labels.set(id, source.label);
    }
  }
  return labels;
}
