import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { type Scope, systemScope } from '../../platform/access/scope.ts';
import type { Refusal } from '../../platform/outcomes/outcome.ts';
import type { IdentityKey, PersonToCreate, ResolvedPerson } from './index.ts';

let t: TestApp;
const scope: Scope = systemScope('test', 'demo');

beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

type Answers = ReadonlyMap<string, ResolvedPerson | Refusal>;

async function resolve(...keys: IdentityKey[]): Promise<Answers> {
  return await t.app.platform.db
    .transaction()
    .execute(async (tx) => await t.app.doors.people.resolve(scope, tx, keys));
}

async function create(...people: Partial<PersonToCreate>[]) {
  const whole = people.map((person) => ({
    source: 'officer' as const,
    assurance: 'officer' as const,
    ...person,
  }));
  return await t.app.platform.db
    .transaction()
    .execute(async (tx) => await t.app.doors.people.createPeople(scope, tx, whole));
}

function noOf(answers: Answers, key: string): number {
  const answer = answers.get(key)!;
  if ('ok' in answer) {
    throw new Error(answer.code);
  }
  return answer.personNo;
}

const phone = (value: string): IdentityKey => ({ kind: 'phone', value });
const cccd = (value: string): IdentityKey => ({ kind: 'cccd', value });

