import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { OrderKind, OrderStatus } from './rules/order-status.ts';
import { findOrdersOfPeople } from './store/orders.ts';

/** The door of the orders module. */
export type { OrderContext } from './context.ts';
export type { OrderKind, OrderStatus } from './rules/order-status.ts';
export { statusAt } from './rules/order-status.ts';
export { quarantineCounts, type QuarantineCounts, testsOrdered } from './store/quarantine-counts.ts';
export type { OrderInput } from './usecases/check-issue.ts';
export type { CordonDecision } from './document/cordon-decision.ts';
export { cordonFile } from './document/draw-decision.ts';
export { cordonPreview } from './usecases/preview-order.ts';
export { openNumber } from './usecases/make-order.ts';
export type { CordonPaperKind } from './rules/paper-kinds.ts';
export type { Signer } from './rules/signing.ts';
export {
  type DecisionWarning,
  issueDecision,
  type PreparedDecision,
  prepareDecision,
} from './usecases/number-decision.ts';
export { issueOrders } from './usecases/issue-orders.ts';
export { loadOrders, type OrderToLoad } from './usecases/load-orders.ts';
export { ordersWithin } from './store/orders-within.ts';
export { dueChecks } from './store/follow-ups.ts';
export { moveOrders } from './usecases/move-orders.ts';
export { chooseSigner } from './usecases/signing-authorities.ts';
export { mayUseOffice } from './usecases/reach.ts';
export { letterFile } from './document/draw-letter.ts';
export type { LetterPerson } from './document/letter.ts';
export { freezeWordings, wordingOn, wordingsOf } from './usecases/order-wordings.ts';
export { releaseMany } from './usecases/change-many.ts';

/** An order as other modules use it; times in Unix ms. */
export type OrderRef = {
  readonly orderId: string;
  readonly number: string;
  /** Office that issued it: numbers are its own series. */
  readonly officeId: string;
  readonly personNo: number;
  readonly kind: OrderKind;
  /** As stored: an order whose end has passed may still say IN_FORCE for some minutes; `statusAt` knows. */
  readonly status: OrderStatus;
  readonly caseId: string | null;
  readonly placeNo: number | null;
  readonly areaNo: number | null;
  readonly from: number;
  readonly until: number;
  /** When it stopped being in force; null while it is. */
  readonly endedAt: number | null;
  readonly lastFollowUpAt: number | null;
};

/** Orders of these person numbers in the scope's dataset, newest first. Give all numbers of merged people. */
export async function ordersOfPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<OrderRef[]> {
  const rows = await findOrdersOfPeople(scope, db, personNos);
  return rows.map((row) => ({
    orderId: row.id,
    number: row.number,
    officeId: row.office_id,
    personNo: row.person_no,
    kind: row.kind,
    status: row.status,
    caseId: row.case_id,
    placeNo: row.place_no,
    areaNo: row.area_no,
    from: row.from_at.getTime(),
    until: row.until_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
    lastFollowUpAt: row.last_follow_up_at?.getTime() ?? null,
  }));
}
export { checkAtHome, whoStaysWhere } from './usecases/home-orders.ts';
