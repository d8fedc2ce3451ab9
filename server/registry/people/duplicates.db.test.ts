import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { firstUnseen, keysSince } from './store/key-changes.ts';

let t: TestApp;
let officer: Caller;
const scope = systemScope('test', 'demo');

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
});
afterAll(async () => await t.close());

type Added = { id: string; duplicates: { id: string; score: number }[] };
type Detail = {
  id: string;
  fullName: string;
  version: number;
  phones: string[];
  identifiers: unknown[];
  mergedInto: string | null;
};
type Pair = { id: string; score: number; reasons: string[]; left: Detail; right: Detail };

async function add(body: object): Promise<Added> {
  const answer = await officer.post('/people', { areaId: t.areaId('06184'), ...body });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Added>();
}

async function pairOf(a: string, b: string): Promise<Pair | undefined> {
  const { items } = (await officer.get('/people/duplicates?limit=500')).json<{ items: Pair[] }>();
  return items.find(({ left, right }) => [a, b].sort().join() === [left.id, right.id].sort().join());
}

async function decide(pair: Pair, body: object) {
  return await officer.post(`/people/duplicates/${pair.id}`, body);
}

async function detail(id: string): Promise<Detail> {
  return (await officer.get(`/people/${id}`)).json<Detail>();
}

async function noOf(id: string): Promise<number> {
  const found = await sql<{ no: number }>`select person_no as no from person where id = ${id}`.execute(
    t.app.platform.db,
  );
  return found.rows[0]!.no;
}

describe('possible duplicates', () => {
  it('are found by birth date, also with day and month swapped, and queued best first', async () => {
    const a = await add({ fullName: 'Nguyễn Thị Hoa', sex: 'female', birthDate: '1970-03-04' });
    const b = await add({ fullName: 'Nguyen Thi Hoa', sex: 'female', birthDate: '1970-03-04' });
    const c = await add({ fullName: 'Nguyễn Thị Hoa', sex: 'female', birthDate: '1970-04-03' });
    expect(b.duplicates.map(({ id }) => id)).toEqual([a.id]);
    expect(c.duplicates.map(({ id }) => id)).toContain(a.id);
    const pair = await pairOf(a.id, c.id);
    expect(pair?.reasons).toContain('birth-day-month-swapped');
    const { items } = (await officer.get('/people/duplicates?limit=500')).json<{ items: Pair[] }>();
    expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).sort((x, y) => y - x));
  });

  it('are not people who only share a birth date, a name or a family phone', async () => {
    await add({ fullName: 'Đinh Văn Lợi', birthDate: '1980-07-08', phones: ['0911000001'] });
    const b = await add({ fullName: 'Đinh Thị Nga', birthDate: '1983-01-02', phones: ['0911000001'] });
    const c = await add({ fullName: 'Phan Thanh Bình', birthDate: '1980-07-08' });
    expect([b.duplicates, c.duplicates]).toEqual([[], []]);
  });

  it('always include an equal identity number', async () => {
    const number = { kind: 'cccd', value: '020085111222' };
    const a = await add({ fullName: 'Lê Văn Gốc', identifiers: [number] });
    const b = await add({
      fullName: 'Trần Thị Khác',
      identifiers: [{ kind: 'vneid', value: '020085111222' }],
    });
    expect(b.duplicates.map(({ id }) => id)).toEqual([a.id]);
  });

  it('page by cursor without losing or repeating a pair', async () => {
    const all = (await officer.get('/people/duplicates?limit=500'))
      .json<{ items: Pair[] }>()
      .items.map(({ id }) => id);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const answer = await officer.get(`/people/duplicates?limit=1${next === '' ? '' : `&cursor=${next}`}`);
      const page: { items: Pair[]; next: string | null } = answer.json();
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(2);
  });

  it('decided to be two people are remembered', async () => {
    const twin = { fullName: 'Âu Thị Song', birthDate: '2001-09-09', sex: 'female' };
    const a = await add(twin);
    const b = await add(twin);
    const pair = (await pairOf(a.id, b.id))!;
    expect((await decide(pair, { decision: 'different' })).json()).toEqual({ mergeId: null });
    expect(await pairOf(a.id, b.id)).toBeUndefined();
    await officer.patch(`/people/${a.id}`, { version: 1, phones: ['0911000009'] });
    await officer.patch(`/people/${b.id}`, { version: 1, phones: ['0911000009'] });
    expect(await pairOf(a.id, b.id)).toBeUndefined();
    const again = await decide(pair, { decision: 'different' });
    expect([again.statusCode, again.json().code]).toEqual([409, 'person.pair-decided']);
  });

  it('include the record of a phone that scanned before its owner was registered', async () => {
    const key = { kind: 'phone', value: '0911000010' } as const;
    await t.app.platform.db
      .transaction()
      .execute(async (tx) => await t.app.doors.people.resolve(scope, tx, [key]));
    const owner = await add({ fullName: 'Sầm Văn Chủ', phones: ['0911000010'] });
    expect(owner.duplicates.length).toBe(1);
  });
});

