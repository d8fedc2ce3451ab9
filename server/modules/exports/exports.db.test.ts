import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { faultsOf } from '../../../test/support/fhir.ts';
import { mergeRecords } from '../../../test/support/merge-records.ts';
import { until } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import type { ShownExport } from './usecases/open-export.ts';

let t: TestApp;
let officer: Caller;
let analyst: Caller;
const COMMUNE = '06184';

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
  analyst = await t.as('analyst');
  const people = [
    { fullName: 'Nông Thị Xuất', birthDate: '1988-02-03', sex: 'female', phones: ['0912333444'] },
    { fullName: 'Lường Văn Già', birthYear: 1925, sex: 'male', address: 'Thôn Bí Mật' },
    { fullName: 'Ma Văn Khỏi', birthYear: 1970, identifiers: [{ kind: 'cccd', value: '020070001122' }] },
  ];
  for (const [i, one] of people.entries()) {
    const person = await officer.post('/people', { ...one, areaId: t.areaId(COMMUNE) });
    const made = await officer.post('/cases', {
      personId: person.json().id,
      disease: i === 1 ? 'measles' : 'covid-19',
      classification: i === 1 ? 'SUSPECT' : 'CONFIRMED',
      reportDate: '2026-11-12',
      onsetDate: '2026-11-10',
    });
    expect(made.statusCode, made.body).toBe(201);
    if (i === 2) {
      const over = { version: 1, outcome: 'RECOVERED', outcomeDate: '2026-11-15' };
      expect((await officer.patch(`/cases/${made.json().id}`, over)).statusCode).toBe(200);
    }
    if (i === 0) {
      await test(person.json().id);
    }
  }
});
afterAll(async () => await t.close());

/** A rapid test with its result, entered by medical staff. */
async function test(personId: string): Promise<void> {
  const staff = await t.as('medical-staff');
  const answer = await staff.post('/lab/rapid-tests', {
    id: uuid7(),
    personId,
    disease: 'covid-19',
    purpose: 'symptoms',
    result: 'POSITIVE',
    sampledAt: '2026-11-13T03:00:00Z',
  });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
}

async function ask(caller: Caller, more: object): Promise<ShownExport> {
  const answer = await caller.post('/exports', body(more));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}
