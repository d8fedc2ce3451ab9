import { setTimeout as pause } from 'node:timers/promises';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { say } from '../kit.ts';
import { type Dashboard, watchDashboard } from './dashboards.ts';
import { openLine, requestText, runLoad } from './http-load.ts';
import { type Measured, median, quantile } from './numbers.ts';
import { phoneOf } from './people.ts';
import type { Room } from './room.ts';
import { scanMaker } from './scans.ts';

export type GateOptions = {
  readonly people: number;
  readonly rounds: number;
  readonly seconds: number;
  /** Records that all posts together kept while they were offline. */
  readonly rows: number;
};

const POSTS = 200;
/** What the issue asks of one server: 5,000 crossings a minute. */
const PER_SECOND = 5000 / 60;
/** A post's twelve hours without a network. */
const BACKLOG = 5000;
const AT_ONCE = 1000;
/** Phones that send at the same time; the others wait for their turn at the server's accept queue. */
const SENDING = 16;

/** The gate commander's board and the wall's scene of the posts. */
const dashboards: readonly Dashboard[] = [
  {
    name: 'board of the posts',
    topic: 'gate',
    path: '/gates/board',
    crossings: ({ posts }: { posts: readonly { total: number }[] }) =>
      posts.reduce((sum, { total }) => sum + total, 0),
    soonMs: 100,
    everyMs: 1500,
  },
  {
    name: 'wall',
    topic: 'figures',
    path: '/command/wall?scene=gates',
    crossings: ({ tiles }: { tiles: readonly { id: string; value: number | null }[] }) =>
      tiles.find(({ id }) => id === 'crossings')?.value ?? 0,
    soonMs: 150,
    everyMs: 0,
  },
];
/** What a dashboard may still be reading when the last crossing has come. */
const LAST_LOOK_MS = 4000;

/**
 * Crossings of a province: steady load, one post's backlog, all posts coming back at once while check-ins go on, and how
 * soon dashboards follow with all of that in the database.
 */
export async function benchGates(room: Room, options: GateOptions): Promise<Measured[]> {
  const { server } = room;
  const { port } = server.ready;
  const { postIds, postTokens } = (await server.ask({ kind: 'posts', count: POSTS }, 'posts')).posts;
  const batch = (post: number, size: number, hours = 12): string => {
    const items = Array.from({ length: size }, () => crossing(postIds[post % POSTS]!, options.people, hours));
    const body = `{"items":[${items.join(',')}]}`;
    return requestText('POST', '/api/v1/gates/crossings/batch', postTokens[post % POSTS]!, body);
  };
  say('bench gates: steady load');
  const steady = await paced(port, options.seconds * 5, (n) => batch(n, 1));
  say('bench gates: one backlog');
  const backlogs: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const line = await openLine(port);
    const requests = Array.from({ length: BACKLOG / AT_ONCE }, () => batch(round, AT_ONCE));
    const started = performance.now();
    for (const request of requests) {
      await accepted(line.ask(request));
    }
    backlogs.push((performance.now() - started) / 1000);
    line.close();
  }
  say(`bench gates: ${options.rows} records of ${POSTS} posts at once`);
  const scans = scanMaker(server.ready, options.people);
  const scanning = runLoad({
    port,
    connections: 4,
    next: scans.single('/api/v1/presence'),
    until: { seconds: Math.max(5, options.seconds) },
  });
  const sent = await runLoad({
    port,
    connections: SENDING,
    next: (connection) => batch(connection * 13 + Math.floor(Math.random() * POSTS), AT_ONCE / 2),
    until: { answers: Math.ceil(options.rows / (AT_ONCE / 2)) },
  });
  if (Object.keys(sent.byStatus).join() !== '200') {
    throw new Error(`backlogs were answered ${JSON.stringify(sent.byStatus)}`);
  }
  const scanned = await scanning;
  const minutes = 1_000_000 / (sent.perSecond * (AT_ONCE / 2)) / 60;
  say('bench gates: dashboards');
  const watched = await Promise.all(
    dashboards.map(async (one) => await watchDashboard(port, server.ready.tokens[0]!, one)),
  );
  // Now: what was kept may be of yesterday, which no dashboard of today shows.
  const live = await paced(port, options.seconds * 5, (n) => batch(n, 1, 0));
  await pause(LAST_LOOK_MS);
  const follows = watched.map(({ followed, stop }) => {
    stop();
    return followed(live.accepted);
  });
  const { differences } = await server.ask({ kind: 'recount' }, 'recount');
  return [
    {
      name: 'crossings, 5,000 a minute, p95',
      value: quantile(steady.ms, 0.95),
      unit: 'ms',
      target: { of: 'value', is: 'at most', bound: 200 },
      note: `${Math.round(steady.perMinute)} a minute sent`,
    },
    {
      name: `backlog of a post, ${BACKLOG} records`,
      value: median(backlogs),
      unit: 's',
      target: { of: 'value', is: 'at most', bound: 3 },
    },
    {
      name: '1 M records of 200 posts at once',
      value: minutes,
      unit: 'min',
      target: { of: 'value', is: 'at most', bound: 10 },
      note: `from ${options.rows} records; check-ins meanwhile p95 ${quantile(scanned.ms, 0.95).toFixed(0)} ms`,
    },
    ...dashboards.map(({ name }, i): Measured => ({
      name: `${name} follows a crossing, p95`,
      value: quantile(follows[i]!, 0.95) / 1000,
      unit: 's',
      target: { of: 'value', is: 'at most', bound: 2 },
      note: `slowest ${(Math.max(...follows[i]!) / 1000).toFixed(2)} s; crossings meanwhile p95 ${quantile(live.ms, 0.95).toFixed(0)} ms`,
    })),
    {
      name: 'counters that differ from the facts',
      value: differences,
      unit: '',
      target: { of: 'value', is: 'at most', bound: 0 },
    },
  ];
}

