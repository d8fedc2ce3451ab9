import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scan, verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { createSigner } from '../../platform/credentials/module.ts';
import { latestResults, testCounts } from './index.ts';
import { HOUR, labKit, type LabKit } from './testing/lab-kit.ts';

let k: LabKit;
beforeAll(async () => {
  k = await labKit();
});
afterAll(() => k.t.close());

const scope = systemScope('test', 'demo');
const everywhere = () => k.t.app.areas.numbersUnder(['']);
const counts = async () =>
  await testCounts(scope, k.t.app.platform.db, {
    areaNos: everywhere(),
    from: k.t.clock.now() - 30 * 24 * HOUR,
    to: k.t.clock.now() + HOUR,
  });
const numberOf = async (personId: string) =>
  (await k.t.app.doors.people.byIds(scope, [personId])).get(personId)!.personNo;

describe('a single sample', () => {
  it('is taken, received, entered, verified by a second person, and shows at the person', async () => {
    const who = await k.person();
    const { id, code } = await k.tube([who], { code: ' cdc-001 ' });
    expect(code).toBe('CDC-001');
    const received = await k.first.post('/lab/receptions', { items: [{ code: 'cdc-001', accepted: true }] });
    expect(received.json().outcomes).toEqual([{ id, tube: 'cdc-001', status: 200 }]);
    const items = [{ code, result: 'NEGATIVE', ct: { N: 38.5 }, method: 'RT-PCR' }];
    expect((await k.first.post('/lab/results', { items })).json().outcomes[0].status).toBe(200);
    expect((await k.tests(who))[0]).toMatchObject({ status: 'ENTERED', result: null });
    const own = await k.first.post('/lab/releases', { items: [{ code, revision: 1 }] });
    expect(own.json().outcomes[0]).toMatchObject({ status: 403, code: 'lab.own-entry' });
    const other = await k.second.post('/lab/releases', { items: [{ code, revision: 1 }] });
    expect(other.json().outcomes).toEqual([{ id, tube: code, status: 200 }]);
    expect((await k.tests(who))[0]).toMatchObject({
      status: 'RELEASED',
      result: 'NEGATIVE',
      corrected: false,
    });
    expect((await k.first.get(`/lab/tubes/${id}`)).json().revisions).toMatchObject([
      { revision: 1, result: 'NEGATIVE', ct: { N: 38.5 } },
    ]);
  });

  it('is released once: a second release and a repeated entry change nothing', async () => {
    const { id, code } = await k.tube([await k.person()]);
    await k.released(code, 'NEGATIVE');
    const before = await counts();
    const again = await k.second.post('/lab/releases', { items: [{ code, revision: 1 }] });
    expect(again.json().outcomes).toEqual([{ id, tube: code, status: 200 }]);
    const entry = await k.first.post('/lab/results', { items: [{ code, result: 'NEGATIVE' }] });
    expect(entry.json().outcomes).toEqual([{ id, tube: code, status: 200 }]);
    const other = await k.second.post('/lab/releases', { items: [{ code, revision: 2 }] });
    expect(other.json().outcomes[0].code).toBe('lab.nothing-to-release');
    expect(await counts()).toEqual(before);
  });

  it('is repeatable by its id, and the same id or code for another is refused', async () => {
    const [one, two] = [await k.person(), await k.person()];
    const body = {
      id: uuid7(),
      code: 'LAP-LAI-1',
      kind: 'pcr',
      specimen: 'throat',
      purpose: 'screening',
      sampledAt: new Date(k.t.clock.now()).toISOString(),
      personIds: [one],
    };
    const statuses = [];
    for (const sent of [body, body, { ...body, personIds: [two] }, { ...body, id: uuid7() }]) {
      const answer = await k.first.post('/lab/tubes', sent);
      statuses.push([answer.statusCode, answer.json().code]);
    }
    expect(statuses).toEqual([
      [201, 'LAP-LAI-1'],
      [200, 'LAP-LAI-1'],
      [409, 'request.conflict'],
      [409, 'lab.code-taken'],
    ]);
  });

  it('once rejected takes no result; once tested is not rejected', async () => {
    const [bad, good] = [await k.tube([await k.person()]), await k.tube([await k.person()])];
    await k.released(good.code, 'NEGATIVE');
    const items = [
      { code: bad.code, accepted: false },
      { code: good.code, accepted: false, condition: 'leaking' },
      { code: bad.code, accepted: false, condition: 'leaking' },
    ];
    const send = async (item: object) =>
      (await k.first.post('/lab/receptions', { items: [item] })).json().outcomes[0].code;
    expect([await send(items[0]!), await send(items[1]!), await send(items[2]!)]).toEqual([
      'lab.reject-reason',
      'lab.has-result',
      undefined,
    ]);
    const entry = await k.first.post('/lab/results', { items: [{ code: bad.code, result: 'NEGATIVE' }] });
    expect(entry.json().outcomes[0].code).toBe('lab.was-rejected');
  });
});

