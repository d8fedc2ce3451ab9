import { presenceSources, timeQualities } from '../../../../contract/presence.ts';
import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type CaseRef, findCaseForTracing } from '../../cases/index.ts';
import { listStays } from '../../presence/index.ts';
import type { InterviewContext } from '../context.ts';
import { RECALL_DAYS } from '../rules/call-rules.ts';
import { scriptFor, shippedScripts } from '../rules/call-script.ts';
import { attemptsOf, type InterviewRecord } from '../store/interviews.ts';
import type { Draft, ShownInterview } from '../types.ts';
import { openCall } from './open-call.ts';
import { openDraft } from './seal-draft.ts';
import { lateness } from './show-calls.ts';

/** Check-ins of one person that a call shows. */
const MOST_KNOWN = 500;

/** One call with everything that it takes to make it without a network; the look at the person is audited. */
export async function showCall(
  context: InterviewContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownInterview>> {
  const { platform, people } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const opened = await openCall(context, scope, db, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const ref = await findCaseForTracing(scope, db, row.case_id);
  const person = (await people.peopleByNo(scope, db, [row.person_no])).get(row.person_no);
  if (ref === undefined || person === undefined) {
    return refuseGeneral('not-found');
  }
  const mayHere = (right: Right) =>
    row.area_nos.some((no) => mayIn(scope, right, context.areas.pathOf(no))) || mayIn(scope, right, null);
  const days = recallDays(row, ref, now);
  const draft = openDraft(context, row.draft);
  const attempts = await attemptsOf(scope, db, row.id);
  const known = mayHere('presence.read') ? await knownStays(context, scope, row, days) : null;
  await audit(db, scope, now, [
    {
      action: 'interview.read',
      subjectKind: 'person',
      subjectId: person.id,
      areaNo: row.area_nos[0] ?? null,
      detail: { case: row.case_id, stays: known?.length ?? 0 },
    },
  ]);
  return done({
    id: row.id,
    caseId: row.case_id,
    caseLabel: ref.label,
    disease: ref.disease,
    kind: row.kind,
    status: row.status,
    version: row.version,
    person,
    ...(person.phone === null && { household: await householdPhones(context, scope, row.person_no) }),
    officer: row.officer,
    dueSince: row.due_since.toISOString(),
    ...lateness(row, now),
    startedAt: row.started_at?.toISOString() ?? null,
    completedAt: row.completed_at?.toISOString() ?? null,
    callBackAt: row.call_back_at?.toISOString() ?? null,
    attempts: attempts.map((one) => ({
      id: one.id,
      at: one.at.toISOString(),
      result: one.result,
      callBackAt: one.call_back_at?.toISOString() ?? null,
      by: one.officer,
    })),
    recallFrom: days.from,
    recallTo: days.to,
    case: mayHere('case.read') ? caseOf(ref) : null,
    known,
    placeNames: await placeNames(context, scope, draft),
    draft,
    script: scriptFor(shippedScripts, ref.disease, row.kind, localDate(now)),
  });
}

/** Who of the household can be called for somebody without a phone. */
async function householdPhones(
  { people, platform }: InterviewContext,
  scope: Scope,
  personNo: number,
): Promise<{ name: string; phone: string }[]> {
  const nos = (await people.householdMembers(scope, platform.db, [personNo])).get(personNo) ?? [];
  const members = [...(await people.peopleByNo(scope, platform.db, nos)).values()];
  return members.flatMap(({ fullName, phone }) => (phone === null ? [] : { name: fullName, phone }));
}

/**
 * The local days that are gone through: at least 14 up to today, further back where the exposure window of a case
 * began earlier, and not beyond its isolation.
 */
function recallDays(row: InterviewRecord, ref: CaseRef, now: number): { from: string; to: string } {
  const asked = startOfLocalDay(now) - (RECALL_DAYS - 1) * DAY_MS;
  if (row.kind !== 'F0') {
    return { from: localDate(asked), to: localDate(now) };
  }
  const to = ref.isolatedAt === null ? now : Math.min(now, ref.isolatedAt);
  const from = Math.min(
    asked,
    startOfLocalDay(ref.exposureWindow.from),
    startOfLocalDay(to) - (RECALL_DAYS - 1) * DAY_MS,
  );
  return { from: localDate(from), to: localDate(to) };
}

async function knownStays(
  { platform, people, places }: InterviewContext,
  scope: Scope,
  row: InterviewRecord,
  days: { readonly from: string; readonly to: string },
): Promise<NonNullable<ShownInterview['known']>> {
  const found = await listStays(scope, platform.db, {
    personNos: await people.mergedNos(scope, row.person_no),
    placeNos: null,
    from: startOfDate(days.from),
    to: startOfDate(days.to) + DAY_MS,
    before: null,
    limit: MOST_KNOWN,
  });
  const stays = found.slice(0, MOST_KNOWN);
  const placeOf = await places.byNos(
    scope,
    platform.db,
    stays.map((stay) => stay.place_no),
  );
  return stays.flatMap((stay) => {
    const place = placeOf.get(stay.place_no);
    return place === undefined
      ? []
      : [
          {
            stayId: stay.id,
            placeId: place.placeId,
            placeName: place.name,
            inAt: stay.in_at.toISOString(),
            outAt: stay.out_at.toISOString(),
            outImputed: stay.out_imputed,
            source: presenceSources[stay.source]!,
            timeQuality: timeQualities[stay.time_quality]!,
          },
        ];
  });
}

function caseOf(ref: CaseRef): NonNullable<ShownInterview['case']> {
  return {
    classification: ref.classification,
    onsetDate: ref.onsetDate,
    infectiousFrom: new Date(ref.window.from).toISOString(),
    infectiousTo: new Date(ref.window.to).toISOString(),
  };
}

async function placeNames(
  { platform, places }: InterviewContext,
  scope: Scope,
  draft: Draft,
): Promise<Record<string, string>> {
  const ids = Object.values(draft.stays).flatMap((stay) => stay.placeId?.toLowerCase() ?? []);
  const found = await places.byIds(scope, platform.db, [...new Set(ids)]);
  return Object.fromEntries([...found].map(([id, place]) => [id, place.name]));
}
