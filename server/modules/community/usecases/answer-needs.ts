import type { Static } from 'typebox';
import type { communityApi, Need } from '../../../../contract/community.ts';
import type { Body, Query } from '../../../../contract/kit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CommunityContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { needDueAt, needSteps } from '../rules/needs.ts';
import {
  countNeeds,
  listNeeds,
  lockNeed,
  type NeedAfter,
  type NeedFilter,
  type NeedRow,
  updateNeed,
} from '../store/needs.ts';
import { teamsByIds } from '../store/teams.ts';
import { areasAsked } from './manage-teams.ts';
import { headsOf } from './show-coverage.ts';

export type ShownNeed = Static<typeof Need>;
type Asked = Partial<Query<(typeof communityApi)['GET /community/needs']>>;
type Answer = Body<(typeof communityApi)['POST /community/needs/{id}/answer']>;
type Page = { items: ShownNeed[]; next: string | null; total: number | null };

/** A page of needs of the own areas: open and urgent ones first. The look at people is audited. */
export async function showNeeds(
  context: CommunityContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<Page>> {
  const { db, clock } = context.platform;
  const filter: NeedFilter = {
    areaNos: areasAsked(context, scope, query.area),
    kind: query.kind ?? null,
    state: query.state ?? null,
    open: query.open === true,
    id: null,
  };
  const limit = query.limit ?? 50;
  const after = readCursor(query.cursor);
  const rows = await listNeeds(scope, db, filter, { after, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.rank, row.raised_at.toISOString(), row.id]);
  await audit(db, scope, clock.now(), [{ action: 'community.needs', detail: { shown: page.rows.length } }]);
  return done({
    items: await presentNeeds(context, scope, page.rows),
    next: page.next,
    total: after === null ? await countNeeds(scope, db, filter) : null,
  });
}

function readCursor(text: string | undefined): NeedAfter {
  const [rank, at, id] = decodeCursor(text) ?? [];
  return typeof rank === 'number' && typeof at === 'string' && typeof id === 'string'
    ? { rank, at, id }
    : null;
}

/** Takes a need over, or says what was done about it. */
export async function answerNeed(
  context: CommunityContext,
  scope: Scope,
  id: string,
  { version, step, note }: Answer,
): Promise<Outcome<ShownNeed>> {
  const { platform, areas } = context;
  const at = platform.clock.now();
  const changed = await platform.db.transaction().execute(async (tx): Promise<Outcome<NeedRow>> => {
    const row = await lockNeed(scope, tx, id.toLowerCase());
    if (row === undefined || !mayIn(scope, 'community.answer', areas.pathOf(row.area_no))) {
      return refuse('unknown-need');
    }
    const next = needSteps[row.state][step];
    if (next === undefined) {
      return refuse('need-done');
    }
    if (row.version !== version) {
      return refuseGeneral('version-conflict', { current: (await presentNeeds(context, scope, [row]))[0] });
    }
    const now = new Date(at);
    const after: NeedRow = {
      ...row,
      state: next,
      taken_at: row.taken_at ?? now,
      taken_by: row.taken_by ?? scope.actor.name,
      done_at: next === 'DONE' ? now : null,
      done_by: next === 'DONE' ? scope.actor.name : null,
      answer: note === undefined ? row.answer : platform.secrets.encrypt(note),
    };
    await updateNeed(scope, tx, after);
    await appendEvent(tx, {
      topic: 'community.need',
      dataset: scope.dataset,
      payload: { areaNos: [row.area_no], urgent: false },
      at,
    });
    await audit(tx, scope, at, [
      {
        action: `community.need-${step}`,
        subjectKind: 'community-need',
        subjectId: row.id,
        areaNo: row.area_no,
      },
    ]);
    return done({ ...after, version: row.version + 1 });
  });
  return changed.ok ? done((await presentNeeds(context, scope, [changed.value]))[0]!) : changed;
}

/** Needs as they are shown, with the people and the household they are for. */
export async function presentNeeds(
  context: CommunityContext,
  scope: Scope,
  rows: readonly NeedRow[],
): Promise<ShownNeed[]> {
  const { platform, people, areas } = context;
  const { db, clock, secrets } = platform;
  const homes = new Map(
    (await people.households(scope, db, { nos: rows.map((row) => row.household_no) })).map((one) => [
      one.no,
      one,
    ]),
  );
  const heads = await headsOf(context, scope, [...homes.values()]);
  const persons = await people.byNos(
    scope,
    rows.flatMap((row) => row.person_nos),
  );
  const teams = new Map(
    (
      await teamsByIds(
        scope,
        db,
        rows.flatMap((row) => row.team_id ?? []),
      )
    ).map((team) => [team.id, team]),
  );
  const now = clock.now();
  const plain = (text: Buffer | null) => (text === null ? null : secrets.decrypt(text));
  return rows.map((row) => {
    const head = heads.get(row.household_no);
    const named = row.person_nos.flatMap((no) => persons.get(no) ?? []);
    const dueAt = needDueAt(row.raised_at.getTime(), row.urgency);
    return {
      id: row.id,
      kind: row.kind,
      urgency: row.urgency,
      state: row.state,
      times: row.times,
      householdId: homes.get(row.household_no)?.id ?? '',
      name: head?.fullName ?? '',
      address: head?.address ?? null,
      areaName: areas.byNo(row.area_no)?.fullName ?? null,
      people: (named.length > 0 ? named : head === undefined ? [] : [head]).map((one) => ({
        id: one.id,
        name: one.fullName,
        phone: one.phone ?? head?.phone ?? null,
      })),
      note: plain(row.note),
      raisedAt: row.raised_at.toISOString(),
      raisedBy: plain(row.told_by) ?? row.raised_by,
      toldAs: row.told_relation,
      teamName: teams.get(row.team_id ?? '')?.name ?? null,
      dueAt: new Date(dueAt).toISOString(),
      overdue: row.state === 'OPEN' && dueAt < now,
      takenAt: row.taken_at?.toISOString() ?? null,
      takenBy: row.taken_by,
      doneAt: row.done_at?.toISOString() ?? null,
      doneBy: row.done_by,
      answer: plain(row.answer),
      version: row.version,
    };
  });
}
