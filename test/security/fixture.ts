import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';
import { buildPapers, type PapersFixture } from './papers-fixture.ts';
import { buildSheets, type SheetsFixture } from './sheets-fixture.ts';
import { buildCommunity, type CommunityFixture } from './community-fixture.ts';
import { buildCommand } from './fixture-command.ts';
import { buildGate } from './gate-fixture.ts';
import { buildPrivacy, type PrivacyFixture } from './privacy-fixture.ts';
import { buildHandover } from './handover-fixture.ts';
import { buildOrderPapers, orderBody, type OrderPapersFixture } from './order-papers-fixture.ts';
import { buildOrderTemplates, type OrderTemplatesFixture } from './order-templates-fixture.ts';
import { buildLockdown, type LockdownFixture } from './fixture-lockdown.ts';
import { buildLodging } from './fixture-lodging.ts';

/** One of everything, in a commune of Lạng Sơn. */
export type Fixture = PapersFixture &
  OrderPapersFixture &
  OrderTemplatesFixture &
  PrivacyFixture &
  SheetsFixture &
  CommunityFixture &
  LockdownFixture & {
    readonly communeId: string;
    readonly personId: string;
    readonly otherPersonId: string;
    readonly placeId: string;
    readonly placeCode: string;
    readonly caseId: string;
    readonly contactPersonId: string;
    readonly contactId: string;
    readonly officeId: string;
    readonly orderId: string;
    readonly accountId: string;
    readonly declarationId: string;
    readonly riskProposalId: string;
    readonly riskLevelId: string;
    readonly riskRuleId: string;
    readonly rosterId: string;
    readonly interviewId: string;
    readonly clusterId: string;
    readonly poolId: string;
    readonly testId: string;
    readonly levelChangeId: string;
    readonly postId: string;
    readonly shiftId: string;
    readonly deviceId: string;
    readonly escalationId: string;
    readonly smsId: string;
    readonly permitId: string;
    readonly innId: string;
    readonly stayId: string;
    readonly plateId: string;
    readonly manualMetric: string;
    readonly communeCode: string;
    readonly reconciliationId: string;
    readonly manualFigureId: string;
    readonly importId: string;
    readonly busyImportId: string;
    readonly screenId: string;
    readonly snapshotId: string;
    readonly briefingId: string;
    readonly alertId: string;
    readonly alertRuleId: string;
    readonly dutyId: string;
    readonly logEntryId: string;
    readonly borderId: string;
    readonly routeId: string;
    readonly tripId: string;
    readonly tripTaskId: string;
    readonly mark: string;
  };

/** A name that occurs in no other data: whoever sees it sees the fixture. */
const MARK = 'Lưỡng Quỳnh Trâm';

