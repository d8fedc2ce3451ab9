import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../kit.ts';
import { cpuBetween, type CpuMark, markCpu } from './cpu-time.ts';
import { questionsOf } from './dashboard-questions.ts';
import type { Named, Question } from './question.ts';
import { openLine, requestText } from './http-load.ts';
import type { LargeProvince } from './drawn.ts';
import { type Measured, quantile } from './numbers.ts';
import type { Room } from './room.ts';

export type DashboardOptions = LargeProvince & {
  readonly areas: number;
  readonly turns: number;
  /** Only questions whose name has this in it. */
  readonly only: string;
};

const LIMIT_MS = 200;
/** Answers that many callers share are kept for a second: longer than that between turns, so each is made anew. */
const REST_MS = 1_100;
const NOTHING = '/healthz';

/**
 * Every dashboard over a large province, asked over HTTP as a console asks it, one after the other, in turns with
 * /healthz. Visits lie in the days that the program keeps them; counters reach back over the whole span.
 */
export async function benchDashboards(room: Room, options: DashboardOptions): Promise<Measured[]> {
  const { server } = room;
  const { ready } = server;
  const size = ready.size ?? (await load(room, options));
  say('bench dashboards: writing what the desks hold, where it is not there yet');
  await server.ask({ kind: 'desks', size }, 'desks');
  const named = await findNamed(room);
  const asked = Object.fromEntries(
    Object.entries(questionsOf(ready, size.days, named)).filter(([name]) => name.includes(options.only)),
  );
  say('bench dashboards: looking at each answer');
  const first = await lookAtEach(room, asked);
  say(`bench dashboards: asking ${Object.keys(asked).length} questions ${options.turns} times`);
  const ms = new Map<string, number[]>([NOTHING, ...Object.keys(asked)].map((name) => [name, []]));
  const line = await openLine(ready.port);
  const work = new Map<string, Work>();
  const ask = async (name: string, path: string, officer: number): Promise<void> => {
    const before = markOf(room);
    const at = performance.now();
    const status = await line.ask(requestText('GET', path, ready.tokens[officer]!));
    ms.get(name)!.push(performance.now() - at);
    work.set(name, addWork(work.get(name), before, markOf(room)));
    if (status !== 200) {
      throw new Error(`${name}: ${status}`);
    }
  };
  for (let turn = 0; turn < options.turns; turn += 1) {
    await pause(REST_MS);
    await ask(NOTHING, NOTHING, 0);
    for (const [name, { path, officer = 0 }] of Object.entries(asked)) {
      await ask(name, path, officer);
    }
  }
  line.close();
  const base = quantile(ms.get(NOTHING)!, 0.95);
  const whole = `${size.cases} cases, ${size.stays} visits, ${ready.communes} communes, ${size.days} days`;
  return [...ms]
    .filter(([name]) => name !== NOTHING)
    .map(([name, times]): Measured => ({
      name: `${name}, p95`,
      value: quantile(times, 0.95),
      unit: 'ms',
      baseline: { name: '/healthz p95', value: base },
      ratio: quantile(times, 0.95) / base,
      target: { of: 'value', is: 'at most', bound: LIMIT_MS },
      note: `p50 ${quantile(times, 0.5).toFixed(0)} ms, ${times.length} requests, the very first ${first.get(name)!.toFixed(0)} ms${workText(work.get(name), times.length)}; ${whole}`,
    }));
}

/** Milliseconds on processors by part of the program, and waiting for one; null where the system does not tell. */
type Work = { readonly server: number; readonly database: number; readonly waited: number } | null;
type Marks = { readonly server: CpuMark; readonly database: CpuMark };

function markOf({ server, postgres }: Room): Marks {
  return { server: markCpu(server.pid), database: markCpu(postgres.pid) };
}

