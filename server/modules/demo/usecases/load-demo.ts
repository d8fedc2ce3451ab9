import { communesToFill, startOfHistory } from '../../../../lib/simulation/index.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { analyseLog, openPresenceDays } from '../../presence/index.ts';
import { seedDemoLevels } from '../../risk/index.ts';
import { DEMO, type DemoContext, type Progress } from '../context.ts';
import { TRACED_CASES, UNTRACED_CASES } from '../rules/order-terms.ts';
import { buildWorld } from '../rules/world.ts';
import {
  allowLongStatements,
  type DemoRun,
  finishRun,
  insertRun,
  isEmpty,
  peopleByArea,
  readRun,
} from '../store/runs.ts';
import { playScenes } from '../scenes/play.ts';
import { loadHistoryCases, loadPresence, reportedBy } from './load-history.ts';
import { loadHistoryOrders } from './load-history-orders.ts';
import { loadRegistry } from './load-registry.ts';
import { openDemoAccounts } from './open-accounts.ts';
import { workFirstCases } from './work-first-cases.ts';

/** What to simulate. `now` (Unix ms) is where the history ends. */
export type DemoOptions = {
  readonly people: number;
  readonly seed: number;
  readonly now: number;
  readonly provinceCode: string;
  readonly historyDays?: number;
  readonly onProgress?: Progress;
};

/** What was loaded. */
export type DemoLoad = {
  readonly people: number;
  readonly places: number;
  readonly stays: number;
  readonly cases: number;
  readonly traced: number;
  readonly orders: number;
};

/** Days for which the outbreak is drawn in advance; the check-ins of the tail go on without end. */
const HORIZON_DAYS = 60;

/**
 * Loads the simulated province into an empty demo dataset: all facts in one transaction, then traces and orders
 * through the API. A load that was cut off between the two is finished; a loaded demo is left as it is.
 * @returns null when there was nothing to load.
 */
export async function loadDemo(context: DemoContext, options: DemoOptions): Promise<DemoLoad | null> {
  const scope = systemScope('demo', DEMO);
  const { db } = context.platform;
  const tell = options.onProgress ?? (() => undefined);
  let run = await readRun(scope, db);
  let facts = { places: 0, stays: 0, cases: 0, orders: 0 };
  if (run === undefined) {
    if (!(await isEmpty(scope, db))) {
      return null;
    }
    run = planRun(context, options);
    facts = await loadFacts(context, run, tell);
  } else if (run.stage === 'ready') {
    return null;
  }
  tell({
    vi: 'Truy vết, ra quyết định cho các ca đầu',
    en: 'Tracing and orders of the first cases',
    share: 0.92,
  });
  await openDemoAccounts(context, run.provinceCode);
  await seedDemoLevels({ ...context, provinceCode: run.provinceCode }, scope, {
    now: run.startedAt,
    peopleOf: await peopleByArea(scope, db),
  });
  const worked = await finish(context, run);
  tell({ vi: 'Đã nạp tỉnh mô phỏng', en: 'The simulated province is loaded', share: 1 });
  return { people: run.people, ...facts, traced: worked.traced, orders: facts.orders + worked.orders };
}

/** A demo without its first traces is still a demo: what fails here is logged, and tried again at the next start. */
async function finish(context: DemoContext, run: DemoRun): Promise<{ traced: number; orders: number }> {
  const { db, log } = context.platform;
  try {
    const world = buildWorld(run);
    const worked = await workFirstCases(context, run, world);
    await playScenes(context, run, world);
    await finishRun(systemScope('demo', DEMO), db);
    return worked;
  } catch (error) {
    log.warn({ part: 'demo', err: (error as Error).message }, 'the first cases are not worked through');
    return { traced: 0, orders: 0 };
  }
}

function planRun({ areas }: DemoContext, options: DemoOptions): DemoRun {
  const today = localDate(options.now);
  const province = areas.byCode(options.provinceCode, today);
  if (province === undefined) {
    throw new Error(`no province ${options.provinceCode} on ${today}`);
  }
  return {
    provinceCode: options.provinceCode,
    seed: options.seed,
    people: options.people,
    historyDays: options.historyDays ?? 14,
    horizonDays: HORIZON_DAYS,
    startedAt: options.now,
    communes: communesToFill(areas.childrenOf(province.no, today)),
    stage: 'loaded',
    livedUntil: options.now,
    nextCase: 0,
  };
}

async function loadFacts(context: DemoContext, planned: DemoRun, tell: Progress) {
  const { platform, areas } = context;
  const scope = systemScope('demo', DEMO);
  tell({ vi: 'Dựng tỉnh và ổ dịch mô phỏng', en: 'Simulating the province and its outbreak', share: 0 });
  const world = buildWorld(planned);
  const run = { ...planned, nextCase: reportedBy(planned, world).length };
  const today = localDate(run.startedAt);
  const province = areas.byCode(run.provinceCode, today)!;
  const areaNos = run.communes.map(({ code }) => areas.byCode(code, today)!.no);
  await openPresenceDays(platform.db, DEMO, startOfHistory(world.province), run.startedAt);
  return await platform.db.transaction().execute(async (tx) => {
    await allowLongStatements(tx);
    const people = { vi: 'Nạp người và địa điểm mô phỏng', en: 'Loading simulated people and places' };
    const stays = { vi: 'Nạp lượt check-in mô phỏng', en: 'Loading simulated check-ins' };
    const numbers = await loadRegistry(context, scope, tx, {
      run,
      world,
      areaNos,
      province: { name: province.fullName, areaNo: province.no },
      onPeople: (share) => tell({ ...people, share: 0.05 + 0.45 * share }),
    });
    const count = await loadPresence(scope, tx, run, world, numbers, (share) =>
      tell({ ...stays, share: 0.5 + 0.38 * share }),
    );
    const cases = await loadHistoryCases(context, scope, tx, { run, world, numbers, areaNos });
    const older = reportedBy(run, world).slice(0, -(UNTRACED_CASES + TRACED_CASES));
    const given = { run, world, numbers, areaNos, cases: older };
    const orders = await loadHistoryOrders(context, scope, tx, given);
    await insertRun(scope, tx, run);
    await analyseLog(tx);
    return { places: world.province.places.length, stays: count, cases, orders };
  });
}