export async function buildFixture(t: TestApp): Promise<Fixture> {
  const officer = await t.as('health-officer');
  const admin = await t.as('administrator');
  const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[3]!;
  const make = async (path: string, body: object) => {
    const reply = await officer.post(path, body);
    if (reply.statusCode >= 300) {
      throw new Error(`${path}: ${reply.body}`);
    }
    return reply.json();
  };
  const show = async (path: string) => (await officer.get(path)).json();
  const person = await make('/people', {
    fullName: MARK,
    birthYear: 1990,
    phones: ['0912345001'],
    areaId: commune.id,
  });
  const other = await make('/people', {
    fullName: 'Lưỡng Văn Tuân',
    birthYear: 1960,
    phones: ['0912345002'],
    areaId: commune.id,
  });
  await make(`/areas/${commune.id}/population-groups`, {
    asOf: '2024-04-01',
    source: `Tổng điều tra ${MARK}`,
    groups: [{ age: 0, sex: 'male', people: 10 }],
  });
  const place = await make('/places', { name: `Quán ${MARK}`, kind: 'restaurant', areaId: commune.id });
  const at = (hours: number) => new Date(TEST_NOW - hours * 3_600_000).toISOString();
  for (const personId of [person.id, other.id]) {
    await make('/presence', {
      id: uuid7(),
      placeCode: place.code,
      person: { personId },
      at: at(24),
      leftAt: at(22),
    });
  }
  const opened = await make('/cases', {
    personId: person.id,
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate: '2026-11-16',
    onsetDate: '2026-11-15',
  });
  await make(`/cases/${opened.id}/trace`, {});
  const decided = await make(`/cases/${opened.id}/contacts/decisions`, {
    personIds: [other.id],
    decision: 'confirm',
  });
  const office = await make('/organisations', {
    name: 'Trung tâm Y tế thử',
    kind: 'health-station',
    areaId: commune.id,
    numberSuffix: 'QĐ-TTYT',
  });
  const order = await make('/orders', orderBody(other.id, office.id, opened.id));
  const orderId: string = order.orders[0].id;
  const declared = await t.anonymous.post('/declarations', {
    id: uuid7(),
    person: { fullName: MARK, birthYear: 1990, phone: '0912345009', areaId: commune.id },
    symptoms: ['fever'],
    exposures: [],
    declaredAt: at(1),
  });
  if (declared.statusCode !== 201) {
    throw new Error(declared.body);
  }
  const cluster = await make('/clusters', clusterBody(commune.id));
  const roster = await make('/rosters', rosterBody(place.id, person.id));
  const interview = await make('/interviews', { id: uuid7(), caseId: opened.id });
  const account = await admin.post('/users', {
    login: 'someone.else',
    name: MARK,
    roles: [{ role: 'tracer', areaId: commune.id }],
  });
  await make('/manual-metrics', { code: 'manual.fixture', vi: 'Thử', en: 'Test', unit: 'người' });
  const manual = await make('/manual-figures', {
    metric: 'manual.fixture',
    areaId: commune.id,
    at: at(1),
    value: 7,
    source: MARK,
  });
  const reconciled = await make('/reconciliations', {
    metric: 'lab.tests',
    platform: 'Nền tảng thử',
    to: at(0),
    source: MARK,
    text: `${commune.code},12`,
  });
  await make('/metric-targets', {
    metric: 'lab.positivity',
    areaId: commune.id,
    direction: 'at-most',
    value: 4,
    validFrom: '2026-11-01',
    source: MARK,
  });
  return {
    communeId: commune.id,
    manualMetric: 'manual.fixture',
    communeCode: commune.code,
    reconciliationId: reconciled.id,
    manualFigureId: manual.id,
    personId: person.id,
    otherPersonId: other.id,
    placeId: place.id,
    placeCode: place.code,
    caseId: opened.id,
    contactPersonId: other.id,
    contactId: decided.outcomes[0].contactId,
    officeId: office.id,
    orderId,
    ...(await buildOrderPapers(make, orderId, office.id)),
    ...(await buildOrderTemplates(make, office.id)),
    ...(await buildHandover(
      (await t.as('tracer', commune.code)).accountId,
      make,
      office.id,
      decided.outcomes[0].contactId,
    )),
    declarationId: declared.json().id,
    accountId: account.json().id,
    ...(await buildRisk(t, commune.id)),
    rosterId: roster.id,
    interviewId: interview.id,
    clusterId: cluster.id,
    ...(await buildTests(t, person.id, other.id)),
    levelChangeId: await buildLevelChange(t, opened.id),
    ...(await buildGate(t, commune, MARK)),
    ...(await buildLodging(t, commune.id, person.id, MARK)),
    ...(await buildPapers(t, commune.id, MARK)),
    ...(await buildPrivacy(t, commune.id, MARK)),
    ...(await buildSheets(make, commune.id, MARK)),
    ...(await buildCommand(t, commune.id, MARK)),
    ...(await buildTrip(t, commune.id)),
    ...(await buildCommunity(t, commune.id, person.id, MARK)),
    ...(await buildLockdown(make, show, show, {
      areaId: commune.id,
      officeId: office.id,
      personId: person.id,
      mark: MARK,
    })),
    mark: MARK,
  };
}

/** A wedding of one afternoon. */
export function clusterBody(areaId: string): object {
  return {
    title: 'Đám cưới thử',
    disease: 'covid-19',
    areaId,
    from: '2026-11-14T03:00:00Z',
    to: '2026-11-14T09:00:00Z',
  };
}

/** A shift of one evening with one person. */
export function rosterBody(placeId: string, personId: string): object {
  return {
    kind: 'shift',
    name: 'Ca tối',
    placeId,
    sessions: [{ from: '2026-11-14T10:00:00Z', to: '2026-11-14T14:00:00Z' }],
    rows: [{ personId, unit: 'Bếp' }],
  };
}

/** A positive pool of two people, and a rapid test of the first. */
async function buildTests(t: TestApp, personId: string, otherId: string) {
  const [first, second] = [await t.as('laboratory'), await t.as('laboratory')];
  const sampledAt = new Date(TEST_NOW - 3_600_000).toISOString();
  const pool = await first.post('/lab/tubes', poolBody([personId, otherId]));
  const { code } = pool.json();
  await first.post('/lab/results', { items: [{ code, result: 'POSITIVE' }] });
  await second.post('/lab/releases', { items: [{ code, revision: 1 }] });
  const test = await first.post('/lab/rapid-tests', { id: uuid7(), personId, result: 'NEGATIVE', sampledAt });
  return { poolId: pool.json().id as string, testId: test.json().id as string };
}

