import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

/** Rights of people over their data, incidents, and looks outside one's area. */
export const privacyExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /privacy/requests': get(() => '/privacy/requests'),
  'POST /privacy/requests': refused(
    () => '/privacy/requests',
    (f) => ({ id: uuid7(), personId: f.personId, wish: 'copy', channel: 'desk', proof: 'document' }),
  ),
  'POST /privacy/requests/{id}/proof': refused(
    (f) => `/privacy/requests/${f.privacyRequestId}/proof`,
    () => ({ proof: 'card' }),
  ),
  'GET /privacy/attention': open(
    'counts of the own areas alone, see privacy.db.test.ts',
    '/privacy/attention',
  ),
  'POST /privacy/requests/{id}/first-answer': refused(
    (f) => `/privacy/requests/${f.privacyRequestId}/first-answer`,
    () => ({ words: 'Đã nhận' }),
  ),
  'POST /privacy/requests/{id}/extension': refused(
    (f) => `/privacy/requests/${f.privacyRequestId}/extension`,
    () => ({ reason: 'Chờ hồ sơ' }),
  ),
  'GET /privacy/requests/{id}/copy': refused(
    (f) => `/privacy/requests/${f.privacyRequestId}/copy?format=json`,
  ),
  'POST /privacy/requests/{id}/answer': refused(
    (f) => `/privacy/requests/${f.privacyRequestId}/answer`,
    () => ({ state: 'done', answer: 'Đã giao' }),
  ),
  'POST /privacy/people/{id}/release': refused(
    (f) => `/privacy/people/${f.otherPersonId}/release`,
    () => ({ reason: 'x' }),
  ),
  'GET /privacy/breaches': get(() => '/privacy/breaches'),
  'POST /privacy/breaches': open(
    'an incident belongs to the area of who records it',
    '/privacy/breaches',
    () => ({ id: uuid7(), title: 'Thử', happened: 'Thử', foundAt: NOW, data: [] }),
    201,
  ),
  'PATCH /privacy/breaches/{id}': refused(
    (f) => `/privacy/breaches/${f.breachId}`,
    () => ({ version: 1, people: 3 }),
  ),
  'GET /privacy/breaches/{id}/notice.pdf': refused((f) => `/privacy/breaches/${f.breachId}/notice.pdf`),
  'GET /privacy/register': open('what the program keeps, of nobody', '/privacy/register'),
  'GET /privacy/holidays': open('days of the calendar, of nobody', '/privacy/holidays'),
  'POST /privacy/holidays': open('days of the calendar, of nobody', '/privacy/holidays', () => ({
    day: '2027-02-09',
    kind: 'holiday',
    name: 'Tết Âm lịch',
    source: 'Thông báo nghỉ Tết',
    certainty: 'unverified',
  })),
  'GET /privacy/assessments': open('documents of the installation', '/privacy/assessments'),
  'POST /privacy/assessments': open(
    'documents of the installation',
    '/privacy/assessments',
    () => ({ id: uuid7(), controller: 'Sở Y tế', contact: 'Phòng CNTT' }),
    201,
  ),
  'GET /privacy/assessments/{id}/file.pdf': open(
    'documents of the installation; names none here',
    `/privacy/assessments/${uuid7()}/file.pdf`,
    undefined,
    404,
  ),
  'GET /access-passes': get(() => '/access-passes'),
  'POST /access-passes/{id}/review': refused(
    (f) => `/access-passes/${f.passId}/review`,
    () => ({ verdict: 'justified' }),
  ),
};
