import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingRun } from '../../../contract/training.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { decideLevels } from './testing/levels.ts';
import { enrolled, type Trainee } from './testing/trainee.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await decideLevels(t, { '06187': 2, '06184': 3 });
});
afterAll(() => t.close());

const wayTo = (run: TrainingRun, step: string): string => run.drill.steps.find(({ id }) => id === step)!.path;
const now = () => new Date(t.clock.now()).toISOString();
const done = async (me: Trainee): Promise<string[]> => (await me.get('/training/run')).run.done;

/** A trainee who has begun the drill of their role. */
async function begun(role: string) {
  const me = await enrolled(t, role, 'Học Viên');
  const run = await me.good('/training/runs', { id: uuid7(), drill: role });
  t.clock.advance(1000);
  return { me, run: run as TrainingRun };
}

/** Official level of the commune that a step asks about, as the trainee's own screen shows it. */
async function levelIn(me: Trainee, run: TrainingRun, step: string): Promise<number> {
  const name = wayTo(run, step).split('q=')[1]!;
  const { items } = await me.get(`/risk/levels?q=${encodeURIComponent(name)}`);
  return items.find(({ areaName }: { areaName: string }) => areaName === name).official.level;
}

describe('a drill of roles whose own modules are still to come', () => {
  it('an operator finds the caller by number, declares for them and reads the code back', async () => {
    const { me, run } = await begun('operator');
    const phone = /số (\d+):/u.exec(run.drill.steps[0]!.vi)![1]!;
    const { items } = await me.get(`/people?q=${phone}`);
    const caller = await me.get(`/people/${items[0].id}`);
    const say = async (step: string, answer: string) =>
      await me.post(`/training/runs/${run.id}/answers`, { step, answer });
    expect((await say('find', String(caller.birthYear + 1))).statusCode).toBe(422);
    expect((await say('find', String(caller.birthYear))).json().done).toEqual(['find']);
    expect((await say('code', 'AAAA2222')).statusCode).toBe(422);
    const declared = await me.good('/declarations/assisted', {
      id: uuid7(),
      person: { fullName: caller.fullName, birthYear: caller.birthYear, areaId: caller.areaId, phone },
      symptoms: [],
      exposures: [],
      declaredAt: now(),
      declaredBy: 'officer',
    });
    expect((await say('code', declared.shortCode)).json().done).toEqual(['find', 'declare', 'code']);
    const level = await levelIn(me, run, 'level');
    expect((await say('level', String(level + 1))).statusCode).toBe(422);
    expect((await say('level', String(level))).json().finishedAt).not.toBeNull();
  });

  it('a vaccinator receives people: the right record, one of their own, a message to the person asked for', async () => {
    const { me, run } = await begun('vaccinator');
    const { me: other, run: theirs } = await begun('vaccinator');
    const id = wayTo(run, 'edit').split('/').at(-1)!;
    const person = await me.get(`/people/${id}`);
    await me.post(`/training/runs/${run.id}/answers`, { step: 'find', answer: String(person.birthYear) });
    const theirId = wayTo(theirs, 'edit').split('/').at(-1)!;
    const edit = async (who: string) =>
      await me.patch(`/people/${who}`, {
        version: (await me.get(`/people/${who}`)).version,
        address: 'Ngõ 3',
      });
    await edit(theirId);
    expect(await done(me)).toEqual(['find']);
    await edit(id);
    const added = uuid7();
    await me.good('/people', { id: added, fullName: 'Vi Thị Mới', birthYear: 1960, areaId: person.areaId });
    await me.good(`/people/${added}/card`, {});
    expect(await done(me)).toEqual(['find', 'edit', 'person', 'card']);
    const text = 'Mời bạn quay lại sáng thứ Hai, từ 7 giờ đến 9 giờ.';
    await me.good('/messages/notices', { id: uuid7(), smsId: uuid7(), personId: id, text });
    expect((await me.get('/training/run')).run.finishedAt).not.toBeNull();
    expect(await done(other)).toEqual([]);
  });

  it('a quarantine manager serves the own order, checks, takes a complaint and visits', async () => {
    const { me, run } = await begun('quarantine-manager');
    const order = wayTo(run, 'order');
    const { until } = await me.get(order);
    const [, month, day] = /^\d+-(\d+)-(\d+)/u.exec(localDate(Date.parse(until)))!;
    await me.post(`/training/runs/${run.id}/answers`, { step: 'order', answer: `${day}/${month}` });
    const service = { id: uuid7(), at: now(), manner: 'signed', signedBy: 'Người được giao' };
    await me.good(`${order}/services`, service);
    await me.good(`${order}/follow-ups`, { id: uuid7(), at: now(), present: true, symptoms: [] });
    await me.good(`${order}/appeals`, { id: uuid7(), at: now(), content: 'Xin cách ly tại nhà (mô phỏng)' });
    expect(await done(me)).toEqual(['order', 'serve', 'check', 'appeal']);
    const name = /của (.*), xem/u.exec(run.drill.steps[0]!.vi)![1]!;
    const { items } = await me.get('/contacts?due=true&limit=100');
    const own = items.find((one: { name: string }) => one.name === name);
    await me.good(`/contacts/${own.id}/visits`, { id: uuid7(), at: now(), result: 'SEEN_OK' });
    expect((await me.get('/training/run')).run.finishedAt).not.toBeNull();
  });

  it('a communicator checks a level, takes a table, keeps a view, reports a task that nobody else has', async () => {
    const { me, run } = await begun('communicator');
    const { me: other } = await begun('communicator');
    const answer = String(await levelIn(me, run, 'level'));
    await me.post(`/training/runs/${run.id}/answers`, { step: 'level', answer });
    await me.file('/indicators/curve');
    await me.good('/analysis/views', { id: uuid7(), name: 'Theo tuổi', query: 'rows=age', shared: false });
    const task = wayTo(run, 'progress');
    await me.good(`${task}/progress`, { id: uuid7(), percent: 50, note: 'Đã có bản nháp' });
    const { version } = await me.get(task);
    await me.good(`${task}/report`, { version, note: 'Đã đăng' });
    const { run: after } = await me.get('/training/run');
    expect([after.done.length, after.finishedAt === null]).toEqual([5, false]);
    expect(await done(other)).toEqual([]);
  });

  it('every role that enrolment offers can be enrolled for, once in the list', async () => {
    const { items } = (await t.anonymous.get('/training/roles')).json();
    expect(new Set(items).size).toBe(items.length);
    expect(items).toEqual(
      expect.arrayContaining(['operator', 'vaccinator', 'quarantine-manager', 'communicator']),
    );
    for (const role of items) {
      const answer = await t.anonymous.post('/training/enrol', { name: 'Học Viên', unit: 'Lớp', role });
      expect([role, answer.statusCode]).toEqual([role, 201]);
    }
  });
});
