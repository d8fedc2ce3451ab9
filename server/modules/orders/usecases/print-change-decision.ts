import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import type { ChangeDecision } from '../document/change-decision.ts';
import { changeDecisionsFile } from '../document/draw-decision.ts';
import { refuse } from '../refusals.ts';
import { type ChangeDecisionRow, changeDecisionsOf } from '../store/change-decisions.ts';
import { findWordings } from '../store/order-wordings.ts';
import type { OrderRow } from '../store/orders.ts';
import { decisionsOf, fileName, pdf, printableOrder, printableOrders } from './print-decision.ts';
import { auditReading } from './show-order.ts';

/** A decision on a change of one order as a PDF; audited. */
export async function printChangeDecision(
  context: OrderContext,
  scope: Scope,
  at: { readonly id: string; readonly decisionId: string },
): Promise<FileAnswer | Refusal> {
  const opened = await printableOrder(context, scope, at.id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const issued = await changeDecisionsOf(scope, context.platform.db, [row.id]);
  const one = issued.find(({ id }) => id === at.decisionId.toLowerCase());
  const [paper] = one === undefined ? [] : await papersOf(context, scope, [row], [one], issued);
  if (one === undefined || paper === undefined) {
    return refuseGeneral('not-found');
  }
  await auditReading(context, scope, 'order.print', [row]);
  return pdf(fileName(one), await changeDecisionsFile([paper]));
}

/** The newest decisions on changes of many orders in one PDF, in the order asked; all of them or none. */
export async function printChangeDecisions(
  context: OrderContext,
  scope: Scope,
  ids: string,
): Promise<FileAnswer | Refusal> {
  const rows = await printableOrders(context, scope, ids);
  if (!rows.ok) {
    return rows;
  }
  const orderIds = rows.value.map((row) => row.id);
  const issued = await changeDecisionsOf(scope, context.platform.db, orderIds);
  const newest = orderIds.flatMap((id) => issued.find((one) => one.order_id === id) ?? []);
  if (newest.length < orderIds.length) {
    return refuse('undecided', { params: { count: orderIds.length - newest.length } });
  }
  await auditReading(context, scope, 'order.print', rows.value);
  const papers = await papersOf(context, scope, rows.value, newest, issued);
  return pdf('quyet-dinh-thay-doi.pdf', await changeDecisionsFile(papers));
}

/** What decisions on changes say; one whose person is gone is left out. `issued` are all of these orders, newest first. */
async function papersOf(
  context: OrderContext,
  scope: Scope,
  rows: readonly OrderRow[],
  asked: readonly ChangeDecisionRow[],
  issued: readonly ChangeDecisionRow[],
): Promise<ChangeDecision[]> {
  const { db } = context.platform;
  const orders = new Map((await decisionsOf(context, scope, db, rows)).map((order) => [order.id, order]));
  const wordings = await findWordings(scope, db, [...new Set(asked.map((one) => one.wording))]);
  const byOrder = Map.groupBy(issued, (one) => one.order_id);
  return asked.flatMap((one): ChangeDecision[] => {
    const order = orders.get(one.order_id);
    const frozen = wordings.get(one.wording);
    if (order === undefined || frozen === undefined) {
      return [];
    }
    const former = byOrder.get(one.order_id)?.find((other) => other.change_version < one.change_version);
    return [
      {
        order,
        kind: one.kind,
        number: one.number,
        wording: frozen.wording,
        officeName: frozen.officeName,
        officeSeat: frozen.officeSeat,
        issuedAt: one.issued_at.getTime(),
        legalBasis: one.legal_basis,
        reason: one.reason,
        formerUntil: one.previous_until.getTime(),
        until: one.until.getTime(),
        signer: one.signer,
        servedAt: one.served_at?.getTime() ?? null,
        former: former === undefined ? null : { number: former.number, issuedAt: former.issued_at.getTime() },
      },
    ];
  });
}
