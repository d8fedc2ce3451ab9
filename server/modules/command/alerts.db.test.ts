import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { TEST_NOW } from '../../../test/support/fixed.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { namedMetrics } from './rules/shipped.ts';
import {
  type CommandKit,
  commandKit,
  DAY,
  DONG_DANG,
  HOUR,
  iso,
  KY_LUA,
  MINUTE,
} from './testing/command-kit.ts';

let kit: CommandKit;
/** When the alert was raised: four minutes after ten. */
const RAISED = TEST_NOW + 4 * MINUTE;

type Alert = { id: string; code: string; areaName: string; state: string; version: number };
const open = async (code = 'thu-cua') =>
  (await kit.officer.get(`/command/alerts?state=OPEN&rule=${code}`)).json().items as Alert[];
const show = async (id: string) => (await kit.officer.get(`/command/alerts/${id}`)).json();

const document = {
  code: 'thu-cua',
  vi: 'Nhiều lượt quay đầu ở một xã',
  en: 'Many turned back in one commune',
  metric: 'gates.turned-back',
  per: 'commune',
  kind: 'threshold',
  direction: 'above',
  hours: 2,
  raise: 10,
  clear: 3,
  severity: 'urgent',
  from: '2026-11-01',
  certainty: 'unverified',
  source: 'thử',
};
const turn = (name: string, level: number, phone: string, from: number, until: number) => ({
  name,
  office: 'Sở Y tế',
  role: 'Trực chỉ huy',
  phone,
  level,
  from: iso(from),
  until: iso(until),
});

beforeAll(async () => {
  kit = await commandKit();
  const put = await kit.officer.post('/command/alert-rules', { document, reason: 'Thử' });
  expect(put.statusCode, put.body).toBe(201);
  const added = await kit.officer.post('/command/duty', {
    items: [
      turn('Nông Văn Trực', 1, '0912 345 671', TEST_NOW - DAY, TEST_NOW + DAY),
      turn('Lý Thị Lãnh Đạo', 2, '0912345672', TEST_NOW - DAY, TEST_NOW + DAY),
      turn('Hoàng Văn Đêm', 2, '0912345673', TEST_NOW + DAY, TEST_NOW + DAY + 8 * HOUR),
      turn('Sai Số', 3, '12', TEST_NOW, TEST_NOW + HOUR),
    ],
  });
  expect(added.json()).toMatchObject({ added: 3 });
  expect(added.json().outcomes[3]).toMatchObject({
    id: null,
    status: 422,
    code: 'command.duty-phone',
    message: expect.stringContaining('điện thoại'),
  });
});
afterAll(async () => await kit.t.close());