function addWork(sum: Work | undefined, before: Marks, after: Marks): Work {
  const server = cpuBetween(before.server, after.server);
  const database = cpuBetween(before.database, after.database);
  if (server === null || database === null || sum === null) {
    return null;
  }
  return {
    server: (sum?.server ?? 0) + server.ranMs,
    database: (sum?.database ?? 0) + database.ranMs,
    waited: (sum?.waited ?? 0) + server.waitedMs + database.waitedMs,
  };
}

function workText(work: Work | undefined, requests: number): string {
  if (work === null || work === undefined) {
    return '';
  }
  const mean = (ms: number) => (ms / requests).toFixed(0);
  return `; on processors ${mean(work.server)} ms server + ${mean(work.database)} ms database, waiting for one ${mean(work.waited)} ms`;
}

async function load({ server }: Room, options: DashboardOptions): Promise<LargeProvince> {
  const { people, cases, contacts, stays, days } = options;
  const size = { people, cases, contacts, stays, days };
  say(`bench dashboards: writing ${stays} visits, ${cases} cases, ${contacts} contacts, ${days} days`);
  await server.ask({ kind: 'large-province', size }, 'large-province');
  return size;
}

/** Some case, its person and a place: what the screens of one record ask about. */
async function findNamed(room: Room): Promise<Named> {
  const read = async <T>(path: string): Promise<T> => (await answerOf(room, `/api/v1${path}`, 0)).body as T;
  const cases = await read<{ items: { id: string; person: { id: string } }[] }>('/cases?limit=50');
  const places = await read<{ items: { id: string }[] }>('/places?limit=1');
  const first = async (path: string) => (await read<{ items: { id: string }[] }>(path)).items[0]?.id;
  const one = cases.items.at(-1);
  const trips = await read<{ items: { gateId: string }[] }>('/border/trips?limit=1');
  const [lockdownId, focusId, comparisonId] = [
    await first('/lockdowns?state=ACTIVE&limit=1'),
    await first('/foci?state=ACTIVE&limit=1'),
    await first('/reconciliations'),
  ];
  const named = {
    placeId: places.items[0]?.id,
    lockdownId,
    focusId,
    comparisonId,
    gateId: trips.items[0]?.gateId,
  };
  const lacking = Object.entries(named).flatMap(([name, id]) => (id === undefined ? [name] : []));
  if (one === undefined || lacking.length > 0) {
    throw new Error(`the province has no ${lacking.join(', ') || 'cases'}`);
  }
  return { ...(named as Record<keyof typeof named, string>), caseId: one.id, personId: one.person.id };
}

/**
 * Each question once. @returns milliseconds of the first answers.
 * @throws Error that names every question answered with a refusal, or with less than there is.
 */
async function lookAtEach(
  room: Room,
  asked: Readonly<Record<string, Question>>,
): Promise<ReadonlyMap<string, number>> {
  const wrong: string[] = [];
  const ms = new Map<string, number>();
  for (const [name, { path, officer = 0, holds, least = 1 }] of Object.entries(asked)) {
    const before = markOf(room);
    const at = performance.now();
    const { status, body, text } = await answerOf(room, path, officer);
    const took = performance.now() - at;
    ms.set(name, took);
    if (took > LIMIT_MS) {
      const work = addWork(undefined, before, markOf(room));
      say(`  ${name}: ${took.toFixed(0)} ms at first${workText(work, 1)}`);
    }
    const held = status === 200 ? holds(body as never, text) : 0;
    if (status !== 200 || !(held >= least)) {
      wrong.push(`${name}: answered ${status} with ${held} of at least ${least}: ${text.slice(0, 200)}`);
    }
  }
  if (wrong.length > 0) {
    throw new Error(`${wrong.length} questions have no proper answer:\n  ${wrong.join('\n  ')}`);
  }
  return ms;
}

async function answerOf(
  { server }: Room,
  path: string,
  officer: number,
): Promise<{ status: number; body: unknown; text: string }> {
  const { port, tokens } = server.ready;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { authorization: `Bearer ${tokens[officer]!}` },
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return { status: answer.status, body: isJson ? (JSON.parse(text) as unknown) : null, text };
}
