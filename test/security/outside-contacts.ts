import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { type OutsideExpectation, refused } from './outside-kit.ts';

/** Bulk work and edits on contacts of a case of another province. */
export const contactExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /cases/{id}/contacts/conversions': refused(
    (f) => `/cases/${f.caseId}/contacts/conversions`,
    () => ({ personIds: [uuid7()], classification: 'SUSPECT', reportDate: '2026-11-16' }),
  ),
  'POST /cases/{id}/contacts/details': refused(
    (f) => `/cases/${f.caseId}/contacts/details`,
    (f) => ({ personIds: [f.contactPersonId], relation: 'same-workplace' }),
  ),
  'GET /contacts/{id}/history': refused((f) => `/contacts/${f.contactId}/history`),
  'PATCH /contacts/{id}': refused(
    (f) => `/contacts/${f.contactId}`,
    () => ({ version: 1, relation: 'same-workplace' }),
  ),
};
