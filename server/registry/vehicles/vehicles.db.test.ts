import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { vehiclesByPlates } from './index.ts';

let t: TestApp;
let gate: Caller;

beforeAll(async () => {
  t = await testApp();
  gate = await t.as('gate-officer', '20');
});
afterAll(() => t.close());

describe('vehicles', () => {
  it('are one by plate, however it is typed', async () => {
    const first = await gate.post('/vehicles', {
      plate: '12A-123.45',
      kind: 'car',
      ownerName: 'Nông Văn A',
      ownerPhone: '0912 345 678',
    });
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      plate: '12A-123.45',
      kind: 'car',
      ownerName: 'Nông Văn A',
      ownerPhone: '0912345678',
    });
    const again = await gate.post('/vehicles', { plate: '12a 12345', kind: 'lorry' });
    expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
    expect((await gate.post('/vehicles', { plate: 'xe tải', kind: 'lorry' })).json().code).toBe(
      'vehicle.bad-plate',
    );
  });

  it('are repeatable by id; the receipt holds no owner', async () => {
    const id = uuid7();
    const body = { id, plate: '12C-001.02', kind: 'lorry', ownerName: 'Hoàng Thị B' };
    const first = await gate.post('/vehicles', body);
    const again = await gate.post('/vehicles', body);
    expect([first.statusCode, again.statusCode, again.json()]).toEqual([201, 200, first.json()]);
    expect((await gate.post('/vehicles', { ...body, kind: 'bus' })).statusCode).toBe(409);
    const receipt = await sql<{ body: unknown }>`select body from receipt where id = ${id}`.execute(
      t.app.platform.db,
    );
    expect(receipt.rows[0]?.body).toEqual({ id });
  });

  it('are listed by the beginning of the plate, page by page', async () => {
    for (const n of ['11', '22', '33']) {
      await gate.post('/vehicles', { plate: `29B-777.${n}`, kind: 'coach' });
    }
    const first = (await gate.get('/vehicles?plate=29b-77&limit=2')).json();
    expect(first.items.map((item: { plate: string }) => item.plate)).toEqual(['29B-777.11', '29B-777.22']);
    expect(first.total).toBe(3);
    const second = (await gate.get(`/vehicles?plate=29b-77&limit=2&cursor=${first.next}`)).json();
    expect(second.items.map((item: { plate: string }) => item.plate)).toEqual(['29B-777.33']);
    expect((await gate.get('/vehicles?plate=29B777&sort=-plate&limit=1')).json().items[0].plate).toBe(
      '29B-777.33',
    );
    const live = await t.as('gate-officer', '20', 'live');
    expect((await live.get('/vehicles?plate=29B')).json().items).toEqual([]);
  });

  it('are answered to other modules by canonical plate', async () => {
    const found = await vehiclesByPlates(systemScope('test', 'demo'), t.app.platform.db, [
      '12A12345',
      '99Z99999',
    ]);
    expect([...found.keys()]).toEqual(['12A12345']);
    expect(found.get('12A12345')?.plateShown).toBe('12A-123.45');
  });
});
