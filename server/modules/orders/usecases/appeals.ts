import type { Body } from '../../../../contract/kit.ts';
import type { orderPapersApi } from '../../../../contract/order-papers.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { answerOnce, type AppealRow, appealsOfOrder, insertAppeal } from '../store/appeals.ts';
import { decides, reachedOrder } from './reach.ts';
import type { ShownOrderDetail } from '../types.ts';

type AppealInput = Body<(typeof orderPapersApi)['POST /orders/{id}/appeals']>;
type AnswerInput = Body<(typeof orderPapersApi)['POST /orders/{id}/appeals/{appealId}/answer']>;

/** Device clocks up to five minutes off are ordinary. */
const TOLERANCE_MS = 5 * 60_000;

/** Records a complaint, repeatable by its id. It does not stop the order. */
export async function recordAppeal(
  context: OrderContext,
  scope: Scope,
  orderId: string,
  input: AppealInput,
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const opened = await reachedOrder(context, scope, 'followup.record', orderId);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const at = Date.parse(input.at);
  if (!(at >= row.issued_at.getTime() - TOLERANCE_MS && at <= now + TOLERANCE_MS)) {
    return refuse('appeal-time', { fields: { at: 'outside the order' } });
  }
  const id = input.id.toLowerCase();
  const content = { ...input, id, orderId: row.id };
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'order.appeal', content, at: now }, async () => {
        await insertAppeal(scope, tx, {
          id,
          order_id: row.id,
          person_no: row.person_no,
          at: new Date(at),
          received_at: new Date(now),
          by_name: scope.actor.name,
          content: input.content,
          answered_at: null,
          answered_by: null,
          outcome: null,
          answer: null,
        });
        await audit(tx, scope, now, [
          { action: 'order.appeal', subjectKind: 'order', subjectId: row.id, areaNo: row.area_no },
        ]);
        return done({ id }, 201);
      }),
  );
}

/**
 * Answers a complaint, once. The answer changes no order by itself: an order that is to be changed or cancelled is
 * changed as always, with its own reason.
 */
export async function answerAppeal(
  context: OrderContext,
  scope: Scope,
  at: { readonly id: string; readonly appealId: string },
  input: AnswerInput,
): Promise<Outcome<{ id: string }>> {
  const opened = await reachedOrder(context, scope, 'order.issue', at.id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  if (!decides(context, scope, row)) {
    return refuse('outside-area');
  }
  const now = context.platform.clock.now();
  return await context.platform.db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const id = at.appealId.toLowerCase();
    const appeal = (await appealsOfOrder(scope, tx, row.id)).find((one) => one.id === id);
    if (appeal === undefined) {
      return refuseGeneral('not-found');
    }
    const written = await answerOnce(scope, tx, {
      id,
      order_id: row.id,
      answered_at: new Date(now),
      answered_by: scope.actor.name,
      outcome: input.outcome,
      answer: input.answer,
    });
    if (!written) {
      const same = appeal.outcome === input.outcome && appeal.answer === input.answer;
      return same ? done({ id }) : refuse('appeal-answered');
    }
    const detail = { outcome: input.outcome };
    await audit(tx, { ...scope, reason: input.answer }, now, [
      { action: 'order.answer', subjectKind: 'order', subjectId: row.id, areaNo: row.area_no, detail },
    ]);
    return done({ id });
  });
}

/** A complaint as shown with its order. */
export function presentAppeal(row: AppealRow): ShownOrderDetail['appeals'][number] {
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.by_name,
    content: row.content,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
    outcome: row.outcome,
    answer: row.answer,
  };
}
