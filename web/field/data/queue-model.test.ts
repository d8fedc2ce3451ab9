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
  | { readonly kind: 'vehicle' }
  | { readonly kind: 'declare' }
  | { readonly kind: 'flush' }
  | { readonly kind: 'kill' };
const steps = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('cross' as const), bad: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'vehicle' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'declare' }) },
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
  /** What is sent one by one: ids in the order of their arrival. */
  const singles: string[] = [];
  const acceptOne = (id: string) => {
    if (!singles.includes(id)) {
      singles.push(id);
    }
  };
  return { accept, acceptOne, stored, rows, doubled, singles };
}

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const codeOf = (n: number) => `K${String(n).padStart(7, '0')}`;

/** What one tap on a vehicle keeps: two people, the vehicle, a question to the commander. */
function vehicleFacts(n: number): Fact[] {
  const people = [n, n + 1].map((one): Fact => {
    const made = crossing(one, false);
    return made.kind === 'crossing' ? { ...made, body: { ...made.body, groupId: idOf(n + 2) } } : made;
  });
  const { owner, dataset, createdAt } = people[0]!;
  const base = { owner, dataset, createdAt, state: 'waiting', refusal: null } as const;
  const [id, questionId, postId] = [idOf(n + 2), idOf(n + 3), idOf(0)];
  const vehicle = { id, postId, at: createdAt, direction: 'in', vehicleKind: 'bus', people: 2 } as const;
  const asked = { id: questionId, postId, raisedAt: createdAt, who: 'x', reason: 'y', people: 2 };
  return [
    ...people,
    {
      ...base,
      id,
      kind: 'vehicle',
      body: { ...vehicle, seals: [], decision: 'ask-commander', split: false },
    },
    { ...base, id: questionId, kind: 'escalation', body: { ...asked, keptVehicle: true } },
  ];
}

/** Somebody without a phone: the declaration and the crossing that names its code. */
function declaredFacts(n: number): Fact[] {
  const made = crossing(n, false);
  const id = idOf(n + 1);
  const { dataset, createdAt } = made;
  const body = {
    id,
    person: { fullName: `N${n}` },
    symptoms: [],
    exposures: [],
    declaredAt: createdAt,
    declaredBy: 'officer',
    shortCode: codeOf(n),
  } as const;
  const crossed =
    made.kind === 'crossing' ? { ...made, body: { ...made.body, declarationCode: codeOf(n) } } : made;
  return [
    // Of the officer who is logged in: those of others wait for them, see queue-rules.test.ts.
    { ...crossed, owner: user },
    {
      id,
      owner: user,
      dataset,
      createdAt,
      state: 'waiting',
      refusal: null,
      kind: 'declaration',
      body: { ...body, symptoms: [], exposures: [] },
    },
  ];
}

const crossing = (n: number, bad: boolean): Fact => {
  const id = idOf(n);
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
    sendOne: async (fact) => {
      const fate = calm ? 'good' : (network[requests++ % network.length] ?? 'good');
      await tick();
      if (life.dead || fate === 'drop-request') {
        return offline;
      }
      if (fate === 'busy') {
        return { ok: false, status: 503, error: { code: 'busy', message: 'x', messageEn: 'x' } };
      }
      if (fate === 'late') {
        late.push(() => server.acceptOne(fact.id));
        return offline;
      }
      if (fact.kind === 'declaration') {
        // The crossing of this declaration must not have come before it.
        const early = [...server.stored.values()].some((content) =>
          content.includes(`"declarationCode":"${fact.body.shortCode}"`),
        );
        if (early && !server.singles.includes(fact.id)) {
          overtaken.push(fact.id);
        }
      }
      if (fact.kind === 'vehicle') {
        // Whoever reads of it now must find all of its people.
        const there = [...server.stored.values()].filter((content) =>
          content.includes(`"groupId":"${fact.id}"`),
        );
        if (there.length < 2) {
          overtaken.push(fact.id);
        }
      }
      server.acceptOne(fact.id);
      return fate === 'drop-response' ? offline : { ok: true as const };
    },
  });

  let made = 0;
  let good = 0;
  const keep = (...facts: Fact[]) => {
    // One step on the disk: all of them or none.
    facts.forEach((fact) => disk.set(fact.id, fact));
    made += facts.length;
  };
  const overtaken: string[] = [];
  const running: Promise<unknown>[] = [];
  for (const step of script) {
    if (step.kind === 'cross') {
      keep(crossing(made + 1, step.bad));
      good += step.bad ? 0 : 1;
    } else if (step.kind === 'vehicle') {
      keep(...vehicleFacts(made + 1));
      good += 2;
    } else if (step.kind === 'declare') {
      keep(...declaredFacts(made + 1));
      good += 1;
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
  return { server, disk, receipts, made, good, last, overtaken };
}

describe('the queue of a phone', () => {
  it('loses nothing and doubles nothing in 1,000 runs over a network that drops, repeats and reorders', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { minLength: 1, maxLength: 40 }),
        fc.array(fates, { minLength: 1, maxLength: 12 }),
        async (script, network) => {
          const { server, disk, receipts, made, good, last, overtaken } = await run(script, network);
          const bad = script.filter((step) => step.kind === 'cross' && step.bad).length;
          expect(last).toBe('done');
          expect(server.rows).toHaveLength(good);
          expect(new Set(server.rows).size).toBe(good);
          expect(server.doubled).toEqual([]);
          expect(new Set(receipts).size).toBe(receipts.length);
          expect(receipts).toHaveLength(made - bad);
          expect(server.singles).toHaveLength(made - bad - good);
          expect(overtaken).toEqual([]);
          // What was refused stays visible with its reason; nothing else is left.
          expect([...disk.values()].every(({ state, refusal }) => state === 'refused' && refusal)).toBe(true);
          expect(disk.size).toBe(bad);
        },
      ),
      { numRuns: 1000 },
    );
  }, 120_000);
});