describe('rules on figures', () => {
  it('name metrics that exist, also in the scenes and the briefing', () => {
    const known = kit.t.app.modules.flatMap(({ figures = [], metrics = [] }) =>
      [...figures, ...metrics].map(({ code }) => code),
    );
    expect(namedMetrics().filter((code) => !known.includes(code))).toEqual([]);
  });

  it('come with the program, say that nobody checked their numbers, and are dated', async () => {
    const { items } = (await kit.officer.get('/command/alert-rules')).json();
    expect(items.length).toBeGreaterThanOrEqual(6);
    const shipped = items.find((one: { document: { code: string } }) => one.document.code === 'stays-silent');
    expect(shipped).toMatchObject({ inForce: true, document: { certainty: 'unverified' } });
  });

  it('are refused with a sentence where they could not work', async () => {
    const put = async (change: object) =>
      (
        await kit.officer.post('/command/alert-rules', { document: { ...document, ...change }, reason: 'x' })
      ).json().code;
    expect(await put({ clear: 10 })).toBe('command.bad-rule');
    expect(await put({ metric: 'khong.co' })).toBe('command.unknown-metric');
  });

  it('raise at the limit, per commune, once, and nothing before', async () => {
    await kit.count('gates.turned-back', 9, TEST_NOW);
    kit.t.clock.set(RAISED);
    await kit.run('command.watch');
    expect(await open()).toEqual([]);
    await kit.count('gates.turned-back', 1, RAISED);
    await kit.count('gates.turned-back', 5, RAISED, DONG_DANG);
    await kit.run('command.watch');
    await kit.run('command.watch');
    expect(await open()).toMatchObject([{ code: 'thu-cua', areaName: 'Phường Kỳ Lừa', state: 'RAISED' }]);
  });

  it('list whom to call, level after level every ten minutes, by the clock', async () => {
    const [alert] = await open();
    const due = async () =>
      (await show(alert!.id)).callTree
        .filter((step: { due: boolean }) => step.due)
        .map(
          ({
            level,
            dueAt,
            people,
          }: {
            level: number;
            dueAt: string;
            people: { name: string; phone: string }[];
          }) => [level, dueAt, people.map(({ name, phone }) => `${name} ${phone}`)],
        );
    const first = [1, iso(RAISED), ['Nông Văn Trực 0912345671']];
    expect(await due()).toEqual([first]);
    kit.t.clock.set(RAISED + 10 * MINUTE - 1);
    expect(await due()).toEqual([first]);
    kit.t.clock.set(RAISED + 10 * MINUTE);
    await kit.run('command.watch');
    await kit.run('command.watch');
    expect(await due()).toEqual([first, [2, iso(RAISED + 10 * MINUTE), ['Lý Thị Lãnh Đạo 0912345672']]]);
    const { history } = await show(alert!.id);
    expect(
      history.map(({ what, level, at }: { what: string; level: number; at: string }) => [what, level, at]),
    ).toEqual([
      ['raised', null, iso(RAISED)],
      ['called-level', 1, iso(RAISED)],
      ['called-level', 2, iso(RAISED + 10 * MINUTE)],
    ]);
  });

  it('keep who was called and with what result', async () => {
    kit.t.clock.advance(MINUTE);
    const [alert] = await open();
    const { callTree } = await show(alert!.id);
    const body = { dutyId: callTree[0].people[0].dutyId, result: 'no-answer' };
    const noted = await kit.officer.post(`/command/alerts/${alert!.id}/calls`, body);
    expect(noted.json().callTree[0].people[0]).toMatchObject({ calls: 1, lastResult: 'no-answer' });
    const unknown = await kit.officer.post(`/command/alerts/${alert!.id}/calls`, {
      ...body,
      dutyId: '019a8f3e-7c00-7abc-8def-0123456789ab',
    });
    expect(unknown.json().code).toBe('command.unknown-duty');
  });

  it('are acknowledged, which stops the calls, then assigned, then closed with a reason', async () => {
    const [alert] = await open();
    const step = async (path: string, body: object) =>
      await kit.officer.post(`/command/alerts/${alert!.id}/${path}`, body);
    expect((await step('closing', { version: 1, reason: 'x' })).json().code).toBe('command.wrong-step');
    kit.t.clock.set(RAISED + 12 * MINUTE);
    const taken = await step('acknowledgement', { version: 1 });
    expect(taken.json()).toMatchObject({ state: 'ACKNOWLEDGED', acknowledgedAt: iso(RAISED + 12 * MINUTE) });
    expect((await step('acknowledgement', { version: 1 })).statusCode).toBe(409);
    kit.t.clock.advance(MINUTE);
    const given = await step('assignment', { version: 2, to: 'Chỉ huy các chốt', note: 'Xem chốt Kỳ Lừa' });
    expect(given.json()).toMatchObject({ state: 'ASSIGNED', assignedTo: 'Chỉ huy các chốt' });
    kit.t.clock.set(RAISED + 60 * MINUTE);
    await kit.run('command.watch');
    expect((await show(alert!.id)).callTree.filter((one: { due: boolean }) => one.due)).toHaveLength(2);
    const closed = await step('closing', { version: 3, reason: 'Đã phân luồng lại' });
    expect(closed.json()).toMatchObject({ state: 'CLOSED', closeReason: 'Đã phân luồng lại' });
    expect(closed.json().history.map(({ what }: { what: string }) => what)).toEqual([
      'raised',
      'called-level',
      'called-level',
      'call',
      'acknowledged',
      'assigned',
      'closed',
    ]);
  });

  it('stay silent after closing until the figure was quiet, then raise again', async () => {
    await kit.run('command.watch');
    expect(await open()).toEqual([]);
    kit.t.clock.set(TEST_NOW + 4 * HOUR);
    await kit.run('command.watch');
    await kit.count('gates.turned-back', 11, TEST_NOW + 4 * HOUR);
    kit.t.clock.set(TEST_NOW + 4 * HOUR + MINUTE);
    await kit.run('command.watch');
    expect(await open()).toMatchObject([{ areaName: 'Phường Kỳ Lừa', state: 'RAISED' }]);
    kit.t.clock.set(TEST_NOW + 9 * HOUR);
    await kit.run('command.watch');
    expect(await open()).toMatchObject([{ clearedAt: iso(TEST_NOW + 9 * HOUR), state: 'RAISED' }]);
  });

  it('are tried on the last fourteen days before they are in force, and store nothing', async () => {
    await kit.count('gates.turned-back', 30, TEST_NOW - 5 * DAY, DONG_DANG);
    const before = (await kit.officer.get('/command/alerts?limit=500')).json().items.length;
    const tried = await kit.officer.post('/command/alert-rules/dry-run', { document });
    expect(tried.statusCode, tried.body).toBe(200);
    expect(tried.json().items.map(({ areaName }: Alert) => areaName)).toContain('Xã Đồng Đăng');
    expect(tried.json().raised).toBe(3);
    expect((await kit.officer.get('/command/alerts?limit=500')).json().items).toHaveLength(before);
  });

  it('are replaced by a new version, and ended', async () => {
    const put = await kit.officer.post('/command/alert-rules', {
      document: { ...document, raise: 20 },
      reason: 'Ít báo hơn',
    });
    const all = (await kit.officer.get('/command/alert-rules')).json().items;
    const own = all.filter((one: { document: { code: string } }) => one.document.code === 'thu-cua');
    expect(own.map(({ inForce }: { inForce: boolean }) => inForce)).toEqual([true, false]);
    const end = async () =>
      await kit.officer.post(`/command/alert-rules/${put.json().id}/end`, { reason: 'Thôi' });
    expect((await end()).json()).toMatchObject({ inForce: false });
    expect((await end()).json().code).toBe('command.rule-ended');
  });

  it('are nothing to another province, a commune, or who only reads figures', async () => {
    for (const caller of [kit.elsewhere, kit.commune]) {
      expect((await caller.get('/command/alerts')).statusCode).toBe(403);
    }
    const screen = await kit.t.as('wall-screen');
    expect((await screen.get('/command/wall')).statusCode).toBe(200);
    for (const path of ['/command/alerts', '/command/duty', '/command/log', '/command/briefings']) {
      expect((await screen.get(path)).statusCode).toBe(403);
    }
  });
});