describe('merging and undoing', () => {
  it('unites two records field by field, is followed by every read, and is undone from the journal', async () => {
    const a = await add({
      fullName: 'Nguyen Van Gop',
      birthDate: '1991-01-20',
      phones: ['0911000020'],
      address: 'Số 1',
    });
    const b = await add({
      fullName: 'Nguyễn Văn Gộp',
      birthDate: '1991-01-20',
      phones: ['0911000021'],
      identifiers: [{ kind: 'cccd', value: '020091000021' }],
      address: 'Số 2',
    });
    const [before, gone] = [await detail(a.id), await detail(b.id)];
    const [noA, noB] = [await noOf(a.id), await noOf(b.id)];
    const pair = (await pairOf(a.id, b.id))!;
    const sideB = pair.left.id === b.id ? 'left' : 'right';
    const merged = await decide(pair, { decision: 'merge', keepId: a.id, fields: { fullName: sideB } });
    const { mergeId } = merged.json<{ mergeId: string }>();
    expect(merged.statusCode, merged.body).toBe(200);

    expect(await detail(a.id)).toMatchObject({
      fullName: 'Nguyễn Văn Gộp',
      address: 'Số 1',
      phones: ['0911000020', '0911000021'],
      identifiers: [{ kind: 'cccd', value: '020091000021' }],
    });
    expect((await detail(b.id)).mergedInto).toBe(a.id);
    const people = t.app.doors.people;
    expect((await people.byNos(scope, [noB])).get(noB)?.id).toBe(a.id);
    expect((await people.personNos(scope, t.app.platform.db, [b.id])).get(b.id)).toBe(noA);
    expect(await people.mergedNos(scope, noB)).toEqual([noA, noB]);
    const keys = [
      { kind: 'cccd', value: '020091000021' },
      { kind: 'phone', value: '0911000021' },
      { kind: 'personId', value: b.id },
    ] as const;
    const resolved = await t.app.platform.db
      .transaction()
      .execute(async (tx) => await people.resolve(scope, tx, keys));
    expect([...resolved.values()].map((one) => ('ok' in one ? one.code : one.personNo))).toEqual([
      noA,
      noA,
      noA,
    ]);
    const edit = await officer.patch(`/people/${b.id}`, { version: 2, address: 'x' });
    expect([edit.statusCode, edit.json().code]).toEqual([409, 'person.merged-away']);
    const found = (await officer.get('/people?q=gop')).json<{ items: { id: string }[] }>();
    expect(found.items.map(({ id }) => id)).toEqual([a.id]);

    await officer.patch(`/people/${a.id}`, { version: 2, address: 'Số 3' });
    const undone = await officer.post(`/people/merges/${mergeId}/undo`);
    expect(undone.json()).toEqual({ restoredId: b.id, cardLost: false });
    expect(await detail(a.id)).toMatchObject({ ...before, address: 'Số 3', version: 4 });
    expect(await detail(b.id)).toMatchObject({ ...gone, version: 3 });
    expect(await pairOf(a.id, b.id)).toBeDefined();
    const twice = await officer.post(`/people/merges/${mergeId}/undo`);
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'person.merge-undone']);
    const events = await sql<{
      topic: string;
    }>`select topic from outbox where topic like 'person.%' order by seq`.execute(t.app.platform.db);
    expect(events.rows.map(({ topic }) => topic)).toEqual(['person.merged', 'person.unmerged']);
  });

  it('can be undone long after, from the list of the kept record, the latest first', async () => {
    const same = { fullName: 'Lý Thị Muộn', birthDate: '1977-07-07', sex: 'female' };
    const [a, b, c] = [await add(same), await add(same), await add(same)];
    await decide((await pairOf(a.id, b.id))!, { decision: 'merge', keepId: a.id });
    await decide((await pairOf(a.id, c.id))!, { decision: 'merge', keepId: a.id });
    const merges = async (id: string, who = officer) => (await who.get(`/people/${id}/merges`)).json();
    const { items } = await merges(a.id);
    expect(items).toMatchObject([
      { personId: c.id, name: 'Lý Thị Muộn', birthYear: 1977, undoable: true },
      { personId: b.id, undoable: false },
    ]);
    const elsewhere = await t.as('health-officer', '33');
    expect((await merges(a.id, elsewhere)).code).toBe('person.reason-required');
    await officer.post(`/people/merges/${items[0].id}/undo`);
    expect((await merges(a.id)).items).toMatchObject([{ personId: b.id, undoable: true }]);
  });

  it('keeps a record held back, and lets go of it when undone', async () => {
    const same = { fullName: 'Vi Văn Giữ', birthDate: '1969-01-02', sex: 'male' };
    const [a, b] = [await add(same), await add(same)];
    const { people } = t.app.doors;
    const hold = async (id: string) => {
      const no = await noOf(id);
      const work = t.app.platform.db.transaction();
      await work.execute(async (tx) => await people.restrict(scope, tx, [no], true));
    };
    await hold(b.id);
    const read = async (id: string) => (await officer.get(`/people/${id}`)).json();
    expect((await read(a.id)).fullName).toBe('Vi Văn Giữ');
    const first = await decide((await pairOf(a.id, b.id))!, { decision: 'merge', keepId: a.id });
    expect((await read(a.id)).code).toBe('person.reason-required');
    await officer.post(`/people/merges/${first.json().mergeId}/undo`);
    expect((await read(a.id)).fullName).toBe('Vi Văn Giữ');
    expect((await read(b.id)).code).toBe('person.reason-required');
    // Asked for again after the merge it holds for the kept record by itself.
    const second = await decide((await pairOf(a.id, b.id))!, { decision: 'merge', keepId: a.id });
    t.clock.advance(1_000);
    await hold(a.id);
    await officer.post(`/people/merges/${second.json().mergeId}/undo`);
    expect((await read(a.id)).code).toBe('person.reason-required');
  });

  it('leaves the head of a household its head, and nobody in it twice; undone both are members again', async () => {
    const same = { fullName: 'Hoàng Văn Chủ', birthDate: '1981-03-09', sex: 'male' };
    const [a, b] = [await add(same), await add(same)];
    const elder = await add({ fullName: 'Hoàng Thị Cụ', birthYear: 1939 });
    const id = uuid7();
    const made = await officer.post('/households', {
      id,
      areaId: t.areaId('06184'),
      personIds: [a.id, b.id, elder.id],
    });
    expect(made.statusCode, made.body).toBe(201);
    const named = await officer.patch(`/households/${id}`, { version: 1, headId: b.id });
    expect(named.json()).toMatchObject({ headId: b.id, members: 3 });
    const merged = await decide((await pairOf(a.id, b.id))!, { decision: 'merge', keepId: a.id });
    const home = (await officer.get(`/households/${id}`)).json();
    expect(home).toMatchObject({ headId: a.id, headName: 'Hoàng Văn Chủ', headNamed: true, members: 2 });
    const people = home.people.map((one: { personId: string; head: boolean }) => [one.personId, one.head]);
    expect(people.toSorted()).toEqual(
      [
        [a.id, true],
        [elder.id, false],
      ].toSorted(),
    );
    await officer.post(`/people/merges/${merged.json().mergeId}/undo`);
    const after = (await officer.get(`/households/${id}`)).json();
    expect(after).toMatchObject({ headId: b.id, headNamed: true, members: 3 });
    expect(after.people).toHaveLength(3);
  });

  it('of a chain at once, by two officers, ends with everybody under one record', async () => {
    const same = { fullName: 'Lương Văn Xích', birthDate: '1957-07-07', sex: 'male' };
    const [a, b, c] = [await add(same), await add(same), await add(same)];
    const [ab, bc] = [(await pairOf(a.id, b.id))!, (await pairOf(b.id, c.id))!];
    const answers = await Promise.all([
      decide(ab, { decision: 'merge', keepId: b.id }),
      decide(bc, { decision: 'merge', keepId: c.id }),
    ]);
    // Who comes second either follows the chain or is told that the pair is decided; nobody points at a record that went.
    const states = answers.map(({ statusCode }) => statusCode);
    expect(states).toContain(200);
    expect(states.every((status) => status === 200 || status === 409)).toBe(true);
    const found = await sql<{ deep: number }>`select count(*)::int as deep from person p
      join person k on k.person_no = p.merged_into_no where k.merged_into_no is not null`.execute(
      t.app.platform.db,
    );
    expect(found.rows[0]!.deep).toBe(0);
  });

  it('undone gives back who was different from whom, and keeps papers that were seen since', async () => {
    const same = { fullName: 'Tô Thị Lạ', birthDate: '1988-08-18', sex: 'female' };
    const [a, b, c] = [await add(same), await add(same), await add(same)];
    await decide((await pairOf(b.id, c.id))!, { decision: 'different' });
    const merged = await decide((await pairOf(a.id, b.id))!, { decision: 'merge', keepId: a.id });
    expect(await pairOf(a.id, c.id)).toBeUndefined();
    const noA = await noOf(a.id);
    await sql`update person set assurance = 'document' where person_no = ${noA}`.execute(t.app.platform.db);
    await officer.post(`/people/merges/${merged.json().mergeId}/undo`);
    expect(await pairOf(a.id, c.id)).toBeDefined();
    expect(await pairOf(b.id, c.id)).toBeUndefined();
    expect(await detail(a.id)).toMatchObject({ assurance: 'document' });
  });

  it('keeps chains one step long, and undoes the last merge first', async () => {
    const same = { fullName: 'Hà Văn Chuỗi', birthDate: '1966-06-06', sex: 'male' };
    const [a, b, c] = [await add(same), await add(same), await add(same)];
    const first = await decide((await pairOf(a.id, b.id))!, { decision: 'merge', keepId: b.id });
    const second = await decide((await pairOf(b.id, c.id))!, { decision: 'merge', keepId: c.id });
    const nos = [await noOf(a.id), await noOf(b.id), await noOf(c.id)] as const;
    expect(await t.app.doors.people.mergedNos(scope, nos[0])).toEqual([nos[2], nos[0], nos[1]]);
    const early = await officer.post(`/people/merges/${first.json().mergeId}/undo`);
    expect([early.statusCode, early.json().code]).toEqual([409, 'person.merge-followed']);
    await officer.post(`/people/merges/${second.json().mergeId}/undo`);
    expect(await t.app.doors.people.mergedNos(scope, nos[0])).toEqual([nos[1], nos[0]]);
    await officer.post(`/people/merges/${first.json().mergeId}/undo`);
    expect(await t.app.doors.people.mergedNos(scope, nos[0])).toEqual([nos[0]]);
  });

  it('refuses a merge without a record to keep, with a foreign field, and by who may not', async () => {
    const same = { fullName: 'Kim Văn Từ', birthDate: '1955-05-05' };
    const [a, b] = [await add(same), await add(same)];
    const pair = (await pairOf(a.id, b.id))!;
    expect((await decide(pair, { decision: 'merge' })).json().code).toBe('person.keep-required');
    expect(
      (await decide(pair, { decision: 'merge', keepId: a.id, fields: { phones: 'left' } })).json(),
    ).toMatchObject({
      code: 'person.unknown-field',
      fields: { 'fields.phones': 'merge.unknown-field' },
    });
    const elsewhere = await t.as('health-officer', '33');
    expect(
      (await elsewhere.post(`/people/duplicates/${pair.id}`, { decision: 'different' })).statusCode,
    ).toBe(403);
    const tracer = await t.as('tracer', '20');
    expect((await tracer.get('/people/duplicates')).statusCode).toBe(403);
  });

  it('lets one of two officers decide a pair at the same time', async () => {
    const same = { fullName: 'Lục Văn Đôi', birthDate: '1944-04-04' };
    const [a, b] = [await add(same), await add(same)];
    const pair = (await pairOf(a.id, b.id))!;
    const answers = await Promise.all([
      decide(pair, { decision: 'merge', keepId: a.id }),
      decide(pair, { decision: 'merge', keepId: b.id }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('a pair of two communes', () => {
  it('is shown to the officer of one, who may not decide it, and decided by whoever is responsible for both', async () => {
    const same = { fullName: 'Nông Thị Hai Xã', birthDate: '1984-08-09', sex: 'female' };
    const [here, there] = [await add(same), await add({ ...same, areaId: t.areaId('06529') })];
    const ofCommune = await t.as('health-officer', '06184');
    const listed = async (who: Caller) => {
      const { items } = (await who.get('/people/duplicates?limit=500')).json<{
        items: (Pair & { mayDecide: boolean })[];
      }>();
      return items.find(({ left, right }) => [left.id, right.id].includes(there.id));
    };
    const pair = (await listed(ofCommune))!;
    expect([pair.mayDecide, (await listed(officer))!.mayDecide]).toEqual([false, true]);
    const body = { decision: 'merge', keepId: here.id };
    expect((await ofCommune.post(`/people/duplicates/${pair.id}`, body)).statusCode).toBe(403);
    expect((await decide(pair, body)).statusCode).toBe(200);
  });
});

describe('keys kept since a look', () => {
  it('do not hold what the one who looks kept itself, though others kept too many before', async () => {
    const { db } = t.app.platform;
    const keep = (kept: number, first: number) =>
      sql`insert into person_match (hash, kind, dataset, person_no)
        select sha256(no::text::bytea), 'p', 'demo', no from generate_series(${first}::int, ${first + kept - 1}::int) no`;
    const before = await firstUnseen(db);
    const others = await db.transaction().execute(async (tx) => {
      await keep(5_001, 10_000_000).execute(tx);
      return (await keysSince(scope, tx, before, [])).tx;
    });
    // A transaction that is open in another database of this PostgreSQL holds the moment back.
    let since = '0';
    await expect
      .poll(async () => BigInt((since = await firstUnseen(db))) > BigInt(others), { timeout: 30_000 })
      .toBe(true);
    const own = await db.transaction().execute(async (tx) => {
      const found = await keysSince(scope, tx, before, []);
      await keep(5_001, 20_000_000).execute(tx);
      return found;
    });
    expect(own.keys).toBeNull();
    const ask = async (transactions: readonly string[]) =>
      await db.transaction().execute(async (tx) => (await keysSince(scope, tx, since, transactions)).keys);
    expect(await ask([])).toBeNull();
    expect(await ask([own.tx])).toEqual([]);
  });
});
