import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { authorityBody } from './order-papers-fixture.ts';
import { NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

const instrument = () => ({
  id: uuid7(),
  number: '1/2026/QĐ-THU',
  title: 'Quyết định thử',
  validFrom: '2026-01-01',
  source: 'Thử',
  certainty: 'unverified',
});

/** Orders in bulk, their papers, service and complaints; who may sign. */
export const orderPaperExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /orders/attention': open(
    'counts of the own areas alone, see record-service.db.test.ts',
    '/orders/attention',
  ),
  'GET /orders/sites': open('sites of the own areas alone, see show-sites.db.test.ts', '/orders/sites'),
  'GET /orders/decisions.pdf': refused((f) => `/orders/decisions.pdf?ids=${f.orderId}`),
  'POST /orders/certificates': refused(
    () => '/orders/certificates',
    (f) => ({ ids: [uuid7()], officeId: f.officeId }),
  ),
  'POST /orders/certificates/withdrawals': open(
    'each order has its own outcome, see certificates.db.test.ts',
    '/orders/certificates/withdrawals',
    () => ({ ids: [uuid7()], reason: 'Thử' }),
  ),
  'GET /orders/certificates.pdf': {
    // No certificate was issued: whoever may see the order is told that.
    ...refused((f) => `/orders/certificates.pdf?ids=${f.orderId}`),
    inside: 409,
  },
  'GET /orders/change-decisions.pdf': {
    // The order has no decision on a change: whoever may see it is told that.
    ...refused((f) => `/orders/change-decisions.pdf?ids=${f.orderId}`),
    inside: 409,
  },
  'GET /orders/{id}/change-decisions/{decisionId}/document.pdf': {
    ...refused((f) => `/orders/${f.orderId}/change-decisions/${uuid7()}/document.pdf`),
    inside: 404,
  },
  'POST /orders/change-decisions': refused(
    () => '/orders/change-decisions',
    (f) => ({
      ids: [uuid7()],
      reason: 'Thử',
      decision: { officeId: f.officeId, signerId: uuid7(), legalBasis: 'Luật Phòng bệnh' },
    }),
  ),
  'POST /orders/extensions': open(
    'each order has its own outcome, see many-orders.db.test.ts',
    '/orders/extensions',
    () => ({ items: [{ id: uuid7(), until: NOW }], reason: 'Thử' }),
  ),
  'POST /orders/releases': open(
    'each order has its own outcome, see many-orders.db.test.ts',
    '/orders/releases',
    () => ({ ids: [uuid7()], reason: 'Thử' }),
  ),
  'POST /orders/cancellations': open(
    'each order has its own outcome, see change-decisions.db.test.ts',
    '/orders/cancellations',
    () => ({ ids: [uuid7()], reason: 'Thử' }),
  ),
  'POST /orders/services': open(
    'each order has its own outcome, see record-service.db.test.ts',
    '/orders/services',
    () => ({ id: uuid7(), ids: [uuid7()], paper: 'order', at: NOW, manner: 'signed' }),
  ),
  'POST /orders/{id}/services': refused(
    (f) => `/orders/${f.orderId}/services`,
    () => ({ id: uuid7(), at: NOW, manner: 'signed', signedBy: 'Lưỡng Văn Tuân' }),
  ),
  'GET /orders/{id}/services/{serviceId}/photo': {
    // The order has no photo: whoever may see it is told that.
    ...refused((f) => `/orders/${f.orderId}/services/${uuid7()}/photo`),
    inside: 404,
  },
  'POST /orders/{id}/appeals': refused(
    (f) => `/orders/${f.orderId}/appeals`,
    () => ({ id: uuid7(), at: NOW, content: 'Không tiếp xúc' }),
  ),
  'POST /orders/{id}/appeals/{appealId}/answer': refused(
    (f) => `/orders/${f.orderId}/appeals/${f.appealId}/answer`,
    () => ({ outcome: 'kept', answer: 'Có tên trong danh sách' }),
  ),
  'POST /signing-authorities': refused(
    () => '/signing-authorities',
    (f) => authorityBody(f.officeId),
  ),
  'POST /signing-authorities/{id}/end': refused(
    (f) => `/signing-authorities/${f.authorityId}/end`,
    () => ({ reason: 'Chuyển công tác' }),
  ),
  'GET /order-limits/in-force': open(
    'the law by group of disease; of a case it tells the group alone, as the warning of an order does',
    `/order-limits/in-force?kind=quarantine-home&from=${NOW}&until=${NOW}`,
  ),
  'POST /legal-instruments': open(
    'holds for the whole dataset: any province enters it, a commune does not, see signing-authorities.db.test.ts',
    '/legal-instruments',
    instrument,
  ),
};
