import type { Static } from 'typebox';
import type { Escalation, gateDeskApi } from '../../../../contract/gate-desk.ts';
import type { Body } from '../../../../contract/kit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  type EscalationRow,
  insertEscalation,
  lockEscalation,
  updateEscalation,
} from '../store/escalations.ts';
import { lockShift, postsByIds, postsByNos } from '../store/posts.ts';
import { presentEscalation } from './show-open-items.ts';

export type ShownEscalation = Static<typeof Escalation>;
type Change = Outcome<Partial<EscalationRow> | null>;

/** A post asks its commander. The question carries the name of the officer of the shift; repeatable by its id. */
export async function askCommander(
  context: GateContext,
  scope: Scope,
  body: Body<(typeof gateDeskApi)['POST /gates/escalations']>,
): Promise<Outcome<ShownEscalation>> {
  const { platform, areas } = context;
  const { clock, secrets, db } = platform;
  const [post] = await postsByIds(scope, db, [body.postId.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const id = body.id.toLowerCase();
  const now = clock.now();
  const raised = Date.parse(body.raisedAt);
  return await db.transaction().execute(async (tx) => {
    const stored = await once(
      tx,
      { id, kind: 'gate.escalation', content: [scope.dataset, body], at: now },
      async () => {
        const shift =
          body.shiftId === undefined ? undefined : await lockShift(scope, tx, body.shiftId.toLowerCase());
        await insertEscalation(tx, {
          place_no: post.place_no,
          id,
          dataset: scope.dataset,
          area_no: post.area_no,
          shift_id: body.shiftId?.toLowerCase() ?? null,
          crossing_id: body.crossingId?.toLowerCase() ?? null,
          group_id: body.groupId?.toLowerCase() ?? null,
          state: 'open',
          // A clock that is ahead must not make a question young for ever.
          raised_at: new Date(Math.min(raised, now)),
          received_at: new Date(now),
          raised_by: shift?.officer ?? scope.actor.name,
          words: secrets.encrypt(JSON.stringify({ who: body.who, reason: body.reason })),
          people: body.people,
          kept_vehicle: body.keptVehicle,
          answered_at: null,
          answered_by: null,
          decision: null,
          answer: null,
          taken_at: null,
          taken_by: null,
          taken_shift_id: null,
          settled_at: null,
          settled_by: null,
          handed_to: null,
        });
        await note(scope, tx, { place_no: post.place_no, area_no: post.area_no, id }, 'ask', now);
        return done(null, 201);
      },
    );
    if (!stored.ok) {
      return stored;
    }
    const row = (await lockEscalation(scope, tx, id))!;
    return done(presentEscalation(context, scope, row, post), stored.status ?? 201);
  });
}

/** The commander decides. Said again alike it is the same; another answer than the first is refused. */
export async function answerPost(
  context: GateContext,
  scope: Scope,
  id: string,
  { decision, reason }: Body<(typeof gateDeskApi)['POST /gates/escalations/{id}/answer']>,
): Promise<Outcome<ShownEscalation>> {
  const { secrets, clock } = context.platform;
  return await change(context, scope, id, 'gate.command', 'answer', (row): Change => {
    if (row.answered_at !== null) {
      const same = row.decision === decision && row.answer !== null && secrets.decrypt(row.answer) === reason;
      return same ? done(null) : refuse('answered-before');
    }
    return row.state === 'settled'
      ? refuse('settled-before')
      : done({
          state: 'answered',
          answered_at: new Date(clock.now()),
          answered_by: scope.actor.name,
          decision,
          answer: secrets.encrypt(reason),
        });
  });
}

/** The next shift takes a question over from the one before; who took it stands in the record. */
export async function takeOver(
  context: GateContext,
  scope: Scope,
  id: string,
  body: Body<(typeof gateDeskApi)['POST /gates/escalations/{id}/take']>,
): Promise<Outcome<ShownEscalation>> {
  const shiftId = body.shiftId.toLowerCase();
  return await change(context, scope, id, 'gate.record', 'take', async (row, tx): Promise<Change> => {
    const shift = await lockShift(scope, tx, shiftId);
    if (shift === undefined || shift.place_no !== row.place_no) {
      return refuse('unknown-shift');
    }
    if (row.taken_shift_id === shiftId || row.state === 'settled') {
      return done(null);
    }
    return done({ taken_at: new Date(body.takenAt), taken_by: shift.officer, taken_shift_id: shiftId });
  });
}

/** It is done at the post. Whoever settles it a second time changes nothing. */
export async function settle(
  context: GateContext,
  scope: Scope,
  id: string,
  body: Body<(typeof gateDeskApi)['POST /gates/escalations/{id}/settle']>,
): Promise<Outcome<ShownEscalation>> {
  return await change(context, scope, id, 'gate.record', 'settle', (row): Change =>
    row.state === 'settled'
      ? done(null)
      : done({
          state: 'settled',
          settled_at: new Date(body.settledAt),
          settled_by: scope.actor.name,
          handed_to: body.handedTo ?? null,
          kept_vehicle: body.keptVehicle ?? row.kept_vehicle,
        }),
  );
}

/** Changes a question under its lock; null changes nothing. */
async function change(
  context: GateContext,
  scope: Scope,
  id: string,
  right: 'gate.record' | 'gate.command',
  what: 'answer' | 'take' | 'settle',
  decide: (row: EscalationRow, tx: Tx) => Change | Promise<Change>,
): Promise<Outcome<ShownEscalation>> {
  const { platform, areas } = context;
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<ShownEscalation>> => {
    const row = await lockEscalation(scope, tx, id.toLowerCase());
    const [post] = row === undefined ? [] : await postsByNos(scope, tx, [row.place_no]);
    if (row === undefined || post === undefined) {
      return refuse('unknown-escalation');
    }
    if (!mayIn(scope, right, areas.pathOf(row.area_no) ?? null)) {
      return refuse('outside-area');
    }
    const decided = await decide(row, tx);
    if (!decided.ok) {
      return decided;
    }
    if (decided.value !== null) {
      await updateEscalation(tx, row, decided.value);
      await note(scope, tx, row, what, platform.clock.now());
    }
    return done(presentEscalation(context, scope, { ...row, ...decided.value }, post));
  });
}

async function note(
  scope: Scope,
  tx: Tx,
  row: Pick<EscalationRow, 'place_no' | 'area_no' | 'id'>,
  what: 'ask' | 'answer' | 'take' | 'settle',
  at: number,
): Promise<void> {
  await audit(tx, scope, at, [
    { action: `gate.escalation.${what}`, subjectKind: 'escalation', subjectId: row.id, areaNo: row.area_no },
  ]);
  await appendEvent(tx, {
    topic: 'gate.escalation',
    dataset: scope.dataset,
    payload: { placeNo: row.place_no, areaNos: [row.area_no], id: row.id, what },
    at,
  });
}
