import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, CrossingBody, Fact } from './queue-rules.ts';
import { type QueuePorts, sendWaiting } from './queue-driver.ts';

const user = { id: 'officer-a', name: 'A' };
const session = { user, dataset: 'demo' };
const offline = {
  ok: false as const,
  status: 0,
  error: { code: 'net.offline', message: 'x', messageEn: 'x' },
};

/** What the network does to one request; `twice` delivers it again later, `late` after requests that follow. */
type Fate = 'good' | 'drop-request' | 'drop-response' | 'twice' | 'late' | 'busy' | 'shuffled' | 'partial';
const fates = fc.constantFrom<Fate>(
  'good',
  'drop-request',
  'drop-response',
  'twice',
  'late',
  'busy',
  'shuffled',
  'partial',
);
type Step =
  | { readonly kind: 'cross'; readonly bad: boolean }
  | { readonly kind: 'flush' }
  | { readonly kind: 'kill' };
const steps = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('cross' as const), bad: fc.boolean() }) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'flush' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'kill' }) },
);

/** A server that keeps every id once and refuses what is bad, as the real one answers. */
function modelServer() {
  const stored = new Map<string, string>();
  const doubled: string[] = [];
  const rows: string[] = [];
  const accept = (items: readonly CrossingBody[]) => ({
    outcomes: items.map((item) => {
      const content = JSON.stringify(item);
      const known = stored.get(item.id);
      if (known !== undefined) {
        return { id: item.id, status: known === content ? 200 : 409 };
      }
      if (item.plate === 'BAD') {
        return { id: item.id, status: 422, code: 'gate.identity', message: 'x', messageEn: 'x' };
      }
      stored.set(item.id, content);
      if (rows.includes(item.id)) {
        doubled.push(item.id);
      }
      rows.push(item.id);
      return { id: item.id, status: 201 };
    }),
  });
  return { accept, stored, rows, doubled };
}

const crossing = (n: number, bad: boolean): Fact => {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const at = new Date(1_700_000_000_000 + n).toISOString();
  const base = { id, at, direction: 'in', means: 'typed', outcome: null, zoneRank: null } as const;
  const body: CrossingBody = {
    ...base,
    postId: id,
    proposed: 'pass',
    decision: 'pass',
    ruleSet: 'r',
    ruleVersion: 1,
    reasons: [],
    ...(bad ? { plate: 'BAD' } : {}),
  };
  const shown = { shiftId: 's', at, who: `N${n}`, decision: 'pass', zoneRank: null, waved: false } as const;
  const owner = n % 3 === 0 ? { id: 'officer-b', name: 'B' } : user;
  return {
    id,
    owner,
    dataset: 'demo',
    createdAt: at,
    state: 'waiting',
    refusal: null,
    kind: 'crossing',
    body,
    shown,
  };
};

/** One run: a phone with a disk, killed now and then, flushing twice at once, over a network of these fates. */
async function run(script: readonly Step[], network: readonly Fate[]) {
  const server = modelServer();
  const disk = new Map<string, Fact>();
  const receipts: string[] = [];
  let alive = { dead: false };
  const late: (() => void)[] = [];
  let requests = 0;
  let calm = false;
  const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

  const portsOf = (life: { dead: boolean }): QueuePorts => ({
    facts: async () => {
      await tick();
      return [...disk.values()];
    },
    apply: async (change: Change) => {
      await tick();
      if (life.dead) {
        // The tab is gone: nothing it still wanted to write arrives on the disk.
        return;
      }
      const fact = disk.get(change.id);
      if (change.kind === 'refused') {
        if (fact !== undefined) {
          disk.set(change.id, { ...fact, state: 'refused', refusal: change.refusal });
        }
      } else if (disk.delete(change.id)) {
        receipts.push(change.id);
      }
    },
    sendBatch: async (items) => {
      const fate = calm ? 'good' : (network[requests++ % network.length] ?? 'good');
      await tick();
      if (life.dead || fate === 'drop-request') {
        return offline;
      }
      if (fate === 'busy') {
        return { ok: false, status: 503, error: { code: 'busy', message: 'x', messageEn: 'x' } };
      }
      if (fate === 'late') {
        // It gives up waiting, and the request arrives after those that follow.
        late.push(() => server.accept(items));
        return offline;
      }
      const data = server.accept(items);
      if (fate === 'twice') {
        late.push(() => server.accept(items));
      }
      if (fate === 'drop-response') {
        return offline;
      }
      const { outcomes } = data;
      const answered = fate === 'partial' ? outcomes.slice(0, Math.ceil(outcomes.length / 2)) : outcomes;
      return {
        ok: true,
        status: 200,
        data: { outcomes: fate === 'shuffled' ? answered.toReversed() : answered },
      };
    },
    sendOne: async () => await Promise.resolve({ ok: true as const }),
  });

  let made = 0;
  const running: Promise<unknown>[] = [];
  for (const step of script) {
    if (step.kind === 'cross') {
      made += 1;
      const fact = crossing(made, step.bad);
      disk.set(fact.id, fact);
    } else if (step.kind === 'flush') {
      running.push(sendWaiting(portsOf(alive), session));
      late.splice(0, late.length - 2).forEach((deliver) => deliver());
    } else {
      alive.dead = true;
      alive = { dead: false };
    }
    await tick();
  }
  await Promise.all(running);
  late.forEach((deliver) => deliver());
  calm = true;
  const last = await sendWaiting(portsOf(alive), session);
  return { server, disk, receipts, made, last };
}

describe('the queue of a phone', () => {
  it('loses nothing and doubles nothing in 1,000 runs over a network that drops, repeats and reorders', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { minLength: 1, maxLength: 40 }),
        fc.array(fates, { minLength: 1, maxLength: 12 }),
        async (script, network) => {
          const { server, disk, receipts, made, last } = await run(script, network);
          const good = script.filter((step) => step.kind === 'cross' && !step.bad).length;
          expect(last).toBe('done');
          expect(server.rows).toHaveLength(good);
          expect(new Set(server.rows).size).toBe(good);
          expect(server.doubled).toEqual([]);
          expect(new Set(receipts).size).toBe(receipts.length);
          expect(receipts).toHaveLength(good);
          // What was refused stays visible with its reason; nothing else is left.
          expect([...disk.values()].every(({ state, refusal }) => state === 'refused' && refusal)).toBe(true);
          expect(disk.size).toBe(made - good);
        },
      ),
      { numRuns: 1000 },
    );
  }, 120_000);
});