const body = (more: object) => ({
  id: uuid7(),
  purpose: 'Nghiên cứu thời gian ủ bệnh',
  recipient: 'Viện Vệ sinh dịch tễ Trung ương',
  areaId: t.areaId('20'),
  ...more,
});
async function file(caller: Caller, id: string, query = '', accept = 'text/csv'): Promise<string> {
  const answer = await t.http.inject({
    url: `/api/v1/exports/${id}/file${query}`,
    headers: { authorization: `Bearer ${caller.token}`, accept },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body;
}
const rowsOf = (csv: string) =>
  csv
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

describe('a line list without names', () => {
  it('holds no name, number, address, id or day, and warns of rows that stand alone', async () => {
    const asked = await ask(analyst, { kind: 'line-list' });
    expect(asked).toMatchObject({ pseudonymised: true, rows: 3, smallCells: 3 });
    const csv = await file(analyst, asked.id);
    expect(csv).not.toMatch(/Xuất|Già|Khỏi|0912333444|020070001122|Bí Mật|2026-11-1[0-5]/u);
    const [titles, ...rows] = rowsOf(csv);
    expect(rows).toHaveLength(3);
    const at = (title: string) => titles!.indexOf(title);
    expect(rows.map((row) => row[at('reportWeek')])).toEqual(Array(3).fill('2026-11-09'));
    // 101 years old: too few for a year of their own.
    expect(rows.map((row) => row[at('birthYear')]).sort()).toEqual(['1936', '1970', '1988']);
    expect(rows[0]![at('commune')]).toBe('Xã Đồng Đăng');
    const ids = (await officer.get('/cases?limit=50')).json().items.map((one: { id: string }) => one.id);
    expect(ids.some((id: string) => csv.includes(id))).toBe(false);
  });

  it('bears the same pseudonyms for the same purpose and recipient, others for others', async () => {
    const first = await file(analyst, (await ask(analyst, { kind: 'line-list' })).id);
    const again = await ask(analyst, { kind: 'line-list', purpose: 'NGHIÊN CỨU thời gian ủ bệnh' });
    expect(await file(analyst, again.id)).toBe(first);
    const other = await file(analyst, (await ask(analyst, { kind: 'line-list', purpose: 'Khác' })).id);
    const names = (csv: string) =>
      new Set(
        rowsOf(csv)
          .slice(1)
          .map(([one]) => one),
      );
    expect(names(first).intersection(names(other)).size).toBe(0);
  });

  it('comes as XLSX too', async () => {
    const { id } = await ask(analyst, { kind: 'line-list' });
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect((await file(analyst, id, '', type)).slice(0, 2)).toBe('PK');
  });
});

describe('FHIR R4', () => {
  it.each([true, false])('is what HL7 published, pseudonymised: %s', async (pseudonymised) => {
    const { id } = await ask(officer, { kind: 'fhir', pseudonymised });
    const text = await file(officer, id, '?form=ndjson', 'application/fhir+ndjson');
    const resources = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(resources.flatMap(faultsOf)).toEqual([]);
    const types = resources.map(({ resourceType }) => resourceType);
    expect(types.sort()).toEqual([
      'Condition', 'Condition', 'Condition', 'Observation', 'Patient', 'Patient', 'Patient',
    ]); // prettier-ignore
    const patients = new Set(
      resources
        .filter((one) => one['resourceType'] === 'Patient')
        .map((one) => `Patient/${String(one['id'])}`),
    );
    for (const one of resources.filter(({ resourceType }) => resourceType !== 'Patient')) {
      expect(patients).toContain((one['subject'] as { reference: string }).reference);
    }
    expect(/Xuất|0912333444|020070001122|Bí Mật|2026-11-1[0-5]/u.test(text)).toBe(!pseudonymised);
    expect(text).toContain('HTEST');
    expect(text.includes('PSEUDED')).toBe(pseudonymised);
  });

  it('comes as one bundle whose references hold', async () => {
    const { id } = await ask(officer, { kind: 'fhir', disease: 'covid-19' });
    const bundle = JSON.parse(await file(officer, id, '?form=bundle', 'application/fhir+json'));
    expect(faultsOf(bundle)).toEqual([]);
    const urls = new Set(bundle.entry.map((one: { fullUrl: string }) => one.fullUrl));
    const subjects = bundle.entry.flatMap(
      (one: { resource: { subject?: { reference: string } } }) => one.resource.subject ?? [],
    );
    expect(subjects).toHaveLength(3);
    expect(subjects.every(({ reference }: { reference: string }) => urls.has(reference))).toBe(true);
    const [condition] = bundle.entry.filter(
      (one: { resource: { verificationStatus?: object; clinicalStatus?: { coding: { code: string }[] } } }) =>
        one.resource.clinicalStatus?.coding[0]!.code === 'resolved',
    );
    expect(condition.resource).toMatchObject({
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'U07.1' }] },
      abatementDateTime: '2026-11-15',
    });
  });

  it('is refused by the same check when a resource is broken', async () => {
    const { id } = await ask(officer, { kind: 'fhir' });
    const lines = (await file(officer, id, '', 'application/fhir+ndjson')).trim().split('\n');
    const of = (type: string) =>
      lines.map((line) => JSON.parse(line)).find(({ resourceType }) => resourceType === type);
    const status = (system: string, code: string) => ({ coding: [{ system, code }] });
    const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
    const broken: [string, object][] = [
      ['a birth date of no calendar', { ...of('Patient'), birthDate: '03/02/1988' }],
      ['a gender of ours', { ...of('Patient'), gender: 'nữ' }],
      ['a field that does not exist', { ...of('Patient'), phone: '0912' }],
      ['no subject', { ...of('Condition'), subject: undefined }],
      ['a code of no system', { ...of('Condition'), clinicalStatus: status(clinical, 'ill') }],
      ['a status of another system', { ...of('Condition'), clinicalStatus: status('urn:ours', 'active') }],
      ['no status', { ...of('Observation'), status: undefined }],
      ['a number for a text', { ...of('Observation'), code: { text: 5 } }],
      ['two values', { ...of('Observation'), valueString: 'x', status: 'done' }],
      [
        'a made-up tag',
        {
          ...of('Patient'),
          meta: {
            security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'DEMO' }],
          },
        },
      ],
    ];
    for (const [what, resource] of broken) {
      expect(faultsOf(JSON.parse(JSON.stringify(resource))), what).not.toEqual([]);
    }
  });
});

