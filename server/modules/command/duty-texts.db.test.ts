import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingText, SmsAdapter } from '../../adapters/sms/index.ts';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { HOUR, iso, KY_LUA, MINUTE } from './testing/command-kit.ts';

/** A gateway that takes every text. */
function gateway(): { readonly adapter: SmsAdapter; readonly sent: OutgoingText[] } {
  const sent: OutgoingText[] = [];
  return {
    sent,
    adapter: {
      name: 'kannel',
      send: (text) => {
        sent.push(text);
        return Promise.resolve({ state: 'accepted', detail: null });
      },
      check: () => Promise.resolve(true),
    },
  };
}

const { adapter, sent } = gateway();
let t: TestApp;
const rule = {
  code: 'thu-cuoc-goi',
  vi: 'Thử cây gọi, đủ dấu',
  en: 'Trial of the call tree',
  metric: 'plates.watched',
  per: 'commune',
  kind: 'threshold',
  direction: 'above',
  hours: 24,
  raise: 1,
  clear: 0,
  severity: 'urgent',
  from: '2026-11-01',
  certainty: 'unverified',
  source: 'thử',
};

beforeAll(async () => {
  t = await testApp({ sms: { adapter, inbound: null } });
});
afterAll(async () => {
  await t?.close();
});

async function watch(): Promise<void> {
  const jobs = t.app.modules.find(({ name }) => name === 'command')!.jobs!;
  await jobs.find(({ kind }) => kind === 'command.watch')!.run({}, { progress: async () => undefined });
}

async function prepare(dataset: string, phones: readonly string[]): Promise<string> {
  const officer = await t.as('health-officer', '20', dataset);
  const now = t.clock.now();
  const turns = phones.map((phone, at) => ({
    name: `Người trực ${dataset} ${at + 1}`,
    office: 'Sở Y tế',
    phone,
    level: at + 1,
    from: iso(now - HOUR),
    until: iso(now + 6 * HOUR),
  }));
  const made = await officer.post('/command/duty', { items: turns });
  expect(made.json().added, made.body).toBe(phones.length);
  expect((await officer.post('/command/alert-rules', { document: rule, reason: 'thử' })).statusCode).toBe(
    201,
  );
  const areaNo = t.app.areas.byId(t.areaId(KY_LUA))!.no;
  await t.app.platform.db
    .transaction()
    .execute(
      async (tx) => await addFigures(tx, [{ metric: rule.metric, dataset, areaNo, at: now - HOUR, by: 3 }]),
    );
  await officer.post('/command/alerts/evaluation', {});
  const [alert] = (await officer.get(`/command/alerts?rule=${rule.code}`)).json().items;
  return alert.id as string;
}

describe('the call tree', () => {
  it('texts level after level every ten minutes of a live alert, each person once, and stops when somebody takes it', async () => {
    const id = await prepare('live', ['0912000001', '0912000002', '0912000003']);
    const officer = await t.as('health-officer', '20', 'live');
    const evaluate = async () => await officer.post('/command/alerts/evaluation', {});
    const reached = () => sent.map(({ to }) => to);
    expect(reached()).toEqual(['84912000001']);
    expect(sent[0]!.text).toBe(
      'Vung Xanh CANH BAO KHAN 10:00: Thu cay goi, du dau, Phuong Ky Lua: 3 (nguong 1). Cap 1: chua ai nhan. Mo muc Canh bao so lieu de nhan viec.',
    );
    t.clock.advance(9 * MINUTE);
    await evaluate();
    expect(reached()).toHaveLength(1);
    t.clock.advance(MINUTE);
    await evaluate();
    await evaluate();
    expect(reached()).toEqual(['84912000001', '84912000002']);
    const shown = (await officer.get(`/command/alerts/${id}`)).json();
    expect(
      shown.callTree.map(
        ({ level, people }: { level: number; people: { text: { state: string } | null }[] }) => [
          level,
          people[0]!.text?.state ?? null,
        ],
      ),
    ).toEqual([
      [1, 'accepted'],
      [2, 'accepted'],
      [3, null],
    ]);
    await officer.post(`/command/alerts/${id}/acknowledgement`, { version: shown.version });
    t.clock.advance(30 * MINUTE);
    await evaluate();
    expect(reached()).toHaveLength(2);
  });

  it('names no person and no phone in what it sends', () => {
    for (const { text } of sent) {
      expect(text).not.toContain('Nguoi truc');
      expect(text).not.toMatch(/\d{8,}/u);
    }
  });

  it('keeps the texts of simulated data in the outbox, where officers see that nobody got them', async () => {
    const before = sent.length;
    const id = await prepare('demo', ['0913000001']);
    await watch();
    expect(sent).toHaveLength(before);
    const officer = await t.as('health-officer');
    const [person] = (await officer.get(`/command/alerts/${id}`)).json().callTree[0].people;
    expect(person.text).toMatchObject({ state: 'kept' });
    const outbox = (await officer.get('/messages/sms?direction=out')).json().items;
    expect(outbox[0]).toMatchObject({ state: 'kept', by: 'command.alerts' });
    expect(outbox[0].text).toContain('[MO PHONG] Vung Xanh');
  });
});
