import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { CommunityContext } from '../context.ts';
import { moreUrgent, type NeedKind, type NeedUrgency } from '../rules/needs.ts';
import { insertNeed, lockOpenNeed, type NeedRow, updateNeed } from '../store/needs.ts';
import type { VisitRow } from '../store/visits.ts';

/** From what a need follows: a record of a team, or what somebody passed on for a person. */
export type NeedSource = Pick<
  VisitRow,
  'id' | 'household_no' | 'area_no' | 'at' | 'person_nos' | 'note' | 'recorded_by'
> &
  Pick<NeedRow, 'team_id'> &
  Partial<Pick<NeedRow, 'told_by' | 'told_relation'>>;

/** Raises a need of a household; one of the kind that is open already is said once more, and may become more urgent. @returns it as it stands. */
export async function raiseNeed(
  { platform }: CommunityContext,
  scope: Scope,
  tx: Tx,
  visit: NeedSource,
  { kind, urgency }: { readonly kind: NeedKind; readonly urgency: NeedUrgency },
): Promise<Pick<NeedRow, 'kind' | 'urgency' | 'raised_at'>> {
  const at = platform.clock.now();
  const made = namedUuid7(visit.at.getTime(), `need/${visit.id}`);
  const isNew =
    (await lockOpenNeed(scope, tx, visit.household_no, kind)) === undefined &&
    (await insertNeed(scope, tx, {
      household_no: visit.household_no,
      id: made,
      dataset: scope.dataset,
      area_no: visit.area_no,
      team_id: visit.team_id,
      kind,
      urgency,
      state: 'OPEN',
      person_nos: visit.person_nos,
      times: 1,
      note: visit.note,
      raised_at: visit.at,
      raised_by: visit.recorded_by,
      told_by: visit.told_by ?? null,
      told_relation: visit.told_relation ?? null,
      taken_at: null,
      taken_by: null,
      done_at: null,
      done_by: null,
      answer: null,
      version: 1,
    }));
  // Another phone of the team may have said it in the same moment: its need is there now.
  const open = isNew ? undefined : await lockOpenNeed(scope, tx, visit.household_no, kind);
  const now = open === undefined ? urgency : moreUrgent(open.urgency, urgency);
  if (open !== undefined) {
    await updateNeed(scope, tx, {
      ...open,
      urgency: now,
      person_nos: [...new Set([...open.person_nos, ...visit.person_nos])],
      times: open.times + 1,
      note: visit.note ?? open.note,
    });
  }
  const id = open?.id ?? made;
  const entry = { action: 'community.need', subjectKind: 'community-need', subjectId: id, detail: { kind } };
  await audit(tx, scope, at, [{ ...entry, areaNo: visit.area_no }]);
  await appendEvent(tx, {
    topic: 'community.need',
    dataset: scope.dataset,
    payload: { areaNos: [visit.area_no], urgent: urgency !== 'today' },
    at,
  });
  return { kind, urgency: now, raised_at: open?.raised_at ?? visit.at };
}

/** Somebody was met: that nobody was there before needs no looking after any more. */
export async function closeAbsence(
  { platform }: CommunityContext,
  scope: Scope,
  tx: Tx,
  visit: VisitRow,
): Promise<void> {
  const open = await lockOpenNeed(scope, tx, visit.household_no, 'absent');
  if (open !== undefined && open.raised_at.getTime() <= visit.at.getTime()) {
    await updateNeed(scope, tx, {
      ...open,
      state: 'DONE',
      done_at: visit.at,
      done_by: visit.recorded_by,
      answer: platform.secrets.encrypt('Tổ đã gặp được hộ.'),
    });
  }
}
