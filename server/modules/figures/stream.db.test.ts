import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import type { EventTopic } from '../../platform/events/events.ts';
import { appendEvent } from '../../platform/events/outbox.ts';
import type { Area } from '../../registry/areas/index.ts';

let t: TestApp;
let base: string;
let communes: readonly Area[];
beforeAll(async () => {
  t = await testApp();
  communes = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
  await t.http.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(t.http.server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await t.close();
});

type Message = {
  id: string | undefined;
  event: string;
  data: { asOf: string | null; areas: string[]; metrics: string[]; happened?: string };
};

/** Opens a stream as a browser does, and collects what arrives. */
async function open(query: string, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const response = await fetch(`${base}/stream${query}`, { headers, signal: controller.signal });
  const messages: Message[] = [];
  const reading = collect(response, messages).catch(() => undefined);
  const until = async (wanted: (all: readonly Message[]) => boolean) =>
    await expect.poll(() => wanted(messages), { timeout: 30_000, interval: 20 }).toBe(true);
  return {
    response,
    messages,
    until,
    /** The server has ended it. */
    ended: reading,
    close: async () => {
      controller.abort();
      await reading;
    },
  };
}

async function collect(response: Response, messages: Message[]): Promise<void> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop()!;
    for (const part of parts) {
      const field = (name: string) =>
        part
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const event = field('event');
      if (event !== undefined) {
        messages.push({ id: field('id'), event, data: JSON.parse(field('data')!) });
      }
    }
  }
}

async function happen(topic: string, payload: object, dataset = 'demo'): Promise<void> {
  const draft = { topic: topic as EventTopic, dataset, payload: payload as never, at: t.clock.now() };
  await t.app.platform.db.transaction().execute(async (tx) => await appendEvent(tx, draft));
}
const counted = (areaNo: number, metrics = ['cases.announced']) =>
  ['figures.changed', { metrics, areaNos: [areaNo] }] as const;

describe('GET /stream', () => {
  it('tells an anonymous page of public figures of its dataset only', async () => {
    const page = await open('');
    expect(page.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await happen(...counted(communes[0]!.no), 'live');
    await happen(...counted(communes[1]!.no, ['cases.reported']));
    await happen('gate.crossed', { areaNos: [communes[0]!.no] });
    await happen(...counted(communes[2]!.no));
    await page.until((all) => all.length >= 2);
    const asOf = new Date(t.clock.now()).toISOString();
    const data = { asOf, areas: [communes[2]!.id], metrics: ['cases.announced'] };
    expect(page.messages.map(({ event, data: shown }) => ({ event, shown }))).toEqual([
      { event: 'figures', shown: data },
      { event: 'map', shown: data },
    ]);
    expect(page.messages[0]!.id).toMatch(/^\d+-\d+$/);
    await page.close();
  });

  it('makes at most one map event a second of a hundred changes', async () => {
    const page = await open('?topics=map');
    const started = performance.now();
    for (let i = 0; i < 100; i += 1) {
      await happen(...counted(communes[i % 40]!.no));
    }
    const areas = () => new Set(page.messages.flatMap((message) => message.data.areas));
    await page.until(() => areas().size === 40);
    const seconds = (performance.now() - started) / 1_000;
    expect(page.messages.every((message) => message.event === 'map')).toBe(true);
    expect(page.messages.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    await page.close();
  });

  it('sends everybody without a session the same bytes, and no list of areas where most of them changed', async () => {
    const pages = await Promise.all(Array.from({ length: 20 }, async () => await open('?topics=map')));
    const areaNos = communes.slice(0, 60).map(({ no }) => no);
    await happen('figures.changed', { metrics: ['cases.announced'], areaNos });
    // What happened before may still come, with the areas that it changed.
    const whole = (message: Message) => message.data.areas.length === 0;
    await Promise.all(pages.map(async (page) => await page.until((all) => all.some(whole))));
    const [first, ...others] = pages.map(({ messages }) => JSON.stringify(messages.find(whole)));
    expect(new Set(others)).toEqual(new Set([first]));
    expect(JSON.parse(first!).data).toMatchObject({ areas: [], metrics: ['cases.announced'] });
    await Promise.all(pages.map(async (page) => await page.close()));
  });

  it('tells a page that comes back to read again, without looking anything up', async () => {
    const page = await open('?topics=map', { 'last-event-id': '1-1' });
    await page.until((all) => all.length >= 1);
    expect(page.messages[0]).toMatchObject({ event: 'map', data: { areas: [], metrics: [] } });
    await page.close();
  });

  it('shows an officer work in own areas, one event each', async () => {
    const officer = await t.as('gate-officer', communes[0]!.code);
    const page = await open('?topics=gate', { authorization: `Bearer ${officer.token}` });
    await happen('gate.crossed', { areaNos: [communes[1]!.no] });
    await happen('gate.crossed', { areaNos: [communes[0]!.no, communes[1]!.no] });
    await page.until((all) => all.length >= 1);
    expect(page.messages.map(({ event, data }) => [event, data.areas, data.happened])).toEqual([
      ['gate', [communes[0]!.id], 'gate.crossed'],
    ]);
    await page.close();
  });

  it('resumes after the last event: work that was missed comes, and one pulse says to read again', async () => {
    const officer = await t.as('gate-officer', '20');
    const headers = { authorization: `Bearer ${officer.token}` };
    const before = await open('?topics=gate,map', headers);
    await happen('gate.crossed', { areaNos: [communes[0]!.no] });
    await before.until((all) => all.length >= 1);
    await before.close();
    await happen('gate.crossed', { areaNos: [communes[5]!.no] });
    await happen(...counted(communes[6]!.no));
    const after = await open('?topics=gate,map', { ...headers, 'last-event-id': before.messages[0]!.id! });
    // The changes that were read first may have made a pulse of their own before.
    // A slow transaction of another database holds events back: they come after the pulse then.
    await after.until(
      (all) =>
        all.some(({ event, data }) => event === 'map' && data.areas.length === 0) &&
        all.some(({ event }) => event === 'gate'),
    );
    const work = after.messages.filter(({ event }) => event === 'gate');
    expect(work.map(({ data }) => data.areas)).toEqual([[communes[5]!.id]]);
    await after.close();
  });

  it('ends with the session that opened it, and when that may see something else', async () => {
    const administrator = await t.as('administrator');
    const [lost, moved, stays] = [await t.as('tracer'), await t.as('tracer'), await t.as('tracer')];
    const streamOf = async ({ token }: { readonly token: string }) =>
      await open('?topics=case', { authorization: `Bearer ${token}` });
    const [first, second, third] = [await streamOf(lost), await streamOf(moved), await streamOf(stays)];
    const body = { id: null, reason: 'Mất máy' };
    expect((await administrator.post(`/users/${lost.accountId}/devices/end`, body)).statusCode).toBe(200);
    const roles = [{ role: 'tracer', areaId: communes[3]!.id }];
    const changed = await administrator.patch(`/users/${moved.accountId}`, { version: 1, roles });
    expect(changed.statusCode, changed.body).toBe(200);
    t.clock.advance(6_000);
    await Promise.all([first.ended, second.ended]);
    await happen('case.opened', { areaNos: [communes[4]!.no] });
    await third.until((all) => all.length >= 1);
    expect([first.messages, second.messages]).toEqual([[], []]);
    await third.close();
  });
});
