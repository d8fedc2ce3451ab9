import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import type { Decision, DecisionRef } from '../document/decision.ts';
import { decisionFile, decisionsFile } from '../document/draw-decision.ts';
import { refuse } from '../refusals.ts';
import { statusAt } from '../rules/order-status.ts';
import { endsOrder } from '../rules/paper-kinds.ts';
import { releaseRuleByCode } from '../rules/release-rules.ts';
import { changeDecisionsOf, type ChangeDecisionRow } from '../store/change-decisions.ts';
import type { FrozenWording } from '../store/order-wordings.ts';
import { findOrders, type OrderRow } from '../store/orders.ts';
import { wordingsOf } from './order-wordings.ts';
import { dutyScope } from './present-orders.ts';
import { reachedOrder, reaches, sees } from './reach.ts';
import { auditReading } from './show-order.ts';

/** So many orders a file: a document that a printer takes, made in a few seconds. */
const MOST = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The decision of one order as a PDF; audited. */
export async function printDecision(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const opened = await printableOrder(context, scope, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  await auditReading(context, scope, 'order.print', [row]);
  const [decision] = await decisionsOf(context, scope, context.platform.db, [row]);
  if (decision === undefined) {
    return refuseGeneral('not-found');
  }
  return pdf(fileName(row), await decisionFile(decision));
}

/** The decisions of many orders in one PDF, in the order asked; all of them or none. */
export async function printDecisions(
  context: OrderContext,
  scope: Scope,
  ids: string,
): Promise<FileAnswer | Refusal> {
  const rows = await printableOrders(context, scope, ids);
  if (!rows.ok) {
    return rows;
  }
  await auditReading(context, scope, 'order.print', rows.value);
  const decisions = await decisionsOf(context, scope, context.platform.db, rows.value);
  return pdf('quyet-dinh.pdf', await decisionsFile(decisions));
}

/** One order whose papers the scope may print: half a name on paper says nothing. */
export async function printableOrder(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<OrderRow>> {
  const opened = await reachedOrder(context, scope, 'order.read', id);
  return opened.ok && !sees(context, scope, 'personal', opened.value) ? refuse('document-personal') : opened;
}

/** Orders named by a list of ids, where the scope may print every one of them. */
export async function printableOrders(
  context: OrderContext,
  scope: Scope,
  text: string,
): Promise<Outcome<OrderRow[]>> {
  const ids = [...new Set(text.split(',').map((id) => id.trim().toLowerCase()))];
  if (ids.some((id) => !UUID.test(id))) {
    return refuseGeneral('malformed', { fields: { ids: 'order ids, comma-separated' } });
  }
  if (ids.length > MOST) {
    return refuse('papers-too-many', { params: { most: MOST } });
  }
  const byId = new Map((await findOrders(scope, context.platform.db, ids)).map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []);
  const own = rows.filter((row) => reaches(context, scope, 'order.read', row));
  if (own.length < ids.length) {
    return refuse('papers-outside', { params: { count: ids.length - own.length } });
  }
  return own.every((row) => sees(context, scope, 'personal', row)) ? done(own) : refuse('document-personal');
}

/**
 * What the decisions of these orders say; an order whose person or office is gone is left out.
 * @param given wordings by id of orders that are not stored.
 */
export async function decisionsOf(
  context: OrderContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly OrderRow[],
  given?: ReadonlyMap<string, FrozenWording>,
): Promise<Decision[]> {
  const { clock } = context.platform;
  const nos = [...new Set(rows.map((row) => row.person_no))];
  const people = await context.people.peopleByNo(dutyScope(scope), db, nos);
  const wordings = given ?? (await wordingsOf(context, scope, db, rows));
  const placeNos = [...new Set(rows.flatMap((row) => row.place_no ?? []))];
  const places = await context.places.byNos(scope, db, placeNos);
  const stored = given === undefined ? rows.map((row) => row.id) : [];
  const issued = await changeDecisionsOf(scope, db, stored);
  const byOrder = Map.groupBy(issued, (one) => one.order_id);
  return rows.flatMap((row): Decision[] => {
    const person = people.get(row.person_no);
    const frozen = wordings.get(row.id);
    const place = row.place_no === null ? undefined : places.get(row.place_no);
    if (person === undefined || frozen === undefined) {
      return [];
    }
    return [
      {
        id: row.id,
        number: row.number,
        kind: row.kind,
        status: statusAt({ status: row.status, until: row.until_at.getTime() }, clock.now()),
        dataset: row.dataset,
        wording: frozen.wording,
        officeName: frozen.officeName,
        officeSeat: frozen.officeSeat,
        issuedAt: row.issued_at.getTime(),
        legalBasis: row.legal_basis,
        reason: row.reason,
        from: row.from_at.getTime(),
        firstUntil: row.first_until_at.getTime(),
        until: row.until_at.getTime(),
        releaseRule: releaseRuleByCode(row.release_rule).vi,
        signer: row.signer,
        servedAt: row.served_at?.getTime() ?? null,
        ...changedBy(row, byOrder.get(row.id) ?? []),
        areaName: row.area_no === null ? null : (context.areas.byNo(row.area_no)?.fullName ?? null),
        place: place === undefined ? null : { name: place.name, address: place.address },
        person,
      },
    ];
  });
}

/** The decisions that brought an order to where it is, of those issued, newest first; what a note changed since has none. */
function changedBy(
  row: OrderRow,
  issued: readonly ChangeDecisionRow[],
): Pick<Decision, 'movedBy' | 'releasedBy' | 'cancelledBy'> {
  const moved = issued.find((one) => !endsOrder(one.kind));
  const ended = (kind: ChangeDecisionRow['kind']) => ref(issued.find((one) => one.kind === kind));
  return {
    movedBy: moved?.until.getTime() === row.until_at.getTime() ? ref(moved) : null,
    releasedBy: ended('release'),
    cancelledBy: ended('cancel'),
  };
}

function ref(row: ChangeDecisionRow | undefined): DecisionRef | null {
  return row === undefined ? null : { number: row.number, issuedAt: row.issued_at.getTime() };
}

/** Of a decision's PDF: the number has letters that a header can't hold. */
export function fileName({
  series_year: year,
  sequence,
}: Pick<OrderRow, 'series_year' | 'sequence'>): string {
  return `quyet-dinh-${year}-${String(sequence).padStart(4, '0')}.pdf`;
}

/** A PDF to be looked at in the browser. */
export function pdf(name: string, body: Buffer): FileAnswer {
  return { ok: true, file: { type: 'application/pdf', name, body, inline: true } };
}