describe('who a scan names', () => {
  it('makes one unverified person for an unknown phone, whatever its writing', async () => {
    const first = await resolve(phone('0901000001'), phone('+84901000001'));
    const again = await resolve(phone('090 100 0001'));
    expect(noOf(first, 'phone:+84901000001')).toBe(noOf(first, 'phone:0901000001'));
    expect(noOf(again, 'phone:090 100 0001')).toBe(noOf(first, 'phone:0901000001'));
    const rows = await sql`select source, assurance, full_name, given_folded from person
      where person_no = ${noOf(first, 'phone:0901000001')}`.execute(t.app.platform.db);
    expect(rows.rows).toEqual([
      { source: 'phone', assurance: 'unverified', full_name: 'Chưa rõ tên', given_folded: null },
    ]);
  });

  it('names the one known person with a phone, and never one of several', async () => {
    const [father] = await create({ fullName: 'Lò Văn Bố', phones: ['0901000002'] });
    expect(noOf(await resolve(phone('0901000002')), 'phone:0901000002')).toBe(father!.personNo);
    const [mother] = await create({ fullName: 'Lò Thị Mẹ', phones: ['0901000002'] });
    const shared = noOf(await resolve(phone('0901000002')), 'phone:0901000002');
    expect([father!.personNo, mother!.personNo]).not.toContain(shared);
    expect(noOf(await resolve(phone('0901000002')), 'phone:0901000002')).toBe(shared);
  });

  it('keeps a land line apart from the mobile that ends alike', async () => {
    const [mobile] = await create({ fullName: 'Lò Văn Máy', phones: ['0383123456'] });
    const answers = await resolve(phone('02383123456'), phone('0383123456'));
    expect(noOf(answers, 'phone:0383123456')).toBe(mobile!.personNo);
    expect(noOf(answers, 'phone:02383123456')).not.toBe(mobile!.personNo);
  });

  it('makes a nameless person of twelve digits, and names it when the whole card comes', async () => {
    const number = '020185000003';
    const bare = noOf(await resolve(cccd(number)), `cccd:${number}`);
    const card = `${number}|080000003|Hoàng Thị Thẻ|15081985|Nữ|Xã Đồng Đăng, Lạng Sơn|01072021`;
    expect(noOf(await resolve(cccd(card)), `cccd:${card}`)).toBe(bare);
    const shown = (await t.app.doors.people.byNos(scope, [bare])).get(bare);
    expect(shown).toMatchObject({ fullName: 'Hoàng Thị Thẻ', birthDate: '1985-08-15', sex: 'female' });
    const found = await t.app.doors.people.search(scope, 'the hoang');
    expect(found).toEqual([bare]);
  });

  it('takes number and whole card together as one person in one batch', async () => {
    const number = '020190000004';
    const card = `${number}||Hoàng Văn Lô|02091990|Nam|Lạng Sơn|01072021`;
    const answers = await resolve(cccd(number), cccd(card));
    expect(noOf(answers, `cccd:${number}`)).toBe(noOf(answers, `cccd:${card}`));
    const no = noOf(answers, `cccd:${number}`);
    expect((await t.app.doors.people.byNos(scope, [no])).get(no)?.fullName).toBe('Hoàng Văn Lô');
  });

  it('answers each bad key with its own refusal and the others with people', async () => {
    const answers = await resolve(
      phone('115'),
      cccd('12345'),
      { kind: 'cardCode', value: 'ZZZ' },
      { kind: 'cardCode', value: 'A1C2D3EV' },
      { kind: 'personId', value: '019a8d00-0000-7000-8000-00000000dead' },
      phone('0901000005'),
    );
    const codes = [...answers.values()].map((answer) =>
      'ok' in answer ? `${answer.status} ${answer.code}` : 'person',
    );
    expect(codes.sort()).toEqual([
      '400 person.bad-card',
      '400 person.bad-identifier',
      '400 person.bad-phone',
      '404 person.unknown',
      '404 person.unknown-card',
      'person',
    ]);
  });

  it('makes each person once however many ask at the same time, in any order', async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => `09020000${String(i).padStart(2, '0')}`);
    const batches = await Promise.all(
      Array.from({ length: 8 }, (_, i) => {
        const order = i % 2 === 0 ? numbers : numbers.toReversed();
        return resolve(...order.map(phone), cccd('020199000006'));
      }),
    );
    for (const number of [...numbers.map((one) => `phone:${one}`), 'cccd:020199000006']) {
      expect(new Set(batches.map((answers) => noOf(answers, number))).size).toBe(1);
    }
    const made = await sql<{ n: number }>`select count(*) as n from person p
      where not exists (select 1 from person_key k where k.person_no = p.person_no and k.kind = 'i')`.execute(
      t.app.platform.db,
    );
    expect(made.rows[0]!.n).toBe(0);
  });

  it('resolves hundreds of known people in two statements', async () => {
    const made = await create(
      ...Array.from({ length: 300 }, (_, i) => ({
        fullName: `Nguyễn Văn Số${i}`,
        phones: [`0903${String(i).padStart(6, '0')}`],
      })),
    );
    const keys = Array.from({ length: 300 }, (_, i) => phone(`0903${String(i).padStart(6, '0')}`));
    const counted = await t.app.platform.db.transaction().execute(async (tx) => {
      let statements = 0;
      const counting = new Proxy(tx, {
        get(target, key) {
          if (key === 'getExecutor') {
            return () => {
              statements += 1;
              return target.getExecutor();
            };
          }
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const answers = await t.app.doors.people.resolve(scope, counting, keys);
      return { statements, answers };
    });
    expect(keys.map((key) => noOf(counted.answers, `phone:${key.value}`))).toEqual(
      made.map((one) => one.personNo),
    );
    expect(counted.statements).toBe(2);
  });

  it('stays in its dataset', async () => {
    const live = systemScope('test', 'live');
    const demo = noOf(await resolve(phone('0901000007')), 'phone:0901000007');
    const answers = await t.app.platform.db
      .transaction()
      .execute(async (tx) => await t.app.doors.people.resolve(live, tx, [phone('0901000007')]));
    expect(noOf(answers, 'phone:0901000007')).not.toBe(demo);
  });
});

describe('people in bulk', () => {
  it('come back in order, an id that is there already unchanged', async () => {
    const id = '019a8d00-0000-7000-8000-0000000000c1';
    const [first] = await create({ id, fullName: 'Dương Văn Đầu' });
    const again = await create({ fullName: 'Dương Văn Giữa' }, { id, fullName: 'Dương Văn Cuối' });
    expect(again.map((one) => one.created)).toEqual([true, false]);
    expect(again[1]).toMatchObject({ personNo: first!.personNo, personId: id });
    const names = await t.app.doors.people.namesByNo(
      scope,
      again.map((one) => one.personNo),
    );
    expect([...names.values()].map(({ name }) => name).sort()).toEqual(['Dương Văn Giữa', 'Dương Văn Đầu']);
  });

  it('know their households', async () => {
    const householdId = '019a8d00-0000-7000-8000-0000000000c2';
    const made = await create(
      { fullName: 'Tô Văn Một', householdId },
      { fullName: 'Tô Văn Hai', householdId },
      { fullName: 'Tô Văn Lẻ' },
    );
    const [one, two, alone] = made.map(({ personNo }) => personNo) as [number, number, number];
    const members = await t.app.doors.people.householdMembers(scope, t.app.platform.db, [one, two, alone]);
    expect(members).toEqual(
      new Map([
        [one, [two]],
        [two, [one]],
        [alone, []],
      ]),
    );
  });
});
