import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, draftOf, type Flat, flatten, overlay, same, unflatten } from './answers.ts';
import { createCalls } from './calls.ts';
import type { CallState, Item, Sent } from './queue.ts';
import type { Vault } from './vault.ts';

const CALL = 'call';
const empty: Draft = { stays: {}, known: {}, contacts: {} };

/** What a server does by its contract: receipts by id, versions by field, attempts counted once. */
function model() {
  let flat: Flat = {};
  let version = 1;
  let finished = 0;
  const fieldVersions = new Map<string, number>();
  const receipts = new Map<string, { content: string; sent: Sent }>();
  const attempts: string[] = [];
  const work = (item: Item): Sent => {
    if (finished > 0) {
      return { kind: 'refused', why: { code: 'interview.done', message: '', messageEn: '' } };
    }
    if (item.kind === 'attempt') {
      attempts.push(item.id);
      return { kind: 'done', version };
    }
    if (item.kind === 'finish') {
      finished += 1;
      version += 1;
      return { kind: 'done', version };
    }
    const changed = Object.keys(item.changes).filter((key) => !same(flat[key], item.changes[key]));
    const keys = changed.filter((key) => (fieldVersions.get(key) ?? 1) > item.version!);
    if (keys.length > 0) {
      return { kind: 'conflict', keys, version, draft: draftOf(flat) };
    }
    if (changed.length > 0) {
      version += 1;
      flat = overlay(flat, item.changes);
      for (const key of changed) {
        fieldVersions.set(key, version);
      }
    }
    return { kind: 'done', version };
  };
  return {
    accept: (item: Item): Sent => {
      const content = JSON.stringify(item);
      const before = receipts.get(item.id);
      if (before !== undefined) {
        return before.content === content
          ? before.sent
          : { kind: 'refused', why: { code: 'request.conflict', message: '', messageEn: '' } };
      }
      const sent = work(item);
      if (sent.kind === 'done') {
        receipts.set(item.id, { content, sent });
      }
      return sent;
    },
    read: () => ({ version, draft: draftOf(flat) }),
    attempts,
    flat: () => flat,
    finished: () => finished,
  };
}

/** Ids in a row. */
function ids(): () => string {
  let n = 0;
  return () => {
    n += 1;
    return `id-${n}`;
  };
}

/** A vault in memory that outlives a page. */
function shelf(): Vault & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    save: async (id, state) => {
      kept.set(id, JSON.stringify(state));
    },
    remove: (id) => void kept.delete(id),
    all: async () => [...kept].map(([id, text]) => [id, JSON.parse(text) as CallState] as const),
  };
}

type Net = 'good' | 'lost-request' | 'lost-answer';

describe('answers', () => {
  it('come back whole from keys', () => {
    const draft: Draft = {
      note: 'một',
      stays: { a: { date: '2026-11-16', from: '05:00', to: '06:00' } },
      known: { b: 'DENIED' },
      contacts: {},
    };
    expect(draftOf(flatten(draft))).toEqual(draft);
    expect(unflatten({ 'stays.a': null, note: null })).toEqual({ stays: { a: null }, note: null });
    expect(same({ a: 1, b: null }, { a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 2 })).toBe(false);
  });
});

describe('a call over a bad line', () => {
  it('arrives whole and once, whatever is lost on the way and however often the page is loaded again', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('edit' as const),
          key: fc.constantFrom('note', 'stays.a', 'contacts.b'),
          value: fc.option(fc.string({ maxLength: 3 })),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('attempt' as const) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(fc.constantFrom<Net>('good', 'lost-request', 'lost-answer'), { maxLength: 25 }),
        async (steps, net) => {
          const server = model();
          const newId = ids();
          const vault = shelf();
          const weather = [...net];
          const page = async () => {
            const calls = createCalls({
              newId,
              read: async () => server.read(),
              send: async (_id, item) => {
                const now = weather.shift() ?? 'good';
                if (now === 'lost-request') {
                  return { kind: 'later' };
                }
                const sent = server.accept(item);
                return now === 'lost-answer' ? { kind: 'later' } : sent;
              },
            });
            await calls.keepIn(vault);
            const { version, draft } = server.read();
            calls.open(CALL, 'Nông Văn Bậc', version, draft);
            return calls;
          };
          let calls = await page();
          let expected: Flat = {};
          const tried: string[] = [];
          for (const one of steps) {
            if (one.do === 'edit') {
              expected = overlay(expected, { [one.key]: one.value });
              calls.edit(CALL, { [one.key]: one.value });
            } else if (one.do === 'attempt') {
              const id = newId();
              tried.push(id);
              calls.add(CALL, {
                kind: 'attempt',
                id,
                body: { at: '2026-11-16T03:00:00Z', result: 'NO_ANSWER' },
              });
            } else if (one.do === 'sync') {
              await calls.sync();
            } else {
              await new Promise((resolve) => setImmediate(resolve));
              calls = await page();
            }
          }
          weather.length = 0;
          await calls.sync();
          expect(calls.waiting()).toEqual([]);
          expect(server.flat()).toEqual(expected);
          expect(server.attempts).toEqual(tried);
          expect(vault.kept.size).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is finished once though the answer is lost and the end sent again', async () => {
    const server = model();
    const lost: Net[] = ['good', 'lost-answer'];
    const calls = createCalls({
      newId: ids(),
      read: async () => server.read(),
      send: async (_id, item) => {
        const sent = server.accept(item);
        return lost.shift() === 'lost-answer' ? { kind: 'later' } : sent;
      },
    });
    calls.open(CALL, 'x', 1, empty);
    calls.edit(CALL, { note: 'một' });
    calls.add(CALL, { kind: 'finish', id: 'end', body: { at: '2026-11-16T03:00:00Z' } });
    await calls.sync();
    expect(calls.waiting()).toHaveLength(1);
    await calls.sync();
    expect([calls.waiting(), server.finished(), server.flat()]).toEqual([[], 1, { note: 'một' }]);
  });

  it('takes no notice of an answer that comes late or twice', async () => {
    let release: (sent: Sent) => void = () => undefined;
    const calls = createCalls({
      newId: ids(),
      read: async () => null,
      send: (_id, item) =>
        item.kind === 'answers' && item.changes['note'] === 'một'
          ? new Promise((resolve) => {
              release = resolve;
            })
          : Promise.resolve({ kind: 'done', version: 3 }),
    });
    calls.open(CALL, 'x', 1, empty);
    calls.edit(CALL, { note: 'một' });
    const running = calls.sync();
    await new Promise((resolve) => setImmediate(resolve));
    // Written while the first is under way: a new item, the one on the wire stays as it was.
    calls.edit(CALL, { note: 'hai' });
    // An old page of the call, read before any of it.
    calls.open(CALL, 'x', 1, empty);
    expect(calls.get(CALL)!.items.map((item) => item.kind === 'answers' && item.changes['note'])).toEqual([
      'một',
      'hai',
    ]);
    release({ kind: 'done', version: 2 });
    await running;
    expect(calls.get(CALL)).toMatchObject({ items: [], version: 3, base: { note: 'hai' } });
    calls.open(CALL, 'x', 2, { ...empty, note: 'một' });
    expect(calls.get(CALL)).toMatchObject({ version: 3, base: { note: 'hai' } });
  });
});

