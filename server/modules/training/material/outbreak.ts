import { randomInt } from 'node:crypto';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { ask, type Desk, makePerson, makePlace, type Recipe } from './desk.ts';

const MINUTE_MS = 60_000;
const DISEASE = 'covid-19';
const CONTACTS = 4;
const BASIS = 'Quy định phòng, chống dịch đang có hiệu lực (văn bản mô phỏng, không có giá trị pháp lý)';

/** A case of the trainee alone: somebody who was ill at an inn yesterday, and four who sat there too. */
export const ownCase: Recipe = async (desk) => {
  const { office, communeId, now } = desk;
  const inn = await makePlace(desk, 'restaurant', 'Quán ăn');
  const sick = await makePerson(desk);
  const others = [];
  for (let n = 0; n < CONTACTS; n += 1) {
    others.push(await makePerson(desk));
  }
  // Longest first, so that the one who is asked about stands at the top of the list.
  const minutes = randomInt(91, 119);
  const from = now - 26 * HOUR_MS;
  const until = from + 2 * HOUR_MS;
  const stay = (personId: string, least: number) => ({
    id: uuid7(),
    placeCode: inn.code,
    person: { personId },
    at: new Date(until - least * MINUTE_MS).toISOString(),
    leftAt: new Date(until).toISOString(),
  });
  const { outcomes } = await ask<{ outcomes: { status: number }[] }>(office, 'POST', '/presence/batch', {
    items: [stay(sick.id, 120), ...others.map(({ id }, n) => stay(id, n === 0 ? minutes : 30 + 10 * n))],
  });
  if (outcomes.some(({ status }) => status >= 300)) {
    throw new Error('stays refused');
  }
  const caseId = uuid7();
  await ask(office, 'POST', '/cases', {
    id: caseId,
    personId: sick.id,
    disease: DISEASE,
    classification: 'CONFIRMED',
    reportDate: localDate(now),
    onsetDate: localDate(now - DAY_MS),
    sampleDate: localDate(now),
    areaId: communeId,
    stayAreaId: communeId,
  });
  const [asked] = others;
  return {
    caseId,
    caseName: sick.name,
    contactId: asked!.id,
    contactName: asked!.name,
    contactPhone: asked!.phone,
    minutes: String(minutes),
  };
};

/** The same, traced; one contact is confirmed, to be called today and under an order at home. A class shares the list of calls. */
export const followedCase: Recipe = async (desk) => {
  const { office, now } = desk;
  const own = await ownCase(desk);
  await ask(office, 'POST', `/cases/${own['caseId']}/trace`, {});
  await ask(office, 'POST', `/cases/${own['caseId']}/contacts/decisions`, {
    personIds: [own['contactId']],
    decision: 'confirm',
  });
  // A contact has an id of its own once somebody decided on it.
  const { items } = await ask<{ items: { id: string | null; personId: string }[] }>(
    office,
    'GET',
    `/cases/${own['caseId']}/contacts?level=F1&limit=20`,
  );
  const link = items.find(({ personId }) => personId === own['contactId']);
  if (typeof link?.id !== 'string') {
    throw new Error('no contact found');
  }
  const until = now + randomInt(5, 25) * DAY_MS;
  const { orders } = await ask<{ orders: { id: string; number: string }[] }>(office, 'POST', '/orders', {
    kind: 'quarantine-home',
    caseId: own['caseId'],
    personIds: [own['contactId']],
    legalBasis: BASIS,
    issuerOfficeId: await officeOf(desk),
    from: new Date(now).toISOString(),
    until: new Date(until).toISOString(),
    reason: 'Tiếp xúc gần với ca bệnh (dữ liệu mô phỏng)',
  });
  const [year, month, day] = localDate(until).split('-');
  return {
    ...own,
    linkId: link.id,
    orderId: orders[0]!.id,
    orderNumber: orders[0]!.number,
    until: `${day}/${month}/${year}`,
  };
};

/** The office of the commune that signs, with somebody who may: both are made where the province has none there. */
async function officeOf(desk: Desk): Promise<string> {
  const officeId = await findOffice(desk);
  const { office } = desk;
  const { items } = await ask<{ items: { inForce: boolean; kinds: string[] }[] }>(
    office,
    'GET',
    `/signing-authorities?office=${officeId}`,
  );
  if (!items.some(({ inForce, kinds }) => inForce && kinds.includes('quarantine-home'))) {
    await ask(office, 'POST', '/signing-authorities', {
      id: uuid7(),
      officeId,
      onBehalfOf: 'Ủy ban nhân dân',
      name: 'Chủ tịch (tập huấn)',
      form: 'head',
      title: 'Chủ tịch',
      kinds: ['quarantine-facility', 'quarantine-home', 'isolation-hospital', 'isolation-home', 'test'],
      validFrom: '2026-01-05',
    });
  }
  return officeId;
}

async function findOffice({ office, communeId }: Desk): Promise<string> {
  const { items } = await ask<{ items: { id: string; areaId: string; kind: string }[] }>(
    office,
    'GET',
    `/organisations?area=${communeId}&limit=500`,
  );
  const there = items.filter(({ areaId }) => areaId === communeId);
  const found = there.find(({ kind }) => kind === 'peoples-committee') ?? there[0];
  if (found !== undefined) {
    return found.id;
  }
  const made = await ask<{ id: string }>(office, 'POST', '/organisations', {
    name: 'Ủy ban nhân dân xã (tập huấn)',
    kind: 'peoples-committee',
    areaId: communeId,
  });
  return made.id;
}
