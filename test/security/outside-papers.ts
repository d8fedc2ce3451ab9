import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

const LATER = new Date(Date.parse(NOW) + 86_400_000).toISOString();
const upload = () => ({
  id: uuid7(),
  name: 'a.pdf',
  type: 'application/pdf',
  data: Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64'),
});
const provinceOnly =
  'the exchange is that of the province served; another province is refused, see exchange.db.test.ts';

/** Documents, tasks and reports belong to the units that sent and received them; the exchange to the province. */
export const paperExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /directives': get(
    () => '/directives',
    (f) => [f.directiveId],
  ),
  'POST /directives': refused(
    () => '/directives',
    (f) => ({
      id: uuid7(),
      kind: 'letter',
      issuerId: f.officeId,
      issuedOn: '2026-11-16',
      number: `${uuid7().slice(-8)}/TTYT`,
      summary: 'Thử',
      recipients: [{ kind: 'area', id: f.communeId }],
    }),
  ),
  'GET /directives/{id}': refused((f) => `/directives/${f.directiveId}`),
  'POST /directives/{id}/withdrawal': refused(
    (f) => `/directives/${f.otherDirectiveId}/withdrawal`,
    () => ({ reason: 'Thử' }),
  ),
  'POST /directives/{id}/files': refused((f) => `/directives/${f.directiveId}/files`, upload),
  'POST /directives/{id}/receipts': refused(
    (f) => `/directives/${f.directiveId}/receipts`,
    (f) => ({ recipientIds: [f.recipientId], note: 'Gọi điện' }),
  ),
  'GET /directive-files/{id}': refused((f) => `/directive-files/${f.fileId}`),
  'GET /directive-receipts': get(
    () => '/directive-receipts',
    (f) => [f.directiveId],
  ),
  'GET /tasks': get(
    () => '/tasks',
    (f) => [f.taskId],
  ),
  'GET /task-ranking': get(() => '/task-ranking?from=2026-01-01T00:00:00Z'),
  'POST /tasks': refused(
    () => '/tasks',
    (f) => ({
      id: uuid7(),
      issuerId: f.officeId,
      title: 'Thử',
      dueAt: LATER,
      responsible: [{ kind: 'area', id: f.communeId }],
    }),
  ),
  'GET /tasks/{id}': refused((f) => `/tasks/${f.taskId}`),
  'POST /tasks/{id}/progress': refused(
    (f) => `/tasks/${f.taskId}/progress`,
    () => ({ id: uuid7(), percent: 10 }),
  ),
  'POST /tasks/{id}/extension': refused(
    (f) => `/tasks/${f.extensionTaskId}/extension`,
    () => ({ version: 1, until: new Date(Date.parse(LATER) + 86_400_000).toISOString(), reason: 'Thử' }),
  ),
  'POST /tasks/{id}/extension-answer': refused(
    (f) => `/tasks/${f.extensionTaskId}/extension-answer`,
    () => ({ version: 2, grant: true }),
  ),
  'POST /tasks/{id}/report': refused(
    (f) => `/tasks/${f.checkTaskId}/report`,
    () => ({ version: 1, note: 'Thử' }),
  ),
  'POST /tasks/{id}/check': refused(
    (f) => `/tasks/${f.checkTaskId}/check`,
    () => ({ version: 2, accept: true }),
  ),
  'POST /tasks/{id}/cancellation': refused(
    (f) => `/tasks/${f.cancelTaskId}/cancellation`,
    () => ({ version: 1, reason: 'Thử' }),
  ),
  'GET /report-templates': open('templates are the installation’s', '/report-templates'),
  'GET /reports': get(
    () => '/reports',
    (f) => [f.reportId],
  ),
  'POST /reports': refused(
    () => '/reports',
    (f) => ({ id: uuid7(), template: 'hourly', areaId: f.communeId, officeId: f.officeId }),
  ),
  'GET /reports/{id}': refused((f) => `/reports/${f.reportId}`),
  'PATCH /reports/{id}': refused(
    (f) => `/reports/${f.reportId}`,
    () => ({ version: 1, assessment: 'Thử' }),
  ),
  'POST /reports/{id}/review': refused(
    (f) => `/reports/${f.stepReportId}/review`,
    () => ({ version: 1, accept: true }),
  ),
  'POST /reports/{id}/signature': refused(
    (f) => `/reports/${f.stepReportId}/signature`,
    () => ({ version: 2, accept: true, title: 'Giám đốc', name: 'Người ký' }),
  ),
  'POST /reports/{id}/issue': refused(
    (f) => `/reports/${f.stepReportId}/issue`,
    (f) => ({
      version: 3,
      recipients: [{ kind: 'area', id: f.communeId }],
      number: `${uuid7().slice(-6)}/BC`,
    }),
  ),
  'POST /reports/{id}/correction': refused(
    (f) => `/reports/${f.issuedReportId}/correction`,
    () => ({ id: uuid7(), reason: 'Thử' }),
  ),
  'POST /reports/{id}/mails': refused(
    (f) => `/reports/${f.issuedReportId}/mails`,
    () => ({ id: uuid7(), addresses: ['vanthu@soyte.test'] }),
  ),
  'POST /reports/{id}/receipt': {
    outside: 'refused',
    // The province's officer sees the report but acts for no commune; what a recipient may do: reports.db.test.ts.
    inside: 403,
    request: (f) => ({ path: `/reports/${f.issuedReportId}/receipt`, body: () => ({}) }),
  },
  'GET /reports/{id}/document.pdf': refused((f) => `/reports/${f.reportId}/document.pdf`),
  'GET /reports/{id}/document.xlsx': refused((f) => `/reports/${f.reportId}/document.xlsx`),
  'GET /report-schedules': get(
    () => '/report-schedules',
    (f) => [f.scheduleId],
  ),
  'PUT /report-schedules/{id}': refused(
    () => `/report-schedules/${uuid7()}`,
    (f) => ({
      template: 'hourly',
      areaId: f.communeId,
      officeId: f.officeId,
      times: ['00:05'],
      enabled: false,
    }),
  ),
  'PATCH /report-schedules/{id}': refused(
    (f) => `/report-schedules/${f.scheduleId}`,
    () => ({ version: 1, enabled: false }),
  ),
  'GET /exchange/mappings': refused(() => '/exchange/mappings'),
  'POST /exchange/mappings': refused(
    () => '/exchange/mappings',
    () => ({
      id: uuid7(),
      validFrom: '2026-11-01',
      csv: 'kind,code,uid,categoryOptionCombo,attributeOptionCombo\nmetric,cases.confirmed,f7n9E0hX8qk,,\narea,06184,DiszpKrYNg8,,\n',
    }),
  ),
  'GET /exchange/mappings/{id}/table.csv': refused((f) => `/exchange/mappings/${f.mappingId}/table.csv`),
  'GET /exchange/target': refused(() => '/exchange/target'),
  'PUT /exchange/target': refused(
    () => '/exchange/target',
    () => ({ version: 0, url: null, auth: 'token', enabled: false }),
  ),
  'GET /exchange/data-values': refused(() => '/exchange/data-values?period=20261115'),
  'GET /exchange/preview': refused(() => '/exchange/preview?period=20261115'),
  'POST /exchange/pushes': {
    outside: 'refused',
    // No address is set here: the inside is refused for that, the outside for its area.
    inside: 409,
    why: provinceOnly,
    request: () => ({ path: '/exchange/pushes', body: () => ({ id: uuid7(), period: '20261115' }) }),
  },
  'GET /exchange/pushes': refused(() => '/exchange/pushes'),
  'GET /exchange/pushes/{id}': {
    outside: 'refused',
    // Nothing was pushed here: inside it is not found, see exchange.db.test.ts.
    inside: 404,
    why: provinceOnly,
    request: () => ({ path: `/exchange/pushes/${uuid7()}` }),
  },
};
