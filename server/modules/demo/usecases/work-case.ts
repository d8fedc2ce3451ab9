import type { Reply } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import type { tracingApi } from '../../../../contract/tracing.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { ISOLATION_DAYS, ORDER_BASIS, QUARANTINE_DAYS } from '../rules/order-terms.ts';
import { type Api, bodyOf, expectOk } from '../tail/api.ts';

/** What is done for a case after its trace. */
export type CaseWork = {
  readonly caseId: string;
  readonly now: number;
  /** The office that signs, and the most contacts to decide. */
  readonly officeId: string;
  readonly contacts: number;
  /** Of the confirmed contacts, how many get a quarantine order; the others are followed up without one. */
  readonly orders: number;
};

type Contacts = Reply<(typeof tracingApi)['GET /cases/{id}/contacts']>;
type Issued = Reply<(typeof ordersApi)['POST /orders']>;

const CONFLICT = 409;

/** Traces a case, confirms its nearest contacts, drops one, and puts some under quarantine at home. */
export async function workCase(api: Api, work: CaseWork): Promise<{ orders: number }> {
  await expectOk(api, 'POST', `/cases/${work.caseId}/trace`, {});
  const page = await expectOk<Contacts>(
    api,
    'GET',
    `/cases/${work.caseId}/contacts?level=F1&status=PROPOSED&limit=${Math.max(1, work.contacts + 1)}`,
  );
  const people = page.items.map(({ personId }) => personId);
  const confirmed = people.slice(0, work.contacts);
  const dropped = people.slice(work.contacts, work.contacts + 1);
  if (confirmed.length > 0) {
    await decide(api, work.caseId, { personIds: confirmed, decision: 'confirm' });
  }
  if (dropped.length > 0 && confirmed.length > 1) {
    await decide(api, work.caseId, { personIds: dropped, decision: 'drop', reason: 'no-exposure' });
  }
  const ordered = confirmed.slice(0, work.orders);
  return { orders: ordered.length === 0 ? 0 : await orderQuarantine(api, work, ordered) };
}

async function decide(api: Api, caseId: string, body: object): Promise<void> {
  await expectOk(api, 'POST', `/cases/${caseId}/contacts/decisions`, body);
}

async function orderQuarantine(api: Api, work: CaseWork, personIds: readonly string[]): Promise<number> {
  const term = { from: work.now, until: work.now + QUARANTINE_DAYS * DAY_MS };
  const reason = 'Tiếp xúc gần với ca bệnh (dữ liệu mô phỏng)';
  return await issue(api, personIds, { ...work, ...term, kind: 'quarantine-home', reason });
}

/** Puts the person of a case into isolation in a hospital. @returns how many orders that made: 1, or 0 when one is in force. */
export async function orderIsolation(
  api: Api,
  given: { caseId: string; personId: string; placeId: string; officeId: string; from: number },
): Promise<number> {
  const until = given.from + ISOLATION_DAYS * DAY_MS;
  const reason = 'Ca bệnh xác định (dữ liệu mô phỏng)';
  return await issue(api, [given.personId], { ...given, until, kind: 'isolation-hospital', reason });
}

type OrderDraft = {
  readonly kind: 'quarantine-home' | 'isolation-hospital';
  readonly caseId: string;
  readonly officeId: string;
  readonly placeId?: string;
  readonly from: number;
  readonly until: number;
  readonly reason: string;
};

/** One decision for all; where somebody is under such an order already, one for each of the others. */
async function issue(api: Api, personIds: readonly string[], draft: OrderDraft): Promise<number> {
  const { kind, caseId, officeId, placeId, reason } = draft;
  const body = {
    kind,
    caseId,
    reason,
    legalBasis: ORDER_BASIS,
    issuerOfficeId: officeId,
    from: new Date(draft.from).toISOString(),
    until: new Date(draft.until).toISOString(),
    ...(placeId === undefined ? {} : { placeId }),
  };
  const together = await api('POST', '/orders', { ...body, personIds });
  if (together.status !== CONFLICT) {
    return bodyOf<Issued>(together, 'POST /orders').orders.length;
  }
  let issued = 0;
  for (const personId of personIds.length > 1 ? personIds : []) {
    const one = await api('POST', '/orders', { ...body, personIds: [personId] });
    issued += one.status < 300 ? 1 : 0;
  }
  return issued;
}
