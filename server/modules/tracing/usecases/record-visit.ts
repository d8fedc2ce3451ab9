import type { Body } from '../../../../contract/kit.ts';
import type { tracingApi } from '../../../../contract/tracing.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { doneBy } from '../../../platform/access/stand-in.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { contactStatus } from '../rules/contact-status.ts';
import { afterVisit, followUpStatus, visitRules } from '../rules/follow-up.ts';
import { insertVisit, lockLink, noteSighting, saveFollowUp } from '../store/links.ts';
import { followedLinks } from '../store/my-day.ts';
import type { LinkRow } from '../store/tables.ts';
import type { FollowUpStatus } from '../types.ts';

export type VisitInput = Body<(typeof tracingApi)['POST /contacts/{id}/visits']>;
export type VisitAnswer = { id: string; followUpStatus: FollowUpStatus };

/**
 * Records a follow-up call or visit; repeatable by its id. A time ahead of ours is kept as ours: a wrong clock must
 * not lose the visit.
 */
export async function recordVisit(
  context: TracingContext,
  scope: Scope,
  contactId: string,
  input: VisitInput,
): Promise<Outcome<VisitAnswer>> {
  const now = context.platform.clock.now();
  const id = input.id.toLowerCase();
  const request = {
    id,
    kind: 'contact.visit',
    content: { ...input, id, contactId: contactId.toLowerCase() },
    at: now,
  };
  return await context.platform.db
    .transaction()
    .execute((tx) =>
      once(tx, request, () => acceptVisit(context, scope, tx, contactId, { ...input, id }, now)),
    );
}

async function acceptVisit(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  contactId: string,
  input: VisitInput,
  now: number,
): Promise<Outcome<VisitAnswer>> {
  const link = await lockLink(scope, tx, contactId.toLowerCase());
  if (link === undefined) {
    return refuseGeneral('not-found');
  }
  if (!mayIn(scope, 'followup.record', context.areas.pathOf(link.area_no))) {
    return refuseGeneral('forbidden');
  }
  if (link.decision !== 'CONFIRMED') {
    return refuse('not-followed');
  }
  if (input.lost === true && !visitRules[input.result].cause) {
    return refuse('lost-needs-cause', { fields: { lost: 'wrong number or refused' } });
  }
  return done(await applyVisit(context, scope, tx, link, input, now), 201);
}

/**
 * What a community team found of a household is a visit to everybody in it who is followed up as a contact. In the
 * caller's transaction, under ids that follow from the visit's; the team itself sees no contact.
 * @returns how many contacts were visited.
 */
export async function noteTeamVisit(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  visit: {
    readonly id: string;
    readonly at: number;
    readonly personNos: readonly number[];
    readonly result: VisitInput['result'];
  },
): Promise<number> {
  const now = context.platform.clock.now();
  const links = await followedLinks(scope, tx, { personNos: visit.personNos }, now);
  for (const { id } of links.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const link = (await lockLink(scope, tx, id))!;
    await applyVisit(
      context,
      scope,
      tx,
      link,
      {
        id: namedUuid7(visit.at, `team-visit/${visit.id}/${id}`),
        at: new Date(visit.at).toISOString(),
        result: visit.result,
      },
      now,
    );
  }
  return links.length;
}

/** Keeps a visit to a locked contact, and all that follows from it. */
export async function applyVisit(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  link: LinkRow,
  input: VisitInput,
  now: number,
): Promise<VisitAnswer> {
  const lost = input.lost === true;
  const at = Math.min(Date.parse(input.at), now);
  const facts = afterVisit(factsOf(link), { at, result: input.result, lost });
  await insertVisit(scope, tx, {
    id: input.id,
    contact_id: link.id,
    case_id: link.case_id,
    dataset: scope.dataset,
    area_no: link.area_no,
    at: new Date(at),
    result: input.result,
    temperature: input.temperature ?? null,
    symptoms: [...(input.symptoms ?? [])],
    note: input.note === undefined ? null : context.platform.secrets.encrypt(input.note),
    lost,
    recorded_by: await doneBy(context.standsInFor, scope, tx, { kind: 'contact', id: link.id }),
  });
  await saveFollowUp(scope, tx, {
    id: link.id,
    case_id: link.case_id,
    last_visit_at: toDate(facts.lastVisitAt),
    last_result: facts.lastResult,
    last_seen_at: toDate(facts.lastSeenAt),
    lost_at: toDate(facts.lostAt),
  });
  const { reached } = visitRules[input.result];
  const unwell = isUnwell(input);
  if (reached || unwell) {
    await noteSighting(scope, tx, { id: link.id, caseId: link.case_id, at, reached, unwell });
  }
  await account(scope, tx, link, input, at, now);
  const status = followUpStatus(
    {
      ...facts,
      status: contactStatus(link.decision, link.is_case),
      decidedAt: link.decided_at.getTime(),
      until: link.follow_up_until,
      lost: facts.lostAt !== null,
      transferred: link.transferred_at !== null,
    },
    now,
  );
  return { id: input.id, followUpStatus: status };
}

async function account(
  scope: Scope,
  tx: Tx,
  link: LinkRow,
  input: VisitInput,
  at: number,
  now: number,
): Promise<void> {
  const { area_no: areaNo } = link;
  if (areaNo !== null) {
    const count = (metric: string) => ({ metric, dataset: scope.dataset, areaNo, at, by: 1 });
    const { reached } = visitRules[input.result];
    await addFigures(tx, [count('contacts.follow-up'), ...(reached ? [count('contacts.reached')] : [])]);
  }
  await appendEvent(tx, {
    topic: 'contacts.visited',
    dataset: scope.dataset,
    payload: {
      contactId: link.id,
      caseId: link.case_id,
      areaNos: areaNo === null ? [] : [areaNo],
      unwell: isUnwell(input),
      result: input.result,
      at,
    },
    at: now,
  });
  await audit(tx, scope, now, [
    {
      action: 'contact.visit',
      subjectKind: 'contact',
      subjectId: link.id,
      areaNo,
      detail: { result: input.result },
    },
  ]);
}

function isUnwell({ result, symptoms }: VisitInput): boolean {
  return result === 'SEEN_NOT_OK' || (symptoms ?? []).length > 0;
}

function factsOf(link: LinkRow) {
  return {
    lastVisitAt: link.last_visit_at?.getTime() ?? null,
    lastResult: link.last_result,
    lastSeenAt: link.last_seen_at?.getTime() ?? null,
    lostAt: link.lost_at?.getTime() ?? null,
  };
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