describe('people to be corrected', () => {
  it('leave with id and version, and the same file changes nothing when it comes back', async () => {
    const asked = await ask(officer, { kind: 'people', areaId: t.areaId(COMMUNE) });
    expect(asked).toMatchObject({ rows: 3, smallCells: null, pseudonymised: false });
    const csv = await file(officer, asked.id);
    expect(csv).toContain('Nông Thị Xuất');
    const sheet = await back(csv);
    expect(sheet.counts).toMatchObject({ ready: 3, bad: 0, heading: 1 });
    const reasons = sheet.changes.map(({ reason }: { reason: string }) => reason);
    expect(reasons).not.toContain('updates-record');
    expect(reasons).not.toContain('fills-record');
    const corrected = await back(csv.replace('Nông Thị Xuất', 'Nông Thị Xuân'));
    const updates = corrected.changes.find(({ reason }: { reason: string }) => reason === 'updates-record');
    expect(updates).toMatchObject({ rows: 1 });
  });

  async function back(csv: string) {
    const handedIn = await officer.post('/imports', {
      id: uuid7(),
      fileName: 'people.csv',
      sender: 'Xã Đồng Đăng',
      areaId: t.areaId(COMMUNE),
      kind: 'person',
      content: Buffer.from(csv).toString('base64'),
    });
    const sheet = handedIn.json();
    await officer.post(`/imports/${sheet.id}/plan`, sheet.plan);
    return await until(
      async () => (await officer.get(`/imports/${sheet.id}`)).json(),
      ({ state }) => state === 'checked',
    );
  }
});

describe('who may', () => {
  it('take names: only who sees all of a person on screen; everybody else without', async () => {
    for (const more of [{ kind: 'people' }, { kind: 'fhir' }, { kind: 'fhir', pseudonymised: false }]) {
      expect((await analyst.post('/exports', body(more))).json()).toMatchObject({
        code: 'export.names-not-yours',
      });
    }
    const named = await ask(officer, { kind: 'fhir' });
    expect((await analyst.get(`/exports/${named.id}/file`)).json()).toMatchObject({
      code: 'export.names-not-yours',
    });
    expect((await ask(analyst, { kind: 'fhir', pseudonymised: true })).rows).toBe(3);
    expect((await (await t.as('tracer')).post('/exports', body({ kind: 'people' }))).statusCode).toBe(403);
  });

  it('see: only the own areas; each download is counted and on record', async () => {
    const asked = await ask(officer, { kind: 'line-list', areaId: t.areaId(COMMUNE) });
    const stranger = await t.as('health-officer', '24');
    expect((await stranger.get(`/exports/${asked.id}/file`)).statusCode).toBe(404);
    expect((await stranger.get('/exports')).json().items).toEqual([]);
    expect((await stranger.post('/exports', body({ kind: 'line-list' }))).statusCode).toBe(403);
    await file(officer, asked.id);
    await file(officer, asked.id);
    const listed = (await officer.get('/exports?q=u%20benh')).json().items as ShownExport[];
    expect(listed.find(({ id }) => id === asked.id)).toMatchObject({ downloads: 2 });
    const auditor = await t.as('auditor');
    const trail = (await auditor.get('/audit?limit=200'))
      .json()
      .items.map((one: { action: string }) => one.action);
    expect(trail.filter((action: string) => action === 'export.download').length).toBeGreaterThan(1);
    expect(trail).toContain('export.ask');
  });

  it('ask twice with one id: one export', async () => {
    const once = body({ kind: 'line-list' });
    expect((await officer.post('/exports', once)).statusCode).toBe(201);
    expect((await officer.post('/exports', once)).statusCode).toBe(200);
    expect((await officer.post('/exports', { ...once, purpose: 'Khác' })).statusCode).toBe(409);
  });
});

