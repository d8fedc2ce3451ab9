import type { Body } from '../../../../contract/kit.ts';
import type { clustersApi } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { namedUuid7, uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { issueOrders, type OrderContext, type OrderInput } from '../../orders/index.ts';
import { openCaseFor } from '../../tracing/index.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { ShownOutcome } from './find-participants.ts';

export type ContactOrders = Body<(typeof clustersApi)['POST /cases/{id}/contacts/orders']>;
type Issued = { outcomes: ShownOutcome[] };

/**
 * Issues orders to contacts of a case: those who cannot get one (under such an order already, a case by now, outside the
 * area, unknown) are named with the reason, the others get theirs in one transaction. Repeatable by its id.
 */
export async function orderContacts(
  context: ClusterContext & OrderContext,
  scope: Scope,
  caseId: string,
  input: ContactOrders,
): Promise<Outcome<Issued>> {
  const { platform } = context;
  const opened = await openCaseFor(context, scope, 'order.issue', caseId);
  if (!opened.ok) {
    return opened;
  }
  const now = platform.clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const order = { ...input, id, caseId: opened.value.caseId };
  const request = { id, kind: 'contact-orders', content: order, at: now };
  const answer = async (outcome: Outcome<Issued>): Promise<Outcome<Issued>> =>
    await platform.db
      .transaction()
      .execute(async (tx) => await once(tx, request, async () => await Promise.resolve(outcome)));
  // A refusal leaves no receipt: this only asks whether there is one. Orders commit in their own transaction; should
  // the program die before the receipt is written, a repeat finds everybody under an order and doubles nothing.
  const unanswered = refuse('not-a-participant');
  const before = await answer(unanswered);
  return before === unanswered ? await answer(await issueToThoseWhoCan(context, scope, order, now)) : before;
}

async function issueToThoseWhoCan(
  context: OrderContext,
  scope: Scope,
  order: OrderInput & { id: string },
  now: number,
): Promise<Outcome<Issued>> {
  const personIds = [...new Set(order.personIds.map((id) => id.toLowerCase()))];
  const refused = new Map<string, Refusal>();
  // Each round names everybody who is wrong in one way; there are four ways, and a race may add to the last two.
  for (let round = 0; ; round += 1) {
    const rest = personIds.filter((id) => !refused.has(id));
    if (rest.length === 0) {
      return done({ outcomes: outcomesOf(personIds, refused, new Map()) });
    }
    const attempt = { ...order, id: namedUuid7(now, `${order.id} ${round}`), personIds: rest };
    const issued = await issueOrders(context, scope, attempt);
    if (issued.ok) {
      const numbers = new Map(issued.value.orders.map((one) => [one.personId, one.number]));
      return done({ outcomes: outcomesOf(personIds, refused, numbers) });
    }
    const wrong = wrongEntries(issued).map((i) => rest[i]!);
    if (wrong.length === 0) {
      return issued;
    }
    const why = refuse(sentences[issued.code] ?? 'cannot-be-ordered');
    for (const id of wrong) {
      refused.set(id, why);
    }
  }
}

type ContactRefusal = 'already-ordered' | 'became-case' | 'person-outside' | 'unknown-person';

/** What a refusal of the whole list says of one person. */
const sentences: { readonly [code: string]: ContactRefusal } = {
  'order.already-ordered': 'already-ordered',
  'order.became-case': 'became-case',
  'order.people-outside': 'person-outside',
  'order.unknown-person': 'unknown-person',
};

/** Indexes that a refusal names: `personIds.3`. */
function wrongEntries(refusal: Refusal): number[] {
  return Object.keys(refusal.fields ?? {})
    .flatMap((name) => /^personIds\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number);
}

function outcomesOf(
  personIds: readonly string[],
  refused: ReadonlyMap<string, Refusal>,
  numbers: ReadonlyMap<string, string>,
): ShownOutcome[] {
  return personIds.map((personId): ShownOutcome => {
    const refusal = refused.get(personId);
    if (refusal === undefined) {
      const orderNumber = numbers.get(personId);
      return { id: personId, status: 201, ...(orderNumber === undefined ? {} : { orderNumber }) };
    }
    return refusedRow(personId, refusal);
  });
}
