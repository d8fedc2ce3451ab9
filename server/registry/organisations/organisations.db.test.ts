import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { createOrganisations, organisationsByIds } from './index.ts';

const TAM_THANH = '05986';
const LUONG_VAN_TRI = '05983';

let t: TestApp;
let admin: Caller;

beforeAll(async () => {
  t = await testApp();
  admin = await t.as('administrator', '20');
  await addOffice('CDC Thử nghiệm', 'provincial-cdc', '20');
  await addOffice('UBND phường Tam Thanh (thử)', 'peoples-committee', TAM_THANH);
  await addOffice('UBND phường Lương Văn Tri (thử)', 'peoples-committee', LUONG_VAN_TRI);
});
afterAll(() => t.close());

async function addOffice(name: string, kind: string, areaCode: string): Promise<void> {
  const added = await admin.post('/organisations', {
    name,
    kind,
    areaId: t.areaId(areaCode),
    numberSuffix: 'QĐ-UBND',
  });
  expect(added.statusCode).toBe(201);
}

async function names(caller: Caller, query = ''): Promise<string[]> {
  const list = (await caller.get(`/organisations?limit=500${query}`)).json();
  return list.items.map((item: { name: string }) => item.name).filter((name: string) => /thử/i.test(name));
}

describe('offices', () => {
  it('are those of the own areas and of the units above them', async () => {
    const officer = await t.as('commune-officer', TAM_THANH);
    expect(await names(officer)).toEqual(['CDC Thử nghiệm', 'UBND phường Tam Thanh (thử)']);
    expect((await names(admin)).length).toBe(3);
    expect(await names(admin, `&area=${t.areaId(LUONG_VAN_TRI)}`)).toEqual([
      'CDC Thử nghiệm',
      'UBND phường Lương Văn Tri (thử)',
    ]);
    expect(await names(officer, '&kind=provincial-cdc')).toEqual(['CDC Thử nghiệm']);
    expect(await names(await t.as('tracer', '20', 'live'))).toEqual([]);
    expect((await t.anonymous.get('/organisations')).statusCode).toBe(401);
  });

  it('are added inside the own area only, repeatably', async () => {
    const body = { id: uuid7(), name: 'Trạm y tế', kind: 'health-station', areaId: t.areaId(TAM_THANH) };
    const first = await admin.post('/organisations', body);
    const again = await admin.post('/organisations', body);
    expect([first.statusCode, again.statusCode, again.json()]).toEqual([201, 200, first.json()]);
    const local = await t.as('health-officer', LUONG_VAN_TRI);
    const outside = await local.post('/organisations', { ...body, id: uuid7() });
    expect([outside.statusCode, outside.json().code]).toEqual([403, 'organisation.area-outside']);
  });

  it('are answered to other modules by id', async () => {
    const scope = systemScope('test', 'demo');
    const { db } = t.app.platform;
    const areaNo = t.app.areas.byId(t.areaId('20'))!.no;
    const [id] = await db
      .transaction()
      .execute((tx) =>
        createOrganisations(t.app.platform, scope, tx, [
          { name: 'Sở Y tế', kind: 'health-department', areaNo },
        ]),
      );
    expect((await organisationsByIds(scope, db, [id!, uuid7()])).get(id!)).toMatchObject({
      name: 'Sở Y tế',
      areaNo,
    });
  });
});