async function accepted(status: Promise<number>): Promise<void> {
  if ((await status) !== 200) {
    throw new Error(`a batch was answered ${await status}`);
  }
}

/** Sends at an even pace whatever the answers take, as cars come. */
async function paced(
  port: number,
  seconds: number,
  next: (n: number) => string,
): Promise<{ ms: number[]; accepted: number[]; perMinute: number }> {
  const lines = await Promise.all(Array.from({ length: POSTS }, () => openLine(port)));
  const ms: number[] = [];
  const times: number[] = [];
  const waiting: Promise<void>[] = [];
  const started = performance.now();
  const count = Math.floor(seconds * PER_SECOND);
  for (let n = 0; n < count; n += 1) {
    const due = started + (n / PER_SECOND) * 1000;
    await pause(Math.max(0, due - performance.now()));
    const at = performance.now();
    waiting.push(timed(lines[n % POSTS]!.ask(next(n)), at));
  }
  async function timed(status: Promise<number>, at: number): Promise<void> {
    await accepted(status);
    times.push(performance.now());
    ms.push(performance.now() - at);
  }
  await Promise.all(waiting);
  const took = (performance.now() - started) / 60_000;
  lines.forEach((line) => line.close());
  return { ms, accepted: times, perMinute: count / took };
}

/** @param hours before now that it may have happened. */
function crossing(postId: string, people: number, hours: number): string {
  const now = Date.now();
  const at = new Date(now - Math.floor(Math.random() * hours * 60) * 60_000).toISOString();
  const phone = phoneOf(Math.floor(Math.random() * people));
  return JSON.stringify({
    id: uuid7(now),
    postId,
    at,
    direction: 'in',
    means: 'phone',
    outcome: 'other-known',
    person: { phone },
    plate: `12A-${String(Math.floor(Math.random() * 100_000)).padStart(5, '0')}`,
    companions: 1,
    zoneRank: 0,
    proposed: 'pass',
    decision: 'pass',
    ruleSet: 'gate-rules',
    ruleVersion: 1,
    reasons: [
      { rule: 'pass', decision: 'pass', vi: 'Khai báo còn hiệu lực', en: 'In force', missing: false },
    ],
    facts: { zone: { known: true, origin: 0, worst: 0 }, declaration: { state: 'valid', ageHours: 2 } },
  });
}