describe('the roster and the log', () => {
  it('show gaps and overlaps, and add a sheet that is pasted twice once', async () => {
    const items = [
      turn('Trực Một', 4, '0912345674', TEST_NOW, TEST_NOW + 8 * HOUR),
      turn('Trực Hai', 4, '0912345675', TEST_NOW + 6 * HOUR, TEST_NOW + 12 * HOUR),
    ];
    const paste = async () => (await kit.officer.post('/command/duty', { items })).json();
    expect((await paste()).added).toBe(2);
    expect(await paste()).toMatchObject({ added: 0, outcomes: [{ status: 200 }, { status: 200 }] });
    const period = `from=${iso(TEST_NOW)}&until=${iso(TEST_NOW + DAY)}`;
    const roster = (await kit.officer.get(`/command/duty?${period}`)).json();
    const of4 = (spans: { level: number }[]) => spans.filter(({ level }) => level === 4);
    expect(of4(roster.gaps)).toEqual([
      { level: 4, from: iso(TEST_NOW + 12 * HOUR), until: iso(TEST_NOW + DAY) },
    ]);
    expect(of4(roster.overlaps)).toMatchObject([{ names: ['Trực Một', 'Trực Hai'] }]);
    const [first] = of4(roster.items) as unknown as { id: string }[];
    expect(
      (await kit.officer.post(`/command/duty/${first!.id}/removal`, { reason: 'Đổi ca' })).statusCode,
    ).toBe(200);
    expect(of4((await kit.officer.get(`/command/duty?${period}`)).json().items)).toHaveLength(1);
  });

  it('hand a shift over, and say who read it', async () => {
    const entry = await kit.officer.post('/command/log', {
      kind: 'handover',
      text: 'Đang chờ kết quả 40 mẫu của Đồng Đăng',
      to: 'Ca đêm',
    });
    expect(entry.statusCode, entry.body).toBe(201);
    const read = await kit.leader.post(`/command/log/${entry.json().id}/receipt`, {});
    expect(read.json()).toMatchObject({ readByMe: true, receipts: [{ by: 'province-leader 1' }] });
    await kit.leader.post(`/command/log/${entry.json().id}/receipt`, {});
    const [shown] = (await kit.officer.get('/command/log')).json().items;
    expect(shown).toMatchObject({ kind: 'handover', to: 'Ca đêm', readByMe: false });
    expect(shown.receipts).toHaveLength(1);
    const note = await kit.officer.post('/command/log', { kind: 'note', text: 'Mất điện 5 phút' });
    expect((await kit.leader.post(`/command/log/${note.json().id}/receipt`, {})).json().code).toBe(
      'command.not-handover',
    );
  });
});

