import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { TEST_NOW } from '../support/fixed.ts';
import type { HandoverFixture } from './handover-fixture.ts';

/** A complaint against an order, a row of the authority table of its office, and a letter of hand-over. */
export type OrderPapersFixture = Made & HandoverFixture;
type Made = { readonly appealId: string; readonly authorityId: string };

/** Row of the authority table for the head of an office. */
export function authorityBody(officeId: string): object {
  return {
    id: uuid7(),
    officeId,
    name: 'Hoàng Văn Thử',
    form: 'head',
    title: 'Giám đốc',
    kinds: ['quarantine-home'],
    validFrom: '2026-01-01',
  };
}

/** Makes them through the API. */
export async function buildOrderPapers(
  make: (path: string, body: object) => Promise<{ id: string }>,
  orderId: string,
  officeId: string,
): Promise<Made> {
  const appeal = await make(`/orders/${orderId}/appeals`, {
    id: uuid7(),
    at: new Date(TEST_NOW).toISOString(),
    content: 'Không tiếp xúc',
  });
  const authority = await make('/signing-authorities', authorityBody(officeId));
  return { appealId: appeal.id, authorityId: authority.id };
}

/** A quarantine order of two weeks. */
export function orderBody(personId: string, issuerOfficeId: string, caseId?: string): object {
  return {
    personIds: [personId],
    kind: 'quarantine-home',
    legalBasis: 'Luật Phòng, chống bệnh truyền nhiễm',
    issuerOfficeId,
    from: new Date(TEST_NOW).toISOString(),
    until: new Date(TEST_NOW + 14 * 86_400_000).toISOString(),
    reason: 'Tiếp xúc gần',
    ...(caseId === undefined ? {} : { caseId }),
  };
}
