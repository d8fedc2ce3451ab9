import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { TrainingRun } from '../../contract/training.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { acts, type Answer, type Caller, citizenActs, type CitizenProps, MIX } from './training-acts.ts';

/** As often as the bar of every screen asks how far the drill is (web/console/screens/training/DrillBar.tsx). */
const BAR_MS = 10_000;

/** Sites that Thái Bình trained in one day. Each has an address of its own: limits count by address. */
const SITES = 323;
const lines = Array.from(
  { length: SITES },
  (_, n) => new Agent({ keepAlive: true, localAddress: `127.1.${Math.floor(n / 200)}.${1 + (n % 200)}` }),
);

/** What a class has met: milliseconds by kind of request, and who got how far. */
export type Seen = {
  /** Enrolling and opening the session. */
  readonly enrol: number[];
  /** Beginning a drill: the records of one's own are made, or waited for. */
  readonly begin: number[];
  /** Acts and looks of the screens. */
  readonly work: number[];
  /** The bar that asks how far one is. */
  readonly bar: number[];
  /** What was refused, broke off, or was done without the trail proving it; how often. */
  readonly refused: Map<string, number>;
  atWork: number;
  mostAtWork: number;
};

export type ClassPlan = {
  readonly url: string;
  readonly trainees: number;
  /** All begin within this time. */
  readonly arriveMs: number;
  /** How long a drill takes once it has begun: the acts of a role are spread over it. */
  readonly lastMs: number;
  readonly areaIds: readonly string[];
};

/** Trains a class over HTTP, each trainee from enrolment to the last act that its role is measured by. */
export async function trainClass(plan: ClassPlan): Promise<Seen> {
  const seen: Seen = {
    enrol: [],
    begin: [],
    work: [],
    bar: [],
    refused: new Map(),
    atWork: 0,
    mostAtWork: 0,
  };
  await Promise.all(
    Array.from({ length: plan.trainees }, async (_, n) => {
      await pause((n / plan.trainees) * plan.arriveMs);
      seen.atWork += 1;
      seen.mostAtWork = Math.max(seen.mostAtWork, seen.atWork);
      const done = await train(plan, seen, n).catch((error: Error) => {
        note(seen, `${MIX[n % MIX.length]!} ${error.message}`);
        return null;
      });
      seen.atWork -= 1;
      if (done === 0) {
        note(seen, `nothing proved of a ${MIX[n % MIX.length]!}`);
      }
    }),
  );
  return seen;
}

function note(seen: Seen, what: string): void {
  seen.refused.set(what, (seen.refused.get(what) ?? 0) + 1);
}

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: object;
  readonly site: number;
  readonly body?: object | undefined;
};

/** One request over the line of a site. */
async function send(
  url: string,
  ask: {
    readonly method: string;
    readonly headers: object;
    readonly site: number;
    readonly body: string | null;
  },
): Promise<{ readonly status: number; readonly text: string; readonly cookie: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof send>>>();
  const { method, headers, site, body } = ask;
  const sent = request(url, { method, headers: { ...headers }, agent: lines[site]! }, (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => (text += chunk));
    answer.on('error', reject);
    answer.on('end', () => {
      const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      resolve({ status: answer.statusCode ?? 0, text, cookie });
    });
  });
  sent.on('error', reject);
  sent.end(body ?? undefined);
  return await promise;
}

type Kind = 'enrol' | 'begin' | 'work' | 'bar';

async function timed(
  { url }: ClassPlan,
  seen: Seen,
  kind: Kind,
  ask: Asked,
): Promise<{ readonly cookie: string } & Answer> {
  const { method, path, body } = ask;
  const headers = { ...ask.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const at = performance.now();
  const answer = await send(`${url}/api/v1${path}`, {
    method,
    headers,
    site: ask.site,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const { text } = answer;
  seen[kind].push(performance.now() - at);
  if (answer.status >= 400) {
    const where = path.replaceAll(/[0-9a-f-]{36}/g, '{id}').split('?')[0]!;
    note(seen, `${answer.status} ${method} ${where} ${text.slice(0, 80)}`);
  }
  return {
    status: answer.status,
    body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {},
    cookie: answer.cookie,
  };
}

async function train(plan: ClassPlan, seen: Seen, n: number): Promise<number> {
  const role = MIX[n % MIX.length]!;
  const site = n % SITES;
  const open = { method: 'POST', headers: {}, site };
  if (role === 'citizen') {
    const body = { id: uuid7(), name: `Người dân ${n}`, unit: `Khối ${n}`, drill: 'citizen' };
    const begun = await timed(plan, seen, 'begin', { ...open, path: '/training/citizen-runs', body });
    const { token, run } = begun.body as { token: string; run: { props: CitizenProps } };
    const me = callerOf(plan, seen, site, {});
    const areaId = plan.areaIds[n % plan.areaIds.length]!;
    const look = async () =>
      (await timed(plan, seen, 'bar', { ...open, path: '/training/citizen-runs/state', body: { token } }))
        .body;
    await walk(plan, citizenActs(me, token, run.props, areaId), look);
    return ((await look())['done'] as string[]).length;
  }
  const who = { name: `Học viên ${n}`, unit: `Điểm ${n}`, role };
  const { cookie } = await timed(plan, seen, 'enrol', { ...open, path: '/training/enrol', body: who });
  const session = await timed(plan, seen, 'enrol', {
    method: 'GET',
    path: '/session',
    headers: { cookie },
    site,
  });
  const headers = { cookie, 'x-csrf-token': String(session.body['csrfToken']) };
  const body = { id: uuid7(), drill: role };
  const begun = await timed(plan, seen, 'begin', { ...open, path: '/training/runs', headers, body });
  const look = async () =>
    (await timed(plan, seen, 'bar', { method: 'GET', path: '/training/run', headers, site })).body;
  await walk(
    plan,
    acts[role]!(callerOf(plan, seen, site, headers), begun.body as unknown as TrainingRun),
    look,
  );
  const { run } = (await look()) as { run: TrainingRun };
  return run.done.length;
}

function callerOf(plan: ClassPlan, seen: Seen, site: number, headers: object): Caller {
  return async (method, path, body) => await timed(plan, seen, 'work', { method, path, headers, site, body });
}

/** Acts one after the other; between them the bar of the screen asks as ever. */
async function walk(
  { lastMs }: ClassPlan,
  steps: readonly (() => Promise<unknown>)[],
  look: () => Promise<unknown>,
): Promise<void> {
  const stepMs = lastMs / steps.length;
  for (const act of steps) {
    for (let left = stepMs; left > 0; left -= BAR_MS) {
      await pause(Math.min(left, BAR_MS));
      await look();
    }
    await act();
  }
}
