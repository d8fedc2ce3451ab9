import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { until } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { clerkSheets } from './testing/clerk-sheets.ts';
import type { ShownImport, ShownRow } from './usecases/show-imports.ts';

let t: TestApp;
let officer: Caller;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
});
afterAll(async () => await t.close());

const read = async (id: string): Promise<ShownImport> => (await officer.get(`/imports/${id}`)).json();
const settled = async (id: string) =>
  await until(
    async () => await read(id),
    ({ state }) => state !== 'checking' && state !== 'importing',
  );

/** What became of a row, as `ClerkSheet.outcomes` writes it. */
async function outcomeOf({ row, state, problems, personId, caseId }: ShownRow): Promise<string> {
  if (state !== 'imported' && state !== 'duplicate') {
    return [row, state, ...problems.map(({ code }) => code)].join(' ');
  }
  const person = (await officer.get(`/people/${personId!}?reason=kiem-tra`)).json();
  const { sampleDate, reportDate } = (await officer.get(`/cases/${caseId!}`)).json();
  const facts = [
    `${row} ${state === 'duplicate' ? '(nghi trùng) ' : ''}${person.fullName}`,
    `${person.sex} ${person.birthDate ?? person.birthYear}`,
    person.phones.join(' '),
    person.identifiers.map(({ value }: { value: string }) => value).join(' '),
    person.areaName,
    [sampleDate, reportDate].filter((day) => day !== null).join(' '),
  ];
  return facts.filter((fact) => fact !== '').join(' | ');
}

it.each(clerkSheets)('takes every row: $name', async ({ fileName, day = '2026-11-16', bytes, outcomes }) => {
  const answer = await officer.post('/imports', {
    id: uuid7(),
    fileName,
    sender: fileName,
    areaId: t.areaId('20'),
    kind: 'case',
    content: (await bytes()).toString('base64'),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  const sheet: ShownImport = answer.json();
  const plan = { ...sheet.plan, disease: 'covid-19', day };
  expect((await officer.post(`/imports/${sheet.id}/plan`, plan)).statusCode).toBe(202);
  await settled(sheet.id);
  expect((await officer.post(`/imports/${sheet.id}/commit`)).statusCode).toBe(202);
  await settled(sheet.id);
  const rows: ShownRow[] = (await officer.get(`/imports/${sheet.id}/rows?limit=500`)).json().items;
  expect(rows).toHaveLength(sheet.rows);
  const said: string[] = [];
  for (const row of rows) {
    said.push(await outcomeOf(row));
  }
  expect(said).toEqual(outcomes);
});
