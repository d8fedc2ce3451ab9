import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFigures } from '../../platform/figures/figures.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { makeOffice, scanOf, telegram } from './testing/directive-kit.ts';
import { escalateTasks } from './usecases/escalate-tasks.ts';

const HOUR = 3_600_000;
let t: TestApp;
let province: Caller;
let dongDang: Caller;
let kyLua: Caller;
let officeId: string;

beforeAll(async () => {
  t = await testApp();
  province = await t.as('health-officer', '20');
  dongDang = await t.as('commune-officer', '06184');
  kyLua = await t.as('commune-officer', '06187');
  officeId = await makeOffice(t, province, '20', {
    name: 'UBND tỉnh',
    kind: 'peoples-committee',
    numberSuffix: 'QĐ-UBND',
  });
});
afterAll(async () => await t.close());

const inHours = (hours: number) => new Date(t.clock.now() + hours * HOUR).toISOString();
const body = (change: object = {}) => ({
  id: uuid7(),
  issuerId: officeId,
  title: 'Rà soát người về từ vùng dịch',
  dueAt: inHours(24),
  responsible: [{ kind: 'area', id: t.areaId('06184') }],
  ...change,
});
const give = async (change: object = {}) => {
  const made = await province.post('/tasks', body(change));
  if (made.statusCode !== 201) {
    throw new Error(made.body);
  }
  return made.json().items as { id: string; version: number; responsible: { name: string } }[];
};
const show = async (caller: Caller, id: string) => (await caller.get(`/tasks/${id}`)).json();
const ids = async (caller: Caller, query: string) =>
  ((await caller.get(`/tasks?${query}`)).json().items as { id: string }[]).map(({ id }) => id);
const escalate = async () =>
  await escalateTasks({ platform: t.app.platform, areas: t.app.areas, metrics: () => [] });

