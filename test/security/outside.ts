import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { TEST_NOW } from '../support/fixed.ts';
import { clusterBody, rosterBody } from './fixture.ts';
import { orderBody } from './order-papers-fixture.ts';
import { accountExpectations } from './outside-accounts.ts';
import { analysisExpectations } from './outside-analysis.ts';
import { commandExpectations } from './outside-command.ts';
import { contactExpectations } from './outside-contacts.ts';
import { communityExpectations } from './outside-community.ts';
import { declarationExpectations } from './outside-declarations.ts';
import { figureExpectations } from './outside-figures.ts';
import { messagingExpectations } from './outside-messaging.ts';
import { gateExpectations } from './outside-gates.ts';
import { identityExpectations } from './outside-identity.ts';
import { laboratoryExpectations } from './outside-laboratory.ts';
import { lockdownExpectations } from './outside-lockdown.ts';
import { lodgingExpectations } from './outside-lodging.ts';
import { searchExpectations } from './outside-searches.ts';
import { worklistExpectations } from './outside-worklist.ts';
import { handoverExpectations } from './outside-handover.ts';
import { orderPaperExpectations } from './outside-order-papers.ts';
import { orderTemplateExpectations } from './outside-order-templates.ts';
import { trainingExpectations } from './outside-training.ts';
import { paperExpectations } from './outside-papers.ts';
import { privacyExpectations } from './outside-privacy.ts';
import { populationExpectations } from './outside-population.ts';
import { riskExpectations } from './outside-risk.ts';
import { exportExpectations } from './outside-exports.ts';
import { sheetImportExpectations } from './outside-sheet-imports.ts';
import { tripExpectations } from './outside-trips.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

export type { OutsideExpectation } from './outside-kit.ts';

/** The smallest content of a disease profile. */
const profileContent = {
  dayZero: 'onset',
  symptomatic: { before: 2, after: 10 },
  asymptomatic: { before: 2, after: 10 },
  minMinutes: 15,
  minMinutesBySetting: {},
  distance: { vi: '2 m', en: '2 m' },
  lingerMinutes: 0,
  followUpDays: 14,
  quarantineDays: 14,
  incubation: { minDays: 2, maxDays: 14 },
  secondLevel: true,
  infectiousness: [],
  cutOffs: { F1: 0, F2: 0, maxOrders: null, crowd: null },
};

