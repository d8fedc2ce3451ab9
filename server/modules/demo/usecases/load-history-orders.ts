import { householdAt, personAt } from '../../../../lib/simulation/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { loadOrders, type OrderToLoad } from '../../orders/index.ts';
import type { DemoContext } from '../context.ts';
import { committeeKey } from '../rules/demo-offices.ts';
import { ISOLATION_DAYS, ORDER_BASIS, QUARANTINE_DAYS } from '../rules/order-terms.ts';
import { demoId } from '../rules/ids.ts';
import type { ReportedInfection, World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';
import type { RegistryNumbers } from './load-registry.ts';

type Given = {
  readonly run: DemoRun;
  readonly world: World;
  readonly numbers: RegistryNumbers;
  readonly areaNos: readonly number[];
  /** The cases whose orders belong to the history; the newest are left to the API. */
  readonly cases: readonly ReportedInfection[];
};

const HOUR_MS = 3_600_000;

/** Orders of the older cases: isolation of the sick, quarantine at home of their households, daily checks. */
export async function loadHistoryOrders(
  { platform, areas }: DemoContext,
  scope: Scope,
  tx: Tx,
  given: Given,
): Promise<number> {
  const { world, cases } = given;
  const sick = new Set(world.reported.map(({ infected }) => infected));
  const ordered = new Set<number>();
  const orders = cases.flatMap((infection) => {
    const home = householdAt(world.province, personAt(world.province, infection.infected).household);
    const family = home.members.filter((member) => !sick.has(member) && !ordered.has(member));
    family.forEach((member) => ordered.add(member));
    return [isolation(given, infection), ...family.map((member) => quarantine(given, infection, member))];
  });
  const byTime = orders.toSorted((a, b) => a.issuedAt - b.issuedAt);
  await loadOrders({ platform, areas }, scope, tx, byTime);
  return orders.length;
}

function isolation(given: Given, infection: ReportedInfection): OrderToLoad {
  const order = base(given, infection, infection.infected, {
    kind: 'isolation-hospital',
    from: infection.sampleAt,
    days: ISOLATION_DAYS,
    reason: 'Ca bệnh xác định (dữ liệu mô phỏng)',
  });
  const ended = infection.outcomeAt <= given.run.startedAt && infection.outcomeAt > order.issuedAt;
  return ended ? { ...order, end: { status: 'RELEASED', at: infection.outcomeAt } } : order;
}

function quarantine(given: Given, infection: ReportedInfection, member: number): OrderToLoad {
  const order = base(given, infection, member, {
    kind: 'quarantine-home',
    from: infection.reportAt,
    days: QUARANTINE_DAYS,
    reason: 'Cùng hộ gia đình với ca bệnh (dữ liệu mô phỏng)',
  });
  const followUps: { id: string; at: number; present: boolean; temperature: number }[] = [];
  const firstMorning = startOfLocalDay(order.from) + DAY_MS + 8 * HOUR_MS;
  // Yesterday's checks are done; today's are the day's work.
  for (let at = firstMorning; at < startOfLocalDay(given.run.startedAt); at += DAY_MS) {
    followUps.push({ id: uuid7(at), at, present: true, temperature: 36.6 });
  }
  return { ...order, followUps };
}

type Terms = Pick<OrderToLoad, 'kind' | 'reason' | 'from'> & { readonly days: number };

function base(
  { run, world, numbers, areaNos }: Given,
  infection: ReportedInfection,
  person: number,
  { days, ...terms }: Terms,
): OrderToLoad {
  const { commune } = personAt(world.province, person);
  const servedAt = infection.reportAt + 2 * HOUR_MS;
  return {
    id: demoId(run, 'order', `${infection.infected}-${person}`),
    personNo: numbers.people[person]!,
    officeId: demoId(run, 'office', committeeKey(run.communes[commune]!.code)),
    legalBasis: ORDER_BASIS,
    issuedAt: infection.reportAt,
    until: terms.from + days * DAY_MS,
    placeNo: null,
    caseId: demoId(run, 'case', infection.infected),
    areaNo: areaNos[commune]!,
    stayAreaNo: null,
    ...(servedAt <= run.startedAt ? { servedAt } : {}),
    ...terms,
  };
}