describe('the wall', () => {
  it('has scenes of at most seven tiles, each with a source that has an age', async () => {
    const screen = await kit.t.as('wall-screen');
    const { scenes } = (await screen.get('/command/wall')).json();
    expect(scenes.map(({ id }: { id: string }) => id)).toEqual([
      'situation',
      'gates',
      'testing',
      'quarantine',
    ]);
    for (const { id } of scenes) {
      const wall = (await screen.get(`/command/wall?scene=${id}`)).json();
      expect(wall.tiles.length).toBeLessThanOrEqual(7);
      const known = wall.sources.map(({ code }: { code: string }) => code);
      expect(wall.tiles.every(({ source }: { source: string }) => known.includes(source))).toBe(true);
    }
    expect((await screen.get('/command/wall?scene=none')).statusCode).toBe(404);
  });

  it('counts today, compares the last full hour, and drills into communes', async () => {
    kit.t.clock.set(TEST_NOW + 10 * HOUR + 30 * MINUTE);
    await kit.count('gates.crossings', 4, TEST_NOW + 8 * HOUR);
    await kit.count('gates.crossings', 9, TEST_NOW + 9 * HOUR, DONG_DANG);
    await kit.count('gates.crossings', 2, TEST_NOW + 10 * HOUR);
    const wall = (await kit.officer.get('/command/wall?scene=gates')).json();
    const tile = wall.tiles.find(({ id }: { id: string }) => id === 'crossings');
    expect(tile).toMatchObject({ value: 15, change: 5, comparison: 'previous-hour' });
    const flow = wall.tiles.find(({ id }: { id: string }) => id === 'flow');
    expect(flow.points).toHaveLength(24);
    const ranked = wall.tiles.find(({ id }: { id: string }) => id === 'places');
    expect(ranked.rows.map(({ name, value }: { name: string; value: number }) => [name, value])).toEqual([
      ['Xã Đồng Đăng', 9],
      ['Phường Kỳ Lừa', 6],
    ]);
    const drill = (await kit.officer.get('/command/wall/communes?scene=gates&tile=crossings')).json();
    expect(drill.rows[0]).toMatchObject({ name: 'Xã Đồng Đăng', value: 9 });
    expect(drill.rows).toHaveLength(65);
    expect(kit.t.areaId(KY_LUA)).toBe(drill.rows[1].areaId);
  });

  it('is read once a second for all walls, and anew after an event', async () => {
    const crossings = async (caller = kit.officer): Promise<number> => {
      const { tiles } = (await caller.get('/command/wall?scene=gates')).json();
      return tiles.find(({ id }: { id: string }) => id === 'crossings').value;
    };
    // An event of an earlier test that comes late would end the shared reading.
    await settled(kit.t.app);
    kit.t.clock.advance(2_000);
    const before = await crossings();
    const areaNo = kit.t.app.areas.byId(kit.t.areaId(KY_LUA))!.no;
    const at = TEST_NOW + 10 * HOUR;
    await kit.t.app.platform.db.transaction().execute(async (tx) => {
      await addFigures(tx, [{ metric: 'gates.crossings', dataset: 'demo', areaNo, at, by: 1 }]);
    });
    expect(await crossings(kit.leader)).toBe(before);
    kit.t.clock.advance(1_001);
    expect(await crossings(kit.leader)).toBe(before + 1);
    await kit.count('gates.crossings', 5, at);
    await expect.poll(async () => await crossings(), { timeout: 30_000 }).toBe(before + 6);
    expect((await kit.commune.get('/command/wall?scene=gates')).statusCode).toBe(403);
  });

  it('is nothing to an officer of one commune or of another province', async () => {
    for (const caller of [kit.commune, kit.elsewhere]) {
      expect((await caller.get('/command/wall')).statusCode).toBe(403);
    }
  });
});