describe('tasks', () => {
  it('are cut from a document for many units at once, each its own, and repeated without doubles', async () => {
    const { id: directiveId } = (await province.post('/directives', telegram(t, officeId))).json();
    const request = body({
      directiveId,
      responsible: [
        { kind: 'communes-of', id: t.areaId('20') },
        { kind: 'area', id: t.areaId('06184') },
      ],
    });
    const [one, again] = [await province.post('/tasks', request), await province.post('/tasks', request)];
    expect([one.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json().items.map(({ id }: { id: string }) => id)).toEqual(
      one.json().items.map(({ id }: { id: string }) => id),
    );
    const count = one.json().items.length as number;
    expect(count).toBeGreaterThan(60);
    expect((await province.get(`/directives/${directiveId}`)).json()).toMatchObject({
      tasks: count,
      tasksClosed: 0,
    });
    expect(await ids(dongDang, `directive=${directiveId}&view=mine`)).toHaveLength(1);
    expect(await ids(dongDang, `directive=${directiveId}`)).toHaveLength(1);
    expect(await ids(province, `directive=${directiveId}&limit=500`)).toHaveLength(count);
  });

  it('go from given to checked, with progress, files, a return and the history of it', async () => {
    const [task] = await give({ cooperating: [{ kind: 'area', id: t.areaId('06187') }] });
    const path = `/tasks/${task!.id}`;
    const progress = { id: uuid7(), percent: 40, note: 'Đã rà soát 4 thôn', files: [scanOf()] };
    const first = await dongDang.post(`${path}/progress`, progress);
    expect([first.statusCode, first.json().status, first.json().percent]).toEqual([201, 'STARTED', 40]);
    expect((await dongDang.post(`${path}/progress`, progress)).statusCode).toBe(200);
    expect((await kyLua.post(`${path}/progress`, { id: uuid7(), percent: 1 })).json().code).toBe(
      'task.not-responsible',
    );
    expect(await ids(kyLua, 'open=true')).toContain(task!.id);
    expect((await dongDang.post(`${path}/progress`, { id: uuid7() })).json().code).toBe(
      'task.empty-progress',
    );
    const { version } = await show(dongDang, task!.id);
    const reported = (await dongDang.post(`${path}/report`, { version, note: 'Xong' })).json();
    expect(reported).toMatchObject({ status: 'REPORTED', percent: 100, overdue: false });
    expect(
      (await dongDang.post(`${path}/check`, { version: reported.version, accept: true })).statusCode,
    ).toBe(403);
    const back = async (note?: string) =>
      (await province.post(`${path}/check`, { version: reported.version, accept: false, note })).json();
    expect((await back()).code).toBe('task.reason-required');
    const returned = await back('Còn thiếu thôn Vườn Sái');
    expect(returned.status).toBe('STARTED');
    const stale = await dongDang.post(`${path}/report`, { version: 1, note: 'Xong' });
    expect(stale.json()).toMatchObject({
      code: 'request.version-conflict',
      current: { version: returned.version },
    });
    const done = (
      await dongDang.post(`${path}/report`, { version: returned.version, note: 'Xong cả' })
    ).json();
    const checked = (await province.post(`${path}/check`, { version: done.version, accept: true })).json();
    expect(checked.status).toBe('CHECKED');
    expect(checked.events.map(({ kind }: { kind: string }) => kind).toReversed()).toEqual([
      'created',
      'progress',
      'reported',
      'returned',
      'reported',
      'checked',
    ]);
    expect(checked.events.find(({ kind }: { kind: string }) => kind === 'progress').files).toHaveLength(1);
    const late = await province.post(`${path}/cancellation`, { version: checked.version, reason: 'x' });
    expect(late.json()).toMatchObject({ code: 'task.wrong-step' });
    expect(late.json().message).toContain('Đã hoàn thành');
  });

  it('get a later deadline only when the issuer grants it', async () => {
    const [task] = await give();
    const path = `/tasks/${task!.id}`;
    const ask = async (until: string, version: number) =>
      (await dongDang.post(`${path}/extension`, { version, until, reason: 'Mưa lũ' })).json();
    expect((await ask(inHours(5), 1)).code).toBe('task.earlier-extension');
    const until = inHours(72);
    const asked = await ask(until, 1);
    expect(asked).toMatchObject({ extensionAsked: true, extension: { until, reason: 'Mưa lũ' } });
    const answer = async (version: number, grant: boolean, note?: string) =>
      (await province.post(`${path}/extension-answer`, { version, grant, note })).json();
    expect((await answer(asked.version, false)).code).toBe('task.reason-required');
    const refused = await answer(asked.version, false, 'Việc gấp');
    expect(refused).toMatchObject({ extension: null, dueAt: refused.firstDueAt });
    const again = await ask(until, refused.version);
    const granted = await answer(again.version, true);
    expect(granted).toMatchObject({ extension: null, dueAt: until });
    expect(granted.firstDueAt).not.toBe(until);
    expect((await answer(granted.version, true)).code).toBe('task.no-extension');
  });

  it('go to the unit above after 24 hours late and to the issuer after 48, each once', async () => {
    const [late, reported] = [(await give())[0]!, (await give())[0]!];
    await dongDang.post(`/tasks/${reported.id}/report`, { version: 1, note: 'Xong' });
    t.clock.advance(47 * HOUR);
    province = await t.as('health-officer', '20');
    await escalate();
    expect(await show(province, late.id)).toMatchObject({ escalation: 0, overdue: true });
    t.clock.advance(1 * HOUR);
    province = await t.as('health-officer', '20');
    await escalate();
    await escalate();
    expect(await show(province, late.id)).toMatchObject({ escalation: 1, superiors: [{ level: 1 }] });
    expect(await ids(province, 'view=escalated&limit=500')).toContain(late.id);
    t.clock.advance(24 * HOUR);
    [province, dongDang, kyLua] = [
      await t.as('health-officer', '20'),
      await t.as('commune-officer', '06184'),
      await t.as('commune-officer', '06187'),
    ];
    await escalate();
    const twice = await show(province, late.id);
    expect(twice.superiors.map(({ level }: { level: number }) => level)).toEqual([1, 2]);
    expect(twice.events.filter(({ kind }: { kind: string }) => kind.startsWith('escalated'))).toHaveLength(2);
    expect(await show(province, reported.id)).toMatchObject({ escalation: 0, superiors: [] });
    expect(await ids(province, 'overdue=true&limit=500')).toContain(late.id);
    const extended = (
      await dongDang.post(`/tasks/${late.id}/extension`, {
        version: twice.version,
        until: inHours(24),
        reason: 'x',
      })
    ).json();
    const granted = await province.post(`/tasks/${late.id}/extension-answer`, {
      version: extended.version,
      grant: true,
    });
    expect(granted.json()).toMatchObject({ escalation: 0, superiors: [], overdue: false });
    expect(await ids(province, 'view=escalated&limit=500')).not.toContain(late.id);
  });

  it('are measured by a counter of the responsible unit since they were given', async () => {
    const areaNo = t.app.areas.byId(t.areaId('06184'))!.no;
    const count = async (by: number, at: number) =>
      await t.app.platform.db.transaction().execute(async (tx) => {
        await addFigures(tx, [{ metric: 'contacts.confirmed', dataset: 'demo', areaNo, at, by }]);
      });
    await count(50, t.clock.now() - 24 * HOUR);
    t.clock.advance(HOUR);
    [province, dongDang] = [await t.as('health-officer', '20'), await t.as('commune-officer', '06184')];
    const [task] = await give({ metric: { code: 'contacts.confirmed', target: 40 } });
    await count(10, t.clock.now() + HOUR);
    expect(await show(dongDang, task!.id)).toMatchObject({
      measure: 'metric',
      percent: 25,
      metric: { target: 40, value: 10 },
    });
    const unknown = await province.post('/tasks', body({ metric: { code: 'no.such', target: 1 } }));
    expect(unknown.json().code).toBe('task.unknown-metric');
  });

  it('are refused with a deadline that has passed, and cancelled with a reason', async () => {
    expect((await province.post('/tasks', body({ dueAt: inHours(-1) }))).json().code).toBe('task.due-passed');
    const [task] = await give();
    const cancelled = await province.post(`/tasks/${task!.id}/cancellation`, {
      version: 1,
      reason: 'Không cần nữa',
    });
    expect(cancelled.json().status).toBe('CANCELLED');
    expect((await dongDang.post('/tasks', body())).statusCode).toBe(403);
  });

  it('rank offices and units by what they did of the tasks that fell due, and say what would move them', async () => {
    const department = await makeOffice(t, province, '20', {
      name: 'Sở Công Thương',
      kind: 'trade-department',
    });
    const dueAt = inHours(1);
    const to = (id: string) => ({ dueAt, responsible: [{ kind: 'area', id }] });
    const [one] = await give(to(t.areaId('06184')));
    await give(to(t.areaId('06184')));
    const [other] = await give(to(t.areaId('06187')));
    await give({ dueAt, responsible: [{ kind: 'organisation', id: department }] });
    const from = new Date(t.clock.now()).toISOString();
    for (const [caller, task] of [
      [dongDang, one!],
      [kyLua, other!],
    ] as const) {
      const reported = await caller.post(`/tasks/${task.id}/report`, {
        version: task.version,
        note: 'Xong.',
      });
      expect(reported.statusCode, reported.body).toBe(200);
    }
    t.clock.advance(2 * HOUR);
    const ranking = async (caller: Caller, of: string) =>
      (
        (await caller.get(`/task-ranking?of=${of}&from=${from}`)).json().items as {
          name: string;
          rank: number | null;
        }[]
      ).filter(
        // Earlier tests gave tasks that are not due yet.
        ({ rank }) => rank !== null,
      );
    expect(await ranking(province, 'area')).toMatchObject([
      { name: 'Phường Kỳ Lừa', rank: 1, due: 1, done: 1, inTime: 1, next: null },
      { name: 'Xã Đồng Đăng', rank: 2, due: 2, done: 1, next: { rank: 1, needed: 1 } },
    ]);
    expect(await ranking(province, 'organisation')).toMatchObject([
      { name: 'Sở Công Thương', rank: 1, due: 1, done: 0, inTime: 0, beforeRank: null },
    ]);
    expect((await ranking(kyLua, 'area')).map(({ name }) => name)).toEqual(['Phường Kỳ Lừa']);
    const backwards = await province.get(`/task-ranking?from=${inHours(5)}`);
    expect([backwards.statusCode, backwards.json().code]).toEqual([422, 'directive.bad-period']);
  });
});
