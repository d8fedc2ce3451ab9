import { say } from '../kit.ts';
import { cpuBetween, type CpuTime, markCpu } from './cpu-time.ts';
import { type Measured, median, quantile } from './numbers.ts';
import { MIX } from './training-acts.ts';
import { type Seen, trainClass } from './training-class.ts';
import { startTraining } from './training-program.ts';

export type TrainingOptions = {
  readonly rounds: number;
  /** Trainees at work at once. */
  readonly trainees: number;
  /** Within how many minutes they all begin. */
  readonly minutes: number;
};

const MINUTE_MS = 60_000;
const PEOPLE = 5_000;
/** Trainees who are alone with the program: one of each place in the mix, twice. */
const ALONE = MIX.length * 2;
const ALONE_ARRIVE_MS = 20_000;
const ALONE_LAST_MS = 2_000;
/** A screen that answers later is felt to stand still. */
const SCREEN_MS = 1_000;
/** In the worst minute of a full hall somebody waits some seconds until the drill begins (docs/decisions/0069). */
const BEGIN_MS = 10_000;

/**
 * A province that is trained in one day: so many trainees at once on the real program and PostgreSQL, over HTTP, from enrolment
 * through their acts, with the bar of each screen asking as ever. Beside each round a few of the same roles, alone.
 */
export async function benchTraining({ rounds, trainees, minutes }: TrainingOptions): Promise<Measured[]> {
  say('bench training: starting a simulated province');
  const program = await startTraining(PEOPLE);
  try {
    const { url, pid, postgresPid } = program;
    const areaIds = await communes(url);
    const few = async () =>
      await trainClass({
        url,
        areaIds,
        trainees: ALONE,
        arriveMs: ALONE_ARRIVE_MS,
        lastMs: ALONE_LAST_MS,
      });
    // The first of all are slow for other reasons: plans and connections are made.
    await few();
    const seen: { alone: Seen; full: Seen; busy: string }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const alone = await few();
      const cost = () => [pid, postgresPid].map(markCpu);
      const before = cost();
      const at = performance.now();
      const arriveMs = minutes * MINUTE_MS;
      const full = await trainClass({ url, areaIds, trainees, arriveMs, lastMs: arriveMs });
      const took = performance.now() - at;
      const [server, database] = cost().map((after, n) => shareOf(cpuBetween(before[n]!, after), took));
      const busy = `server ${server}, database ${database}`;
      say(
        `bench training: round ${round + 1} of ${rounds}: ${full.mostAtWork} at work at once, ${(took / 1000).toFixed(0)} s`,
      );
      seen.push({ alone, full, busy });
    }
    return figures(seen, trainees);
  } finally {
    await program.stop();
  }
}

function figures(
  seen: readonly { readonly alone: Seen; readonly full: Seen; readonly busy: string }[],
  trainees: number,
): Measured[] {
  const p95 = (kind: 'enrol' | 'begin' | 'work' | 'bar', of: 'alone' | 'full') =>
    median(seen.map((one) => quantile(one[of][kind], 0.95)));
  const row = (name: string, kind: 'enrol' | 'begin' | 'work' | 'bar', bound: number): Measured => ({
    name,
    value: p95(kind, 'full'),
    unit: 'ms',
    baseline: { name: `${ALONE} trainees alone, p95`, value: p95(kind, 'alone') },
    ratio: median(seen.map(({ alone, full }) => quantile(full[kind], 0.95) / quantile(alone[kind], 0.95))),
    target: { of: 'value', is: 'at most', bound },
    note: `p50 ${median(seen.map(({ full }) => quantile(full[kind], 0.5))).toFixed(0)} ms, most ${Math.max(...seen.flatMap(({ full }) => full[kind])).toFixed(0)} ms, ${seen[0]!.full[kind].length} requests`,
  });
  const refused = new Map<string, number>();
  for (const { alone, full } of seen) {
    for (const [what, n] of [...alone.refused, ...full.refused]) {
      refused.set(what, (refused.get(what) ?? 0) + n);
    }
  }
  const most = Math.min(...seen.map(({ full }) => full.mostAtWork));
  return [
    {
      name: 'trainees at work at once',
      value: most,
      unit: '',
      target: { of: 'value', is: 'at least', bound: trainees * 0.9 },
      note: `processors used: ${seen.map(({ busy }) => busy).join('; ')}`,
    },
    row('enrolled, p95', 'enrol', SCREEN_MS),
    row('the drill begins, p95', 'begin', BEGIN_MS),
    row('acts and screens, p95', 'work', SCREEN_MS),
    row('how far one is, p95', 'bar', SCREEN_MS),
    {
      name: 'refused, or nothing proved',
      value: [...refused.values()].reduce((sum, n) => sum + n, 0),
      unit: '',
      target: { of: 'value', is: 'at most', bound: 0 },
      ...(refused.size === 0 ? {} : { note: [...refused].map(([what, n]) => `${n}× ${what}`).join('; ') }),
    },
  ];
}

/** Processors used and waited for, on the average over a time. */
function shareOf(cpu: CpuTime | null, tookMs: number): string {
  return cpu === null
    ? '?'
    : `${(cpu.ranMs / tookMs).toFixed(2)} (waited ${(cpu.waitedMs / tookMs).toFixed(2)})`;
}

/** Communes of the province that the demo simulates. */
async function communes(url: string): Promise<string[]> {
  const find = async (query: string) => {
    const answer = await fetch(`${url}/api/v1/areas?${query}`);
    return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
  };
  const [province] = await find('code=20&kind=province');
  return await find(`parentId=${province}&kind=commune&limit=20`);
}