it.each([
  ['auditor', '/audit', 'id,at,actor,action'],
  ['administrator', '/users', 'id,login,name,dataset'],
  ['health-officer', '/organisations', 'id,name,kind,areaName'],
] as const)('%s: the list %s leaves as a table too', async (role, path, titles) => {
  const caller = await t.as(role);
  const answer = await t.http.inject({
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${caller.token}`, accept: 'text/csv' },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.body.replace('\uFEFF', '').startsWith(titles)).toBe(true);
  const rows = (await caller.get(`${path}?limit=500`)).json().items.length;
  expect(answer.body.trim().split('\r\n')).toHaveLength(rows + 1);
});

/** Last: further cases would stand in the files above. */
describe('FHIR of merged records', () => {
  it('says of somebody with two merged records that he died, whichever record the case hangs from', async () => {
    const twin = {
      fullName: 'Lường Văn Trùng',
      birthDate: '1944-05-06',
      sex: 'male',
      areaId: t.areaId('06529'),
    };
    const ids: string[] = [];
    for (const reportDate of ['2026-11-11', '2026-11-12']) {
      const { id: personId } = (await officer.post('/people', twin)).json();
      const facts = { personId, disease: 'mers', classification: 'CONFIRMED', reportDate };
      const made = await officer.post('/cases', facts);
      expect(made.statusCode, made.body).toBe(201);
      ids.push(personId);
      if (ids.length === 2) {
        const died = { version: 1, outcome: 'DECEASED', outcomeDate: '2026-11-14' };
        expect((await officer.patch(`/cases/${made.json().id}`, died)).statusCode).toBe(200);
      }
    }
    await mergeRecords(officer, { keep: ids[0]!, gone: ids[1]! });
    const { id } = await ask(officer, { kind: 'fhir', disease: 'mers' });
    const lines = (await file(officer, id, '', 'application/fhir+ndjson')).trim().split('\n');
    const resources = lines.map((line) => JSON.parse(line));
    const types = ['Patient', 'Patient', 'Condition', 'Condition'];
    expect(resources.map((one) => one.resourceType)).toEqual(types);
    expect(resources[0]).toMatchObject({ id: ids[0], deceasedDateTime: '2026-11-14' });
    // Who received the other record before learns what became of it.
    expect(resources[0].link).toEqual([{ other: { reference: `Patient/${ids[1]}` }, type: 'replaces' }]);
    expect(resources[1]).toEqual({
      resourceType: 'Patient',
      id: ids[1],
      meta: resources[0].meta,
      active: false,
      link: [{ other: { reference: `Patient/${ids[0]}` }, type: 'replaced-by' }],
    });
    expect(resources.flatMap(faultsOf)).toEqual([]);
    expect(resources.slice(2).every((one) => one.subject.reference === `Patient/${ids[0]}`)).toBe(true);
    const under = await ask(officer, { kind: 'fhir', disease: 'mers', pseudonymised: true });
    const { entry } = JSON.parse(await file(officer, under.id, '?form=bundle', 'application/fhir+json'));
    expect(entry[0].resource.link).toEqual([{ other: { reference: entry[1].fullUrl }, type: 'replaces' }]);
    expect(JSON.stringify(entry)).not.toContain(ids[1]);
  });
});
