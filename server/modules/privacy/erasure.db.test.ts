import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Desk, HOME, openDesk } from './testing/desk.ts';
import { erase } from './testing/erasure.ts';

let t: Desk;
beforeAll(async () => {
  t = await openDesk();
});
afterAll(() => t.close());

it('takes the words out of declarations of whoever is anonymised, also where they came along, and of nobody else', async () => {
  const said = (fullName: string, phone: string) => ({
    fullName,
    birthDate: '1961-05-06',
    phone,
    areaId: t.areaId(HOME),
    address: 'Ngõ Bí Mật',
  });
  const declare = async (body: object) => {
    const answer = await t.anonymous.post('/declarations', {
      id: uuid7(),
      declaredAt: new Date(t.clock.now()).toISOString(),
      symptoms: [],
      exposures: [],
      ...body,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().id as string;
  };
  const gone = said('Lăng Thị Biến', '0977000111');
  const other = said('Lăng Văn Ở', '0977000222');
  const visits = [{ text: 'Nhà bà Biến ở ngõ sau', from: '2026-11-14', to: '2026-11-14' }];
  const own = await declare({ person: gone, companions: [other], visits });
  const beside = await declare({ person: other, companions: [gone] });
  const kept = async (id: string) => {
    const found = await sql<{ declared: Buffer; signed: Buffer; phone: boolean }>`
      select declared, signed, phone_index is not null as phone from declaration where id = ${id}`.execute(
      t.app.platform.db,
    );
    const { declared, signed, phone } = found.rows[0]!;
    const { secrets } = t.app.platform;
    return { text: secrets.decrypt(declared), code: secrets.decrypt(signed), phone };
  };
  expect((await kept(own)).text).toContain('Lăng Thị Biến');
  const { personId } = (await t.health.get(`/declarations/${own}`)).json();
  await erase(t.health, personId);

  const [mine, theirs] = [await kept(own), await kept(beside)];
  expect([mine.code, mine.phone, theirs.phone]).toEqual(['', false, true]);
  expect(mine.text + theirs.text).not.toMatch(/Biến|0977000111|977000111/u);
  expect(JSON.parse(mine.text)).toMatchObject({
    person: { fullName: 'Đã ẩn danh', birthYear: 1961, birthDate: null, address: null },
    companions: [{ fullName: 'Lăng Văn Ở' }],
  });
  expect(JSON.parse(theirs.text)).toMatchObject({
    person: { fullName: 'Lăng Văn Ở', address: 'Ngõ Bí Mật' },
    companions: [{ fullName: 'Đã ẩn danh', birthYear: 1961 }],
  });
  const shown = (await t.health.get(`/declarations/${own}`)).json();
  expect([shown.name, shown.phone, shown.code]).toEqual(['Đã ẩn danh', null, null]);
  const { items } = (await t.health.get('/privacy/register')).json();
  const of = (code: string) => items.find((one: { code: string }) => one.code === code).erasure;
  expect(of('declarations.declaration').vi).toContain('Đã ẩn danh');
  expect(of('orders.order').vi).toContain('Giữ nguyên');
  expect(of('presence.stays')).toBeNull();
});
