import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCode } from '../../../lib/gates/index.ts';
import { makeShortCode } from '../../../lib/credentials/index.ts';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { gateFigures } from './figures.ts';
import { COMMUNE, type GateKit, gateKit } from './testing/gate-kit.ts';
import { nodeWatchPort } from './usecases/watch-filters.ts';

let kit: GateKit;
const iso = (ms = kit.t.clock.now()) => new Date(ms).toISOString();
beforeAll(async () => {
  kit = await gateKit();
});
afterAll(() => kit.t.close());

const vehicle = (change: object = {}) => ({
  id: uuid7(kit.t.clock.now()),
  postId: kit.post.id,
  at: iso(),
  direction: 'in',
  plate: '29H-678.90',
  vehicleKind: 'lorry',
  people: 3,
  seals: ['CN0012345', 'VN-77'],
  goods: 'Thanh long',
  goodsDirection: 'export',
  decision: 'turn-back',
  split: true,
  ...change,
});
const inGroup = (groupId: string, change: object = {}) => kit.crossing({ groupId, byGroup: true, ...change });
const board = async () => (await kit.commander.get(`/gates/board?post=${kit.post.id}`)).json().posts[0];

describe('a vehicle decided as a whole', () => {
  it('keeps a crossing for each in it, ruled by the worst, and is recorded once with seals and goods', async () => {
    const lorry = vehicle();
    const driver = inGroup(lorry.id, {
      seat: 'driver',
      decision: 'turn-back',
      person: { fullName: 'Lái Xe', birthYear: 1980 },
    });
    const red = inGroup(lorry.id, {
      seat: 'passenger',
      proposed: 'turn-back',
      decision: 'turn-back',
      person: { fullName: 'Vùng Đỏ', birthYear: 1985 },
      reasons: [
        { rule: 'red', decision: 'turn-back', vi: 'Từ vùng đỏ', en: 'From a red zone', missing: false },
      ],
    });
    const apart = kit.crossing({
      groupId: lorry.id,
      seat: 'assistant',
      person: { fullName: 'Tách Riêng', birthYear: 1990 },
    });
    expect((await kit.send(driver, red, apart)).map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await kit.officer.post('/gates/vehicles', lorry)).statusCode).toBe(201);
    expect((await kit.officer.post('/gates/vehicles', lorry)).statusCode).toBe(200);
    expect((await kit.officer.post('/gates/vehicles', { ...lorry, goods: 'Khác' })).statusCode).toBe(409);
    const shown = (await kit.commander.get('/gates/vehicles?plate=29H67890')).json().items;
    expect(shown).toMatchObject([
      {
        id: lorry.id,
        people: 3,
        recorded: 3,
        decisions: { 'turn-back': 2, pass: 1 },
        seals: ['CN0012345', 'VN-77'],
        split: true,
        goodsDirection: 'export',
      },
    ]);
    expect((await kit.commander.get('/gates/vehicles?seal=vn-77')).json().items).toHaveLength(1);
    const members = (await kit.commander.get(`/gates/crossings?group=${lorry.id}`)).json().items;
    expect(members).toHaveLength(3);
    // Each keeps the own reasons: who goes with the others has none of theirs.
    expect(members.find(({ name }: { name: string }) => name === 'Lái Xe')).toMatchObject({
      seat: 'driver',
      byGroup: true,
      proposed: 'pass',
      decision: 'turn-back',
      reasons: [],
    });
  });

  it('never counts who goes with the others as decided against the rules, and never lets a group be milder', async () => {
    const before = (await board()).overridden;
    const groupId = uuid7(kit.t.clock.now());
    const outcomes = await kit.send(
      inGroup(groupId, { decision: 'turn-back', person: { fullName: 'Theo Xe', birthYear: 1970 } }),
      inGroup(groupId, {
        proposed: 'turn-back',
        decision: 'pass',
        person: { fullName: 'Nhẹ Hơn', birthYear: 1971 },
      }),
      kit.crossing({ byGroup: true, decision: 'test' }),
    );
    expect(outcomes).toMatchObject([
      { status: 201 },
      { status: 422, code: 'gate.group-milder' },
      { status: 422, code: 'gate.group-missing' },
    ]);
    expect((await board()).overridden).toBe(before);
    const overridden = (await kit.commander.get('/gates/crossings?overridden=true')).json().items;
    expect(overridden.some(({ groupId: id }: { groupId: string }) => id === groupId)).toBe(false);
    expect(await recountFigures(kit.t.app.platform.db, gateFigures, kit.t.clock.now())).toEqual([]);
  });

  it('merges with the paper slip of somebody in it', async () => {
    const groupId = uuid7(kit.t.clock.now());
    expect(await kit.send(kit.crossing({ means: 'slip', slip: 'P7N00042' }))).toMatchObject([
      { status: 201 },
    ]);
    expect(await kit.send(inGroup(groupId, { slip: 'P7N00042' }))).toMatchObject([{ status: 200 }]);
    expect((await kit.commander.get(`/gates/crossings?group=${groupId}`)).json().items).toEqual([]);
  });
});