describe('a pool', () => {
  it('that is negative counts every member; a positive one counts nobody and asks for retests', async () => {
    const before = await counts();
    const clean = await Promise.all(Array.from({ length: 5 }, () => k.person()));
    const { code } = await k.tube(clean);
    await k.released(code, 'NEGATIVE');
    const after = await counts();
    expect([
      after.tests.negative - before.tests.negative,
      after.persons.negative - before.persons.negative,
    ]).toEqual([5, 5]);
    const suspected = await Promise.all(Array.from({ length: 3 }, () => k.person()));
    const pool = await k.tube(suspected, { code: 'GOP-7' });
    await k.released(pool.code, 'POSITIVE');
    expect(await counts()).toEqual(after);
    expect((await k.tests(suspected[0]!))[0]).toMatchObject({ pooled: true, result: null });
    const body = { sampledAt: new Date(k.t.clock.now()).toISOString() };
    const made = (await k.first.post(`/lab/tubes/${pool.id}/retests`, body)).json().tubes as {
      code: string;
    }[];
    expect(made.map((tube) => tube.code)).toEqual(['GOP-7-R1', 'GOP-7-R2', 'GOP-7-R3']);
    k.t.clock.advance(1000);
    const repeated = await k.first.post(`/lab/tubes/${pool.id}/retests`, { ...body });
    expect(repeated.json().tubes).toEqual(made);
    await k.released('GOP-7-R1', 'POSITIVE');
    await k.released('GOP-7-R2', 'NEGATIVE');
    const final = await counts();
    expect([
      final.persons.positive - after.persons.positive,
      final.persons.negative - after.persons.negative,
    ]).toEqual([1, 1]);
    expect(await k.differences()).toEqual([]);
  });

  it('names nobody twice, and only a positive one is retested', async () => {
    const who = await k.person();
    const twice = await k.first.post('/lab/tubes', {
      kind: 'pcr',
      specimen: 'throat',
      purpose: 'screening',
      sampledAt: new Date(k.t.clock.now()).toISOString(),
      personIds: [who, who],
    });
    expect(twice.json().code).toBe('lab.same-person-twice');
    const { id, code } = await k.tube([who, await k.person()]);
    await k.released(code, 'NEGATIVE');
    const body = { sampledAt: new Date(k.t.clock.now()).toISOString() };
    expect((await k.first.post(`/lab/tubes/${id}/retests`, body)).json().code).toBe('lab.no-positive-pool');
  });
});

describe('a correction', () => {
  it('needs a reason and a second person, keeps the old value, and moves counters and the latest result', async () => {
    const who = await k.person();
    const { id, code } = await k.tube([who]);
    await k.released(code, 'POSITIVE');
    const before = await counts();
    const bare = await k.first.post('/lab/results', { items: [{ code, result: 'NEGATIVE' }] });
    expect(bare.json().outcomes[0]).toMatchObject({ status: 422, code: 'lab.correction-reason' });
    await k.first.post('/lab/results', { items: [{ code, result: 'NEGATIVE', reason: 'Nhầm nhãn ống' }] });
    expect((await k.tests(who))[0]!.result).toBe('POSITIVE');
    const stale = await k.second.post('/lab/releases', { items: [{ code, revision: 1 }] });
    expect(stale.json().outcomes[0].code).toBe('lab.value-changed');
    await k.second.post('/lab/releases', { items: [{ code, revision: 2 }] });
    expect((await k.tests(who))[0]).toMatchObject({ result: 'NEGATIVE', corrected: true });
    const after = await counts();
    expect([
      after.tests.positive - before.tests.positive,
      after.tests.negative - before.tests.negative,
    ]).toEqual([-1, 1]);
    expect((await k.first.get(`/lab/tubes/${id}`)).json().revisions).toMatchObject([
      { revision: 2, result: 'NEGATIVE', reason: 'Nhầm nhãn ống' },
      { revision: 1, result: 'POSITIVE', reason: null },
    ]);
    const latest = await latestResults(scope, k.t.app.platform.db, [await numberOf(who)]);
    expect(latest).toMatchObject([{ kind: 'pcr', result: 'NEGATIVE' }]);
    expect(await k.differences()).toEqual([]);
  });
});

describe('a batch', () => {
  it('of 1,000 results answers row by row', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => k.person()));
    const codes: string[] = [];
    for (const [i, who] of people.entries()) {
      codes.push((await k.tube([who], { code: `LO-${i}` })).code);
    }
    const items = Array.from({ length: 1000 }, (_, i) => ({
      code: codes[i] ?? `KHONG-${i}`,
      result: 'NEGATIVE',
    }));
    items[19] = { code: 'a%', result: 'NEGATIVE' };
    items[21] = { code: 'lo-3', result: 'POSITIVE' };
    const answer = await k.first.post('/lab/results', { items });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(400);
    items[19] = { code: 'a%b', result: 'NEGATIVE' };
    const outcomes = (await k.first.post('/lab/results', { items })).json().outcomes as {
      id: string | null;
      tube: string;
      status: number;
      code?: string;
    }[];
    expect(outcomes).toHaveLength(1000);
    expect(outcomes.slice(0, 19).every((one) => one.status === 200)).toBe(true);
    expect(outcomes.slice(19, 23).map((one) => one.code)).toEqual([
      'lab.bad-code',
      'lab.unknown-code',
      'lab.code-repeated',
      'lab.unknown-code',
    ]);
    // A code that names no tube of one's areas has its label alone.
    expect(outcomes[20]).toMatchObject({ id: null, tube: 'KHONG-20', status: 404 });
  });
});

