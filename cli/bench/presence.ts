import { type LoadResult, runLoad } from './http-load.ts';
import { type Measured, median, quantile } from './numbers.ts';
import type { Room } from './room.ts';
import { scanMaker } from './scans.ts';

export type PresenceOptions = {
  readonly people: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
};

/** The ways to answer a check-in, measured in turns. */
const ways = {
  bare: '/bench/bare',
  noOp: '/bench/no-op',
  single: '/bench/single',
  grouped: '/api/v1/presence',
} as const;
type Way = keyof typeof ways;

/**
 * Single check-ins over HTTP, each acknowledged after a durable commit of stay, receipt, counters and outbox:
 * against a route of ours without database, and against the same path with one transaction a request.
 */
export async function benchPresence(room: Room, options: PresenceOptions): Promise<Measured[]> {
  const scans = scanMaker(room.server.ready, options.people);
  const run = async (way: Way, seconds: number) =>
    onlyCreated(
      await runLoad({
        port: room.server.ready.port,
        connections: options.connections,
        next: scans.single(ways[way]),
        until: { seconds },
      }),
    );
  const order = Object.keys(ways) as Way[];
  for (const way of order) {
    await run(way, 2);
  }
  const rounds: Record<Way, LoadResult>[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const results = new Map<Way, LoadResult>();
    // The order turns, so that no way always follows the same one.
    for (let i = 0; i < order.length; i += 1) {
      const way = order[(i + round) % order.length]!;
      results.set(way, await run(way, options.seconds));
    }
    rounds.push(Object.fromEntries(results) as Record<Way, LoadResult>);
  }
  const rate = (way: Way) => median(rounds.map((round) => round[way].perSecond));
  const ratio = (of: Way, to: Way) =>
    median(rounds.map((round) => round[of].perSecond / round[to].perSecond));
  const p95 = (way: Way) => median(rounds.map((round) => quantile(round[way].ms, 0.95)));
  const recount = await room.server.ask({ kind: 'recount' }, 'recount');
  return [
    {
      name: 'presence, single posts',
      value: rate('grouped'),
      unit: '/s',
      target: { of: 'value', is: 'at least', bound: 1_500 },
      note: `p95 ${p95('grouped').toFixed(0)} ms, ${options.connections} connections`,
    },
    {
      name: 'presence / no-op route',
      value: rate('grouped'),
      unit: '/s',
      baseline: { name: 'the same route without database', value: rate('noOp') },
      ratio: ratio('grouped', 'noOp'),
      target: { of: 'ratio', is: 'at least', bound: 0.35 },
      note: `bare route of the framework ${rate('bare').toFixed(0)} /s, ratio ${ratio('grouped', 'bare').toFixed(2)}`,
    },
    {
      name: 'presence / one insert a request',
      value: rate('grouped'),
      unit: '/s',
      baseline: { name: 'one transaction a request, 10 writers', value: rate('single') },
      ratio: ratio('grouped', 'single'),
      target: { of: 'ratio', is: 'at least', bound: 1.8 },
      note: `p95 ${p95('grouped').toFixed(0)} against ${p95('single').toFixed(0)} ms`,
    },
    {
      name: 'counters that differ from a recount',
      value: recount.differences,
      unit: '',
      target: { of: 'value', is: 'at most', bound: 0 },
      note: `${recount.stays} stays`,
    },
  ];
}

/** @throws Error when anything but 201 was answered: then it is not check-ins that were counted. */
export function onlyCreated(result: LoadResult): LoadResult {
  const others = Object.entries(result.byStatus).filter(([status]) => status !== '201');
  if (others.length > 0) {
    throw new Error(`check-ins were answered ${others.map(([status, n]) => `${status} x ${n}`).join(', ')}`);
  }
  return result;
}