describe('a question to the commander', () => {
  const raise = (change: object = {}) => ({
    id: uuid7(kit.t.clock.now()),
    postId: kit.post.id,
    raisedAt: iso(kit.t.clock.now() - 60_000),
    who: 'Trần Văn Hỏi',
    reason: 'Giấy xét nghiệm không có dấu',
    people: 2,
    keptVehicle: true,
    ...change,
  });
  const open = async () => (await kit.officer.get(`/gates/open-items?post=${kit.post.id}`)).json();

  it('is raised once, answered once by the commander, and settled at the post', async () => {
    const asked = raise();
    expect((await kit.officer.post('/gates/escalations', asked)).statusCode).toBe(201);
    expect((await kit.officer.post('/gates/escalations', asked)).json()).toMatchObject({
      state: 'open',
      who: 'Trần Văn Hỏi',
    });
    expect(await board()).toMatchObject({ unanswered: 1, unansweredSince: asked.raisedAt });
    const answer = { decision: 'pass', reason: 'Đã gọi bệnh viện, giấy thật' };
    const path = `/gates/escalations/${asked.id}`;
    expect((await kit.officer.post(`${path}/answer`, answer)).statusCode).toBe(403);
    expect((await kit.commander.post(`${path}/answer`, answer)).json()).toMatchObject({
      state: 'answered',
      decision: 'pass',
      answer: answer.reason,
    });
    expect((await kit.commander.post(`${path}/answer`, answer)).statusCode).toBe(200);
    expect(
      (await kit.commander.post(`${path}/answer`, { ...answer, decision: 'turn-back' })).json().code,
    ).toBe('gate.answered-before');
    expect((await open()).escalations).toMatchObject([
      { id: asked.id, decision: 'pass', answer: answer.reason },
    ]);
    const done = { settledAt: iso(), handedTo: 'Trạm y tế xã', keptVehicle: false };
    expect((await kit.officer.post(`${path}/settle`, done)).json()).toMatchObject({
      state: 'settled',
      handedTo: 'Trạm y tế xã',
      keptVehicle: false,
    });
    expect((await kit.officer.post(`${path}/settle`, done)).statusCode).toBe(200);
    expect((await open()).escalations).toEqual([]);
    expect(await board()).toMatchObject({ unanswered: 0, unansweredSince: null });
    expect((await kit.commander.get('/gates/escalations?state=settled')).json().items).toHaveLength(1);
  });

  it('stays open over a hand-over, and the next shift takes it', async () => {
    const shift = async (id: string) =>
      await kit.officer.post('/gates/shifts', { id, postId: kit.post.id, direction: 'in', startedAt: iso() });
    const [first, second] = [uuid7(), uuid7()];
    await shift(first);
    const asked = raise({ shiftId: first });
    await kit.officer.post('/gates/escalations', asked);
    await kit.officer.post(`/gates/shifts/${first}/end`, {
      endedAt: iso(),
      handOver: true,
      note: 'Một xe còn giữ',
      unsynced: 2,
    });
    await shift(second);
    const left = await open();
    expect(left.handedOver).toMatchObject({ shiftId: first, note: 'Một xe còn giữ', unsynced: 2 });
    expect(left.escalations).toMatchObject([{ id: asked.id, takenBy: null }]);
    const taken = await kit.officer.post(`/gates/escalations/${asked.id}/take`, {
      shiftId: second,
      takenAt: iso(),
    });
    expect(taken.json().takenBy).toBe(taken.json().raisedBy);
    expect(
      (await kit.officer.post(`/gates/escalations/${asked.id}/take`, { shiftId: uuid7(), takenAt: iso() }))
        .statusCode,
    ).toBe(404);
  });

  it('answered with turning back reaches the neighbours like any other', async () => {
    const crossing = kit.crossing({
      proposed: 'ask-commander',
      decision: 'ask-commander',
      plate: '15C-111.11',
      person: undefined,
    });
    await kit.send(crossing);
    const asked = raise({ crossingId: crossing.id });
    await kit.officer.post('/gates/escalations', asked);
    await kit.health.patch(`/gates/posts/${kit.post.id}`, { neighbourIds: [kit.neighbour.id] });
    const alerts = async () => (await kit.officer.get(`/gates/alerts?post=${kit.neighbour.id}`)).json().items;
    expect((await alerts()).some(({ plate }: { plate: string }) => plate === '15C11111')).toBe(false);
    await kit.commander.post(`/gates/escalations/${asked.id}/answer`, {
      decision: 'turn-back',
      reason: 'Không đủ giấy tờ',
    });
    expect(await alerts()).toContainEqual(
      expect.objectContaining({ id: crossing.id, plate: '15C11111', vi: 'Đã yêu cầu quay đầu' }),
    );
  });

  it('shows who was sent to a test until a result or another crossing', async () => {
    const tested = kit.crossing({
      proposed: 'test',
      decision: 'test',
      person: { fullName: 'Chờ Kết Quả', birthYear: 1999, phone: '0987000111' },
    });
    await kit.send(tested);
    expect((await open()).waiting).toMatchObject([{ crossingId: tested.id, name: 'Chờ Kết Quả' }]);
    kit.t.clock.set(kit.t.clock.now() + 20 * 60_000);
    await kit.send(
      kit.crossing({ person: { fullName: 'Chờ Kết Quả', birthYear: 1999, phone: '0987000111' } }),
    );
    expect((await open()).waiting).toEqual([]);
  });

  it('knows who came through again under another record of theirs, that of a test too, while the two are merged', async () => {
    const areaId = kit.t.areaId(COMMUNE);
    const twins = async (fullName: string) => {
      const twin = { fullName, birthDate: '1985-01-02', sex: 'female', areaId };
      const add = async () => (await kit.health.post('/people', twin)).json().id as string;
      return { kept: await add(), gone: await add() };
    };
    const sentToTest = async (personId: string) => {
      const sent = kit.crossing({ proposed: 'test', decision: 'test', person: { personId } });
      await kit.send(sent);
      return sent.id;
    };
    const waits = async () => (await open()).waiting.map((one: { crossingId: string }) => one.crossingId);
    const [passed, tested] = [await twins('Vi Thị Hai'), await twins('Sầm Thị Ba')];
    const sent = [await sentToTest(passed.gone), await sentToTest(tested.gone)];
    kit.t.clock.set(kit.t.clock.now() + 20 * 60_000);
    await kit.send(kit.crossing({ person: { personId: passed.kept } }));
    const laboratory = await kit.t.as('laboratory');
    const test = { id: uuid7(), personId: tested.kept, result: 'NEGATIVE', sampledAt: iso(), areaId };
    expect((await laboratory.post('/lab/rapid-tests', test)).statusCode).toBe(201);
    expect(await waits()).toEqual(sent);
    const merges: string[] = [];
    for (const { kept, gone } of [passed, tested]) {
      merges.push(await mergeRecords(kit.health, { keep: kept, gone }));
    }
    expect(await waits()).toEqual([]);
    for (const merge of merges) {
      await undoMerge(kit.health, merge);
    }
    expect(await waits()).toEqual(sent);
  });
});