/** One row an endpoint. A new guarded endpoint without a row fails the test. */
export const outsideExpectations: Readonly<Record<string, OutsideExpectation>> = {
  ...analysisExpectations,
  ...commandExpectations,
  ...communityExpectations,
  ...declarationExpectations,
  ...figureExpectations,
  ...messagingExpectations,
  ...gateExpectations,
  ...identityExpectations,
  ...laboratoryExpectations,
  ...lockdownExpectations,
  ...lodgingExpectations,
  ...orderPaperExpectations,
  ...orderTemplateExpectations,
  ...privacyExpectations,
  ...handoverExpectations,
  ...worklistExpectations,
  ...searchExpectations,
  ...populationExpectations,
  ...riskExpectations,
  ...trainingExpectations,
  ...paperExpectations,
  ...sheetImportExpectations,
  ...exportExpectations,
  ...tripExpectations,
  ...accountExpectations,
  'GET /audit': get(
    (f) => `/audit?subject=${f.caseId}`,
    (f) => [f.caseId],
  ),
  'POST /areas': refused(
    () => '/areas',
    (f) => ({
      parentId: f.communeId,
      name: `Thôn ${uuid7().slice(-6)}`,
      kind: 'hamlet',
      validFrom: '2026-01-01',
    }),
  ),
  'POST /people': open(
    'a person may be added from anywhere; who sees it follows its area',
    '/people',
    () => ({ fullName: 'Trần Thị Bé', birthYear: 2001 }),
  ),
  'GET /people': {
    outside: 'open',
    why: 'search reaches the whole dataset; what is shown outside the own area is masked, see people.db.test.ts',
    request: () => ({ path: '/people?q=0912345001' }),
  },
  'GET /people/{id}': refused((f) => `/people/${f.personId}`),
  'GET /people/{id}/history': refused((f) => `/people/${f.personId}/history`),
  'PATCH /people/{id}': refused(
    (f) => `/people/${f.personId}`,
    () => ({ version: 1, address: 'Số 1' }),
  ),
  'POST /people/{id}/card': refused(
    (f) => `/people/${f.personId}/card`,
    () => ({}),
  ),
  'GET /people/{id}/card.pdf': refused((f) => `/people/${f.personId}/card.pdf`),
  'GET /people/duplicates': open('pairs of the own areas; none here', '/people/duplicates'),
  'POST /people/duplicates/{id}': open(
    'names a pair, none here',
    `/people/duplicates/${uuid7()}`,
    () => ({ decision: 'different' }),
    404,
  ),
  'GET /people/{id}/merges': refused((f) => `/people/${f.personId}/merges`),
  'POST /people/merges/{id}/undo': open(
    'names a merge, none here',
    `/people/merges/${uuid7()}/undo`,
    () => ({}),
    404,
  ),
  'POST /places': refused(
    () => '/places',
    (f) => ({ name: 'Quán mới', kind: 'shop', areaId: f.communeId }),
  ),
  'GET /places': get(() => '/places'),
  'GET /places/{id}': refused((f) => `/places/${f.placeId}`),
  'PATCH /places/{id}': refused(
    (f) => `/places/${f.placeId}`,
    () => ({ version: 1, address: 'Số 1' }),
  ),
  'GET /places/posters.pdf': refused((f) => `/places/posters.pdf?ids=${f.placeId}`),
  'POST /places/{id}/reissue': refused(
    (f) => `/places/${f.placeId}/reissue`,
    () => ({}),
  ),
  'POST /vehicles': open('vehicles have no area', '/vehicles', () => ({ plate: '12A-123.45', kind: 'car' })),
  'GET /vehicles': open('vehicles have no area; owners are masked', '/vehicles?plate=12A'),
  'POST /organisations': refused(
    () => '/organisations',
    (f) => ({ name: 'Trạm Y tế mới', kind: 'health-station', areaId: f.communeId }),
  ),
  'POST /presence/batch': open(
    'each item has its own outcome, see presence.db.test.ts',
    '/presence/batch',
    () => ({ items: [] }),
  ),
  'GET /presence/totals': {
    outside: 'open',
    why: 'a count of check-ins is not personal',
    request: (f) => ({ path: `/presence/totals?places=${f.placeId}` }),
  },
  'GET /presence': refused((f) => `/presence?place=${f.placeId}`),
  'GET /declarations': get(() => '/declarations'),
  'POST /cases': refused(
    () => '/cases',
    (f) => ({
      personId: f.otherPersonId,
      disease: 'covid-19',
      classification: 'SUSPECT',
      reportDate: '2026-11-16',
      areaId: f.communeId,
    }),
  ),
  'GET /cases': get(
    () => '/cases',
    (f) => [f.caseId],
  ),
  'GET /cases/{id}': refused((f) => `/cases/${f.caseId}`),
  'GET /cases/{id}/history': refused((f) => `/cases/${f.caseId}/history`),
  'PATCH /cases/{id}': refused(
    (f) => `/cases/${f.caseId}`,
    () => ({ version: 1, sampleDate: '2026-11-16' }),
  ),
  'GET /profiles': open('profiles hold for the whole dataset and name nobody', '/profiles'),
  'GET /profiles/{disease}': open('the same', '/profiles/covid-19'),
  'POST /profiles/{disease}/preview': open(
    'any province may edit the profiles of its dataset; a commune may not, see profiles.db.test.ts',
    '/profiles/covid-19/preview',
    () => ({ validFrom: '2026-11-01', content: profileContent }),
  ),
  'POST /profiles/{disease}/versions': open(
    'the same',
    '/profiles/mers/versions',
    () => ({
      latestVersion: 0,
      validFrom: '2026-11-01',
      source: { vi: 'Thử', en: 'Test' },
      certainty: 'unverified',
      reason: 'thử',
      content: profileContent,
    }),
    409,
  ),
  'GET /cases/{id}/trace/plan': refused((f) => `/cases/${f.caseId}/trace/plan`),
  'POST /cases/{id}/trace/preview': refused(
    (f) => `/cases/${f.caseId}/trace/preview`,
    () => ({}),
  ),
  'POST /cases/{id}/trace/plan': refused(
    (f) => `/cases/${f.caseId}/trace/plan`,
    () => ({ version: 0, cutOffs: { F1: 0, F2: 0, maxOrders: null, crowd: null } }),
  ),
  'GET /cases/{id}/place-exposures': refused((f) => `/cases/${f.caseId}/place-exposures`),
  'PATCH /place-exposures/{id}': open(
    'names a place exposure, none here; its area is checked in plan.db.test.ts',
    `/place-exposures/${uuid7()}`,
    () => ({ version: 1, status: 'PUBLISHED' }),
    404,
  ),
  'GET /place-exposures/{id}/people': open('the same', `/place-exposures/${uuid7()}/people`, undefined, 404),
  'POST /cases/{id}/trace-back': refused(
    (f) => `/cases/${f.caseId}/trace-back`,
    () => ({}),
  ),
  'POST /cases/{id}/trace-back/source': {
    ...refused(
      (f) => `/cases/${f.caseId}/trace-back/source`,
      () => ({ version: 1, sourceCaseId: uuid7() }),
    ),
    inside: 422,
  },
  'PATCH /residences/{id}': open(
    'names a stay, none here; its area is checked in residences.db.test.ts',
    `/residences/${uuid7()}`,
    () => ({ to: NOW }),
    404,
  ),
  'POST /cases/{id}/trace': refused(
    (f) => `/cases/${f.caseId}/trace`,
    () => ({}),
  ),
  'GET /cases/{id}/contacts': refused((f) => `/cases/${f.caseId}/contacts`),
  'POST /cases/{id}/contacts': refused(
    (f) => `/cases/${f.caseId}/contacts`,
    () => ({ items: [{ fullName: 'Hoàng Thị Lan', phone: '0912345777', lastContactDate: '2026-11-15' }] }),
  ),
  'POST /cases/{id}/contacts/decisions': refused(
    (f) => `/cases/${f.caseId}/contacts/decisions`,
    (f) => ({ personIds: [f.contactPersonId], decision: 'confirm' }),
  ),
  'GET /chains': get(
    () => '/chains',
    (f) => [f.caseId],
  ),
  'GET /cases/{id}/chain': refused((f) => `/cases/${f.caseId}/chain`),
  'GET /studies/{name}/chains': open('studies have no area', '/studies/none/chains', undefined, 404),
  'GET /interviews': get(() => '/interviews'),
  'POST /interviews': refused(
    () => '/interviews',
    (f) => ({ id: uuid7(), caseId: f.caseId, personId: f.contactPersonId }),
  ),
  'GET /interviews/draft-key': open('a key of the own account', '/interviews/draft-key'),
  'GET /interviews/{id}': refused((f) => `/interviews/${f.interviewId}`),
  'PATCH /interviews/{id}': refused(
    (f) => `/interviews/${f.interviewId}`,
    () => ({ id: uuid7(), version: 1, changes: { note: 'Gọi thử' } }),
  ),
  'POST /interviews/{id}/attempts': refused(
    (f) => `/interviews/${f.interviewId}/attempts`,
    () => ({ id: uuid7(), at: NOW, result: 'REACHED' }),
  ),
  'POST /interviews/{id}/completion': refused(
    (f) => `/interviews/${f.interviewId}/completion`,
    () => ({ id: uuid7(), at: NOW }),
  ),
  'GET /contacts': get(
    () => '/contacts',
    (f) => [f.contactId],
  ),
  'POST /contacts/{id}/visits': refused(
    (f) => `/contacts/${f.contactId}/visits`,
    () => ({ id: uuid7(), at: NOW, result: 'SEEN_OK' }),
  ),
  'POST /rosters/preview': open(
    'matches a sheet to the whole dataset; names outside the own area are masked, see rosters.db.test.ts',
    '/rosters/preview',
    () => ({ rows: [{ fullName: 'Hoàng Thị Lan', phone: '0912345778' }] }),
  ),
  'POST /rosters': refused(
    () => '/rosters',
    (f) => rosterBody(f.placeId, f.personId),
  ),
  'POST /rosters/{id}/rows': refused(
    (f) => `/rosters/${f.rosterId}/rows`,
    () => ({ rows: [{ fullName: 'Hoàng Thị Lan', phone: '0912345778' }] }),
  ),
  'GET /rosters': get(
    () => '/rosters',
    (f) => [f.rosterId],
  ),
  'GET /rosters/{id}': refused((f) => `/rosters/${f.rosterId}`),
  'GET /rosters/{id}/absentees': refused((f) => `/rosters/${f.rosterId}/absentees`),
  'POST /rosters/{id}/withdrawal': refused(
    (f) => `/rosters/${f.rosterId}/withdrawal`,
    () => ({ version: 2, reason: 'Nhập nhầm' }),
  ),
  'POST /clusters': refused(
    () => '/clusters',
    (f) => clusterBody(f.communeId),
  ),
  'GET /clusters': get(
    () => '/clusters',
    (f) => [f.clusterId],
  ),
  'GET /clusters/{id}': refused((f) => `/clusters/${f.clusterId}`),
  'PATCH /clusters/{id}': refused(
    (f) => `/clusters/${f.clusterId}`,
    () => ({ version: 1, risk: 'HIGH' }),
  ),
  'GET /clusters/{id}/participants': refused((f) => `/clusters/${f.clusterId}/participants`),
  'POST /clusters/{id}/participants': refused(
    (f) => `/clusters/${f.clusterId}/participants`,
    (f) => ({ rows: [{ personId: f.otherPersonId }] }),
  ),
  'POST /clusters/{id}/participants/removals': refused(
    (f) => `/clusters/${f.clusterId}/participants/removals`,
    () => ({ personIds: [uuid7()] }),
  ),
  'POST /clusters/{id}/contacts': refused(
    (f) => `/clusters/${f.clusterId}/contacts`,
    (f) => ({ caseId: f.caseId, personIds: [f.otherPersonId] }),
  ),
  'POST /clusters/{id}/cases': refused(
    (f) => `/clusters/${f.clusterId}/cases`,
    () => ({ personIds: [uuid7()], classification: 'SUSPECT', reportDate: '2026-11-16' }),
  ),
  'POST /cases/{id}/household-cluster': {
    ...refused(
      (f) => `/cases/${f.caseId}/household-cluster`,
      () => ({}),
    ),
    // The fixture's case has no household on record.
    inside: 422,
  },
  ...contactExpectations,
  'POST /cases/{id}/contacts/orders': refused(
    (f) => `/cases/${f.caseId}/contacts/orders`,
    (f) => orderBody(f.contactPersonId, f.officeId),
  ),
  'POST /trips': refused(
    () => '/trips',
    (f) => ({
      plate: '12A-123.45',
      departedAt: '2026-11-15T01:00:00Z',
      arrivedAt: '2026-11-15T02:00:00Z',
      personIds: [f.personId],
    }),
  ),
  'POST /residences': refused(
    () => '/residences',
    (f) => ({ personId: f.personId, placeId: f.placeId, from: '2026-11-10T00:00:00Z' }),
  ),
  'POST /orders': refused(
    () => '/orders',
    (f) => orderBody(f.personId, f.officeId, f.caseId),
  ),
  'GET /orders': get(
    () => '/orders',
    (f) => [f.orderId],
  ),
  'GET /orders/{id}': refused((f) => `/orders/${f.orderId}`),
  'GET /orders/{id}/history': refused((f) => `/orders/${f.orderId}/history`),
  'GET /orders/{id}/document.pdf': refused((f) => `/orders/${f.orderId}/document.pdf`),
  'POST /orders/{id}/extension': refused(
    (f) => `/orders/${f.orderId}/extension`,
    () => ({
      version: 1,
      until: new Date(TEST_NOW + 16 * 86_400_000).toISOString(),
      reason: 'Thêm xét nghiệm',
    }),
  ),
  'POST /orders/{id}/release': refused(
    (f) => `/orders/${f.orderId}/release`,
    () => ({ version: 2, reason: 'Đủ điều kiện' }),
  ),
  'POST /orders/{id}/follow-ups': refused(
    (f) => `/orders/${f.orderId}/follow-ups`,
    () => ({ id: uuid7(), at: NOW, present: true }),
  ),
  'GET /indicators': refused((f) => `/indicators?area=${f.communeId}`),
  'GET /indicators/curve': refused((f) => `/indicators/curve?area=${f.communeId}`),
  'GET /indicators/reproduction': refused((f) => `/indicators/reproduction?area=${f.communeId}`),
  'GET /indicators/delays': refused((f) => `/indicators/delays?area=${f.communeId}`),
  'GET /indicators/attack-rates': refused((f) => `/indicators/attack-rates?area=${f.communeId}`),
  'GET /indicators/timeliness': refused((f) => `/indicators/timeliness?area=${f.communeId}`),
  'GET /indicators/dictionary': open('names and formulae only', '/indicators/dictionary'),
  'GET /figures': refused((f) => `/figures?metric=cases.confirmed&area=${f.communeId}&step=total`),
  'GET /system/health': open('the state of the whole system', '/system/health'),
};
