import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';

/** One of everything, in a commune of Lạng Sơn. */
export type Fixture = {
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
  readonly mark: string;
};

/** A name that occurs in no other data: whoever sees it sees the fixture. */
const MARK = 'Lưỡng Quỳnh Trâm';

export async function buildFixture(t: TestApp): Promise<Fixture> {
  const officer = await t.as('health-officer');
  const admin = await t.as('administrator');
  const province = t.app.areas.byId(t.areaId('20'))!;
  const commune = t.app.areas.childrenOf(province.no, '2026-11-16')[3]!;
  const make = async (path: string, body: object) => {
    const reply = await officer.post(path, body);
    if (reply.statusCode >= 300) {
      throw new Error(`${path}: ${reply.body}`);
    }
    return reply.json();
  };
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
  const account = await admin.post('/users', {
    login: 'someone.else',
    name: MARK,
    roles: [{ role: 'tracer', areaId: commune.id }],
  });
  return {
    communeId: commune.id,
    personId: person.id,
    otherPersonId: other.id,
    placeId: place.id,
    placeCode: place.code,
    caseId: opened.id,
    contactPersonId: other.id,
    contactId: decided.outcomes[0].contactId,
    officeId: office.id,
    orderId: order.orders[0].id,
    accountId: account.json().id,
    mark: MARK,
  };
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