describe('a rapid test', () => {
  it('at a gate is released at once by one person; the gate reads the latest result only', async () => {
    const gate = await k.t.as('gate-officer');
    const who = await k.person();
    const body = {
      id: uuid7(),
      personId: who,
      result: 'POSITIVE',
      sampledAt: new Date(k.t.clock.now()).toISOString(),
      areaId: k.t.areaId('20'),
    };
    expect((await gate.post('/lab/rapid-tests', body)).statusCode).toBe(201);
    expect((await gate.post('/lab/rapid-tests', body)).statusCode).toBe(200);
    expect((await gate.get(`/lab/latest?person=${who}`)).json().items).toMatchObject([
      { kind: 'rapid-antigen', result: 'POSITIVE' },
    ]);
    expect((await gate.get(`/lab/people/${who}/tests`)).statusCode).toBe(403);
    expect(
      (await gate.post('/lab/results', { items: [{ code: 'X-1', result: 'NEGATIVE' }] })).statusCode,
    ).toBe(403);
    expect(await k.differences()).toEqual([]);
  });

  it('outside one’s area is refused', async () => {
    const gate = await k.t.as('gate-officer', '46');
    const body = {
      id: uuid7(),
      personId: await k.person(),
      result: 'NEGATIVE',
      sampledAt: new Date(k.t.clock.now()).toISOString(),
    };
    expect((await gate.post('/lab/rapid-tests', body)).json().code).toBe('lab.outside-area');
  });
});

describe('another laboratory', () => {
  it('neither sees, tests nor releases tubes of this area, and its batch does not tell which codes exist', async () => {
    const outside = await k.t.as('laboratory', '46');
    const { id, code } = await k.tube([await k.person('Lưỡng Quỳnh Hoa')]);
    expect((await outside.get(`/lab/tubes?q=${code}`)).json()).toMatchObject({ items: [], total: 0 });
    expect((await outside.get(`/lab/tubes/${id}`)).statusCode).toBe(403);
    for (const known of [code, 'KHONG-CO-1']) {
      const entry = await outside.post('/lab/results', { items: [{ code: known, result: 'NEGATIVE' }] });
      expect(entry.json().outcomes[0]).toMatchObject({ id: null, code: 'lab.unknown-code' });
    }
  });
});

describe('a test slip', () => {
  it('is a signed code that verifies, the same on repeat, another after a correction', async () => {
    const who = await k.person('Nguyễn Thị Ánh Tuyết');
    const { id, code } = await k.tube([who]);
    const slip = async () => await k.first.post(`/lab/tubes/${id}/slip`, { personId: who });
    expect((await slip()).json().code).toBe('lab.slip-no-result');
    await k.released(code, 'NEGATIVE');
    const issued = (await slip()).json();
    expect((await slip()).json()).toEqual(issued);
    expect(scan(issued.code).kind).not.toBe('unknown');
    const keys = await createSigner(k.t.app.platform).publicKeys('demo');
    const verdict = await verifyCode(issued.code, keys, new Date(k.t.clock.now()), webCrypto);
    expect(verdict).toMatchObject({ verdict: 'VALID', kind: 'testslip' });
    expect(JSON.stringify(verdict.payload)).toContain('negative');
    await k.released(code, 'POSITIVE', { reason: 'Chạy lại mẫu' });
    const corrected = (await slip()).json();
    expect([corrected.result, corrected.shortCode === issued.shortCode]).toEqual(['POSITIVE', false]);
  });
});

describe('turn-around', () => {
  it('says what waits and since when, and the list finds the old ones', async () => {
    const { code } = await k.tube([await k.person()], {}, 30);
    const board = (await k.first.get('/lab/turn-around')).json();
    const collected = board.waiting.find((row: { status: string }) => row.status === 'COLLECTED');
    expect(collected.over24h).toBeGreaterThanOrEqual(1);
    const old = (await k.first.get('/lab/tubes?olderThanHours=24')).json();
    expect(old.items[0].code).toBe(code);
    expect(old.items[0].ageHours).toBeGreaterThanOrEqual(30);
    const csv = await k.t.http.inject({
      method: 'GET',
      url: '/api/v1/lab/tubes?olderThanHours=24',
      headers: { authorization: `Bearer ${k.first.token}`, accept: 'text/csv' },
    });
    expect(csv.body.split('\r\n')[1]).toContain(code);
  });
});