describe('the code of somebody without a phone', () => {
  const code = () => makeShortCode('declaration', crypto.getRandomValues(new Uint8Array(8)));
  const declare = async (shortCode: string, change: object = {}) =>
    await kit.officer.post('/declarations/assisted', {
      id: uuid7(kit.t.clock.now()),
      person: { fullName: 'Nông Thị Không Máy', birthYear: 1950, areaId: kit.t.areaId(COMMUNE) },
      symptoms: [],
      exposures: [],
      declaredAt: iso(),
      declaredBy: 'officer',
      shortCode,
      counted: 2,
      ...change,
    });
  const check = async (...codes: string[]) =>
    await kit.officer.post('/gates/check', { postId: kit.neighbour.id, direction: 'in', codes });

  it('is a declaration that another post looks up: as good as its QR', async () => {
    const written = code();
    expect((await declare(written)).json()).toMatchObject({ shortCode: written });
    const answer = (await check(written.toLowerCase())).json();
    expect(answer).toMatchObject({
      person: { name: 'Nông Thị Không Máy', birthYear: 1950 },
      facts: { declaration: { state: 'valid' } },
    });
    expect(answer.opened).toMatch(/^VX1:/);
    expect((await declare(written)).json().code).toBe('declaration.code-taken');
    expect((await declare('K1234567')).json().code).toBe('declaration.bad-code');
    // The crossing that names it is that person's.
    await kit.send(
      kit.crossing({
        declarationCode: written,
        slip: written,
        person: { fullName: 'Nông Thị Không Máy', birthYear: 1950 },
      }),
    );
    const [listed] = (await kit.commander.get('/declarations?q=' + written)).json().items;
    const crossed = (await kit.commander.get('/gates/crossings'))
      .json()
      .items.find(({ slip }: { slip: string }) => slip === written);
    expect([listed.companions, listed.personId]).toEqual([2, crossed.personId]);
  });

  it('comes sealed to the phones of its post and of neighbours, opened by the code alone', async () => {
    await kit.commander.patch(`/gates/posts/${kit.post.id}`, { neighbourIds: [kit.neighbour.id] });
    const register = async (postId: string) => {
      const id = uuid7();
      const answer = await kit.officer.post('/gates/devices', { id, name: 'Máy', postId });
      return { id, port: nodeWatchPort(Buffer.from(answer.json().watchKey, 'base64')) };
    };
    const [phone, next] = [await register(kit.post.id), await register(kit.neighbour.id)];
    const slips = async ({ id }: { id: string }, after = '') =>
      (await kit.officer.get(`/gates/written-codes?device=${id}${after}`)).json();
    const written = code();
    const { code: signed } = (await declare(written)).json();
    // What is declared at a desk, or came on a numbered slip, is none of theirs.
    await kit.send(
      kit.crossing({ declarationCode: written, slip: written }),
      kit.crossing({ slip: 'P1N00077', person: { fullName: 'Phiếu Giấy', birthYear: 1970 } }),
    );
    const open = async ({ port }: typeof phone, items: { tag: string; sealed: string }[], told: string) =>
      await openCode(
        told,
        (tag) => {
          const found = items.find((item) => item.tag === Buffer.from(tag).toString('base64'));
          return found === undefined ? undefined : new Uint8Array(Buffer.from(found.sealed, 'base64'));
        },
        port,
      );
    const [own, neighbours] = [await slips(phone), await slips(next)];
    expect(await open(phone, own.items, written)).toBe(signed);
    expect(await open(next, neighbours.items, written)).toBe(signed);
    expect(await open(phone, neighbours.items, written)).toBeNull();
    expect(await open(phone, own.items, code())).toBeNull();
    expect(JSON.stringify(own)).not.toContain(written);
    // What settled is sent once; what ran out is not sent at all.
    kit.t.clock.set(kit.t.clock.now() + 120_000);
    const again = await slips(phone);
    expect(again.items).toHaveLength(own.items.length);
    expect((await slips(phone, `&after=${again.after}`)).items).toEqual([]);
    const far = await kit.t.as('gate-officer', '24');
    expect((await far.get(`/gates/written-codes?device=${phone.id}`)).statusCode).toBe(403);
  });

  it('cannot be tried in rows', async () => {
    const officer = await kit.t.as('gate-officer', COMMUNE);
    const attempt = async () =>
      (await officer.post('/gates/check', { postId: kit.post.id, direction: 'in', codes: [code()] }))
        .statusCode;
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push(await attempt());
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
    kit.t.clock.set(kit.t.clock.now() + 61_000);
    expect(await attempt()).toBe(200);
  });
});
