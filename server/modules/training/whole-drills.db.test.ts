import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingRun } from '../../../contract/training.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { decideLevels } from './testing/levels.ts';
import { enrolled, type Trainee } from './testing/trainee.ts';

// Drills that no other test walks to their end: what each step tells to do, and that it is seen, one after the other.

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await decideLevels(t, { '06187': 2 });
});
afterAll(() => t.close());

const now = () => new Date(t.clock.now()).toISOString();
type Acts = { readonly [step: string]: () => Promise<unknown> };

/** Walks the drill of a role: after each step it is done, and none that comes later. */
async function walk(role: string, acts: (me: Trainee, run: TrainingRun) => Acts): Promise<void> {
  const me = await enrolled(t, role, 'Học Viên');
  const run: TrainingRun = await me.good('/training/runs', { id: uuid7(), drill: role });
  const own = acts(me, run);
  expect(Object.keys(own)).toEqual(run.drill.steps.map(({ id }) => id));
  const done: string[] = [];
  for (const [step, act] of Object.entries(own)) {
    t.clock.advance(1000);
    await act();
    done.push(step);
    expect((await me.get('/training/run')).run.done).toEqual(done);
  }
  expect((await me.get('/training/run')).run.finishedAt).not.toBeNull();
}

const named = (run: TrainingRun, step: string, sentence: RegExp): string =>
  sentence.exec(run.drill.steps.find(({ id }) => id === step)!.vi)![1]!;
const wayTo = (run: TrainingRun, step: string): string => run.drill.steps.find(({ id }) => id === step)!.path;

/** Calls the contact whom a step names, as the list of the day has them. */
async function visit(me: Trainee, name: string): Promise<unknown> {
  const { items } = await me.get('/contacts?due=true&limit=200');
  const own = items.find((one: { name: string }) => one.name === name);
  return await me.good(`/contacts/${own.id}/visits`, { id: uuid7(), at: now(), result: 'SEEN_OK' });
}

/** Answers until which day the own order is in force. */
async function answerOrder(me: Trainee, run: TrainingRun): Promise<unknown> {
  const { until } = await me.get(wayTo(run, 'order'));
  const [, month, day] = localDate(Date.parse(until)).split('-');
  return await me.good(`/training/runs/${run.id}/answers`, { step: 'order', answer: `${day}/${month}` });
}

const areaOf = async (me: Trainee): Promise<string> => (await me.get('/session')).user.roles[0].areaId;

describe('a drill is walked to its end by', () => {
  it('a health officer', async () => {
    await walk('health-officer', (me, run) => {
      const contacts = wayTo(run, 'trace');
      return {
        case: async () => {
          const areaId = t.areaId('06187');
          const person = await me.good('/people', { fullName: 'Lộc Thị Mới', birthYear: 1988, areaId });
          const told = {
            disease: 'covid-19',
            classification: 'CONFIRMED',
            reportDate: localDate(t.clock.now()),
          };
          await me.good('/cases', { id: uuid7(), personId: person.id, areaId, ...told });
        },
        trace: async () => await me.good(`${contacts.replace('/contacts', '')}/trace`, {}),
        confirm: async () => {
          const { items } = await me.get(contacts);
          const personIds = items.map(({ personId }: { personId: string }) => personId);
          await me.good(`${contacts}/decisions`, { personIds, decision: 'confirm' });
        },
        figures: async () =>
          expect((await me.file('/indicators/curve?disease=covid-19')).statusCode).toBe(200),
        level: async () =>
          await me.good('/risk/proposals', {
            items: [{ areaId: t.areaId('06187'), level: 3 }],
            reason: 'Tập huấn',
          }),
      };
    });
  });

  it('a medical officer', async () => {
    await walk('medical-staff', (me, run) => ({
      visit: async () => await visit(me, named(run, 'visit', /tìm (.*), ghi/u)),
      order: async () => await answerOrder(me, run),
      sample: async () => {
        const name = named(run, 'sample', /thêm (.*) vào ống/u);
        const { items } = await me.get(`/people?q=${encodeURIComponent(name)}`);
        const sample = { kind: 'pcr', specimen: 'nasopharyngeal', purpose: 'contact', sampledAt: now() };
        await me.good('/lab/tubes', { ...sample, personIds: [items[0].id] });
      },
    }));
  });

  it('a commune officer', async () => {
    let personId = '';
    await walk('commune-officer', (me, run) => ({
      visit: async () => await visit(me, named(run, 'visit', /gọi (.*), ghi/u)),
      person: async () => {
        const body = { fullName: 'Người Mới', birthYear: 1980, areaId: await areaOf(me) };
        personId = (await me.good('/people', body)).id;
      },
      card: async () => await me.good(`/people/${personId}/card`, {}),
      order: async () => await answerOrder(me, run),
    }));
  });

  it('a leader of the province', async () => {
    await walk('province-leader', (me, run) => ({
      freeze: async () => await me.good('/command/wall-snapshots', { id: uuid7() }),
      alert: async () => {
        const path = `/command${wayTo(run, 'alert')}`;
        const { version } = await me.get(path);
        await me.good(`${path}/acknowledgement`, { version });
      },
      task: async () => {
        const office = { name: 'Ủy ban nhân dân tỉnh', kind: 'peoples-committee', areaId: t.areaId('20') };
        const made = await (await t.as('administrator', '20')).post('/organisations', office);
        const dueAt = new Date(t.clock.now() + 86_400_000).toISOString();
        const responsible = [{ kind: 'organisation', id: made.json().id }];
        const task = { id: uuid7(), issuerId: made.json().id, title: 'Việc tập huấn', dueAt, responsible };
        await me.good('/tasks', task);
      },
      review: async () => {
        const reason = named(run, 'review', /lý do “([^”]*)”/u);
        const { items } = await me.get('/risk/proposals?limit=100');
        const mine = items.find((one: { reason: string }) => one.reason.includes(reason));
        await me.good(`/risk/proposals/${mine.id}/review`, { version: mine.version, accept: true });
      },
    }));
  });
});
