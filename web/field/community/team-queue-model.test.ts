import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallResult } from '../../shared/client.ts';
import { type QueuePorts, sendWaiting } from '../data/queue-driver.ts';
import { type Fact, judgeTeamVisit } from '../data/queue-rules.ts';

type Answer = CallResult<'POST /community/visits/batch'>;
const user = { id: 'leader-a', name: 'A' };
const session = { user, dataset: 'demo' };
const offline: Answer = {
  ok: false,
  status: 0,
  error: { code: 'net.offline', message: 'x', messageEn: 'x' },
};

/** What the network does to one request; `late`: it arrives after those that follow it. */
const fates = fc.constantFrom('good', 'drop-request', 'drop-response', 'twice', 'late', 'busy', 'no-receipt');
const steps = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('tap' as const), bad: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('other' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flush' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const) }) },
);

const fact = (n: number, bad: boolean, owner = user): Fact => {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const at = new Date(1_700_000_000_000 + n).toISOString();
  const body = { id, householdId: bad ? 'BAD' : id, at, result: 'seen' as const };
  return {
    id,
    owner,
    dataset: 'demo',
    createdAt: at,
    state: 'waiting',
    refusal: null,
    kind: 'team-visit',
    body,
  };
};

async function run(
  script: readonly { readonly kind: string; readonly bad?: boolean }[],
  network: readonly string[],
) {
  const rows: string[] = [];
  const disk = new Map<string, Fact>();
  const late: (() => void)[] = [];
  let alive = { dead: false };
  let requests = 0;
  let calm = false;
  let [made, good, bad, others] = [0, 0, 0, 0];
  const tick = async () => await new Promise<void>((resolve) => setImmediate(resolve));
  const accept = (one: Fact): Answer => {
    const refused = one.kind === 'team-visit' && one.body.householdId === 'BAD';
    if (!refused && !rows.includes(one.id)) {
      rows.push(one.id);
    }
    const outcome = refused
      ? { id: one.id, status: 403, code: 'community.not-yours' }
      : { id: one.id, status: 201 };
    return { ok: true, status: 200, data: { outcomes: [outcome] } };
  };
  const portsOf = (life: { dead: boolean }): QueuePorts => ({
    facts: async () => {
      await tick();
      return [...disk.values()];
    },
    apply: async (change) => {
      await tick();
      const before = disk.get(change.id);
      if (life.dead || before === undefined) {
        return;
      }
      if (change.kind === 'refused') {
        disk.set(change.id, { ...before, state: 'refused', refusal: change.refusal });
      } else {
        disk.delete(change.id);
      }
    },
    sendBatch: async () => await Promise.reject(new Error('a team sends no crossings')),
    sendOne: async (one) => {
      const fate = calm ? 'good' : (network[requests++ % network.length] ?? 'good');
      await tick();
      if (life.dead || fate === 'drop-request') {
        return judgeTeamVisit(one.id, offline);
      }
      if (fate === 'busy') {
        return judgeTeamVisit(one.id, {
          ok: false,
          status: 503,
          error: { code: 'busy', message: 'x', messageEn: 'x' },
        });
      }
      if (fate === 'late') {
        late.push(() => accept(one));
        return judgeTeamVisit(one.id, offline);
      }
      const answer = accept(one);
      if (fate === 'twice') {
        late.push(() => accept(one));
      }
      if (fate === 'drop-response') {
        return judgeTeamVisit(one.id, offline);
      }
      return judgeTeamVisit(
        one.id,
        fate === 'no-receipt' ? { ok: true, status: 200, data: { outcomes: [] } } : answer,
      );
    },
  });
  const running: Promise<unknown>[] = [];
  for (const step of script) {
    if (step.kind === 'tap') {
      const one = fact((made += 1), step.bad === true);
      disk.set(one.id, one);
      good += step.bad === true ? 0 : 1;
      bad += step.bad === true ? 1 : 0;
    } else if (step.kind === 'other') {
      const one = fact((made += 1), false, { id: 'leader-b', name: 'B' });
      disk.set(one.id, one);
      others += 1;
    } else if (step.kind === 'flush') {
      running.push(sendWaiting(portsOf(alive), session));
      late.splice(0, Math.max(0, late.length - 2)).forEach((deliver) => deliver());
    } else {
      alive.dead = true;
      alive = { dead: false };
    }
    await tick();
  }
  await Promise.all(running);
  late.forEach((deliver) => deliver());
  calm = true;
  return { last: await sendWaiting(portsOf(alive), session), rows, disk, good, bad, others };
}

describe('the queue of a community team', () => {
  it('brings every tap to the server exactly once in 1,000 runs over a bad network', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { minLength: 1, maxLength: 30 }),
        fc.array(fates, { minLength: 1, maxLength: 12 }),
        async (script, network) => {
          const { last, rows, disk, good, bad, others } = await run(script, network);
          expect(last).toBe('done');
          expect(rows).toHaveLength(good);
          expect(new Set(rows).size).toBe(good);
          const left = [...disk.values()];
          // What was refused stays with its reason; what another leader recorded waits for them.
          expect(left.filter(({ state, refusal }) => state === 'refused' && refusal)).toHaveLength(bad);
          expect(left.filter(({ state }) => state === 'waiting')).toHaveLength(others);
        },
      ),
      { numRuns: 1000 },
    );
  }, 120_000);
});