describe('two officers in one call', () => {
  const two = () => {
    const server = model();
    const newId = ids();
    const officer = () => {
      const calls = createCalls({
        newId,
        read: async () => server.read(),
        send: async (_id, item) => server.accept(item),
      });
      calls.open(CALL, 'x', server.read().version, server.read().draft);
      return calls;
    };
    return { server, first: officer(), second: officer() };
  };

  it('merge what they write in different places, and see each other after', async () => {
    const { server, first, second } = two();
    first.edit(CALL, { note: 'của tôi' });
    await first.sync();
    second.edit(CALL, { 'contacts.b': { fullName: 'Vi' } });
    await second.sync();
    expect(server.flat()).toEqual({ note: 'của tôi', 'contacts.b': { fullName: 'Vi' } });
    expect(second.get(CALL)).toMatchObject({ base: { note: 'của tôi' }, stale: false, version: 3 });
  });

  it.each([
    [['note'], 'hai'],
    [[], 'một'],
  ])('decide where they meet: mine for %j gives %s', async (mine, expected) => {
    const { server, first, second } = two();
    first.edit(CALL, { note: 'một' });
    await first.sync();
    second.edit(CALL, { note: 'hai', saidPhone: '0912' });
    await second.sync();
    expect(second.get(CALL)!.conflict).toMatchObject({ keys: ['note'], theirs: { note: 'một' } });
    expect(server.flat()).toEqual({ note: 'một' });
    second.decide(CALL, mine);
    await second.sync();
    expect(server.flat()).toEqual({ note: expected, saidPhone: '0912' });
    expect(second.waiting()).toEqual([]);
  });

  it('never overwrite what they have not seen: a save in between is read before more is sent', async () => {
    const { server, first, second } = two();
    first.edit(CALL, { note: 'một' });
    await first.sync();
    // Merges, but tells that somebody else wrote; the next change of the same field has to meet it.
    second.edit(CALL, { saidPhone: '0912' });
    const running = second.sync();
    second.edit(CALL, { note: 'hai' });
    await running;
    await second.sync();
    expect(second.get(CALL)!.conflict?.keys).toEqual(['note']);
    expect(server.flat()['note']).toBe('một');
  });
});

describe('a refused item', () => {
  it('stops what follows until somebody decides, then the rest is sent', async () => {
    const sent: string[] = [];
    const calls = createCalls({
      newId: ids(),
      read: async () => null,
      send: async (_id, item) => {
        sent.push(item.id);
        return item.id === 'end'
          ? {
              kind: 'refused',
              why: {
                code: 'interview.bad-answers',
                message: 'vi',
                messageEn: 'en',
                fields: { 'stays.a': 'x' },
              },
            }
          : { kind: 'done', version: 2 };
      },
    });
    calls.open(CALL, 'x', 1, empty);
    calls.add(CALL, { kind: 'finish', id: 'end', body: { at: '2026-11-16T03:00:00Z' } });
    await calls.sync();
    calls.edit(CALL, { note: 'sửa' });
    await calls.sync();
    expect(sent).toEqual(['end']);
    expect(calls.get(CALL)!.refused?.fields).toEqual({ 'stays.a': 'x' });
    calls.giveUp(CALL);
    await calls.sync();
    expect(sent).toHaveLength(2);
    expect(calls.waiting()).toEqual([]);
  });
});