/** A sample of these people in one tube. */
export function poolBody(personIds: readonly string[]): object {
  const sampledAt = new Date(TEST_NOW - 3_600_000).toISOString();
  return { kind: 'pcr', specimen: 'throat', purpose: 'contact', sampledAt, personIds };
}

/** A tracing that finds nobody lists a change; traced as before, the case has its contacts again. */
async function buildLevelChange(t: TestApp, caseId: string): Promise<string> {
  const officer = await t.as('health-officer');
  const from = new Date(TEST_NOW - 3_600_000).toISOString();
  await officer.post(`/cases/${caseId}/trace`, { from, to: new Date(TEST_NOW).toISOString() });
  const [set] = (await officer.get(`/level-changes?case=${caseId}`)).json().items;
  await officer.post(`/cases/${caseId}/trace`, {});
  return set.id;
}

/** A copy of a rule, a published level of the commune, and a proposal on its way. */
async function buildRisk(t: TestApp, communeId: string) {
  const [proposer, reviewer, leader] = [
    await t.as('health-officer'),
    await t.as('health-officer'),
    await t.as('province-leader'),
  ];
  const shipped = (await proposer.get('/risk/rules')).json().items[0].id;
  const rule = await proposer.post('/risk/rules', { basedOn: shipped, reason: 'Thử', figures: [] });
  const propose = async () =>
    (
      await proposer.post('/risk/proposals', { items: [{ areaId: communeId, level: 2 }], reason: MARK })
    ).json().id;
  const published = await propose();
  await reviewer.post(`/risk/proposals/${published}/review`, { version: 1, accept: true });
  await leader.post(`/risk/proposals/${published}/approval`, { version: 2, accept: true });
  await leader.post(`/risk/proposals/${published}/publication`, riskPublication(3, '01/QĐ-UBND'));
  const area = (await leader.get(`/risk/areas/${communeId}`)).json();
  return { riskProposalId: await propose(), riskLevelId: area.official.id, riskRuleId: rule.json().id };
}

/** A decision that publishes a proposal. */
export function riskPublication(version: number, decisionNumber: string): object {
  return {
    version,
    decisionNumber,
    effectiveFrom: new Date(TEST_NOW).toISOString(),
    signer: 'Chủ tịch',
    legalBasis: 'Quyết định 4800/QĐ-BYT',
    reason: 'Thử',
  };
}

/** A border gate with a route and a trip whose driver shows no test: a task. */
async function buildTrip(t: TestApp, areaId: string) {
  const health = await t.as('health-officer');
  const place = { name: 'Cửa khẩu thử', kind: 'checkpoint', areaId };
  const borderId: string = (await health.post('/places', place)).json().id;
  await health.patch(`/gates/posts/${borderId}`, { border: true });
  await health.patch(`/border/gates/${borderId}`, borderTerms());
  const routeId: string = (await health.post('/border/routes', borderRoute(borderId))).json().id;
  const trip = borderTrip(routeId);
  await health.post('/border/trips', { items: [trip] });
  const { tasks } = (await health.get(`/border/trips/${trip.id}`)).json();
  return { borderId, routeId, tripId: trip.id, tripTaskId: tasks[0].id as string };
}

/** How a border gate works. */
export function borderTerms(): object {
  const hours = { opens: '07:00', closes: '19:00', slotMinutes: 60, slotCapacity: 10 };
  return { ...hours, source: 'Thử', certainty: 'unverified' };
}

/** A way of one leg. */
export function borderRoute(gateId: string): object {
  return {
    id: uuid7(),
    name: 'Tuyến thử',
    gateId,
    direction: 'export',
    stops: [{ placeId: gateId, limitMinutes: 60 }],
    needsHandOver: false,
    validFrom: '2026-01-01',
    source: 'Thử',
    certainty: 'unverified',
  };
}

let lorries = 0;

/** A lorry that starts now. */
export function borderTrip(routeId: string) {
  lorries += 1;
  return {
    id: uuid7(),
    routeId,
    plate: `12C-${String(20_000 + lorries)}`,
    driver: { fullName: MARK, phone: '0912345088' },
    goods: 'Vải',
    startsAt: new Date(TEST_NOW).toISOString(),
  };
}
