import type { checkKinds, tripTaskReasons } from '../../../../contract/trip-kit.ts';
import type { TripDirection } from './life-cycle.ts';

const MINUTE_MS = 60_000;

export type Leg = {
  readonly placeNo: number;
  readonly limitMinutes: number;
  /** Length of the road from the post before; missing where nobody measured it. */
  readonly roadKm?: number;
};

/** What was agreed of a trip; times are Unix ms. */
export type TripPlan = {
  readonly direction: TripDirection;
  readonly gateNo: number;
  readonly yardNo: number | null;
  /** Posts in the order of the way, the gate among them. */
  readonly legs: readonly Leg[];
  readonly restNos: readonly number[];
  readonly seals: readonly string[];
  readonly needsHandOver: boolean;
  readonly startsAt: number;
  readonly plannedArrival: number;
  /** Until when the driver's test holds; null: no valid test is known. */
  readonly testValidUntil: number | null;
};

/** A report of a post. */
export type TripCheck = {
  readonly id: string;
  readonly placeNo: number;
  readonly kind: (typeof checkKinds)[number];
  readonly at: number;
  readonly seals: readonly string[] | null;
};

export type HandedOver = { readonly at: number; readonly seals: readonly string[] };

export type LegState = 'due' | 'in-time' | 'late' | 'overdue' | 'skipped';
export type ShownLeg = Leg & {
  readonly deadline: number;
  readonly at: number | null;
  readonly state: LegState;
  readonly lateMs: number;
};

/** Something that an officer has to look at; `key` names it within its reason, however often it is found again. */
export type Issue = {
  readonly reason: (typeof tripTaskReasons)[number];
  readonly key: string;
  readonly at: number;
  readonly placeNo: number | null;
  readonly lateMs: number | null;
  readonly seals: readonly string[] | null;
  /** Only that nothing was heard says so: a report may still be on its way. */
  readonly unheard?: boolean;
};

export type Timeline = {
  readonly legs: readonly ShownLeg[];
  readonly reached: boolean;
  readonly arrivedAt: number | null;
  readonly passedAt: number | null;
  readonly finishedAt: number | null;
  readonly issues: readonly Issue[];
  /** When the next limit runs out; null: none runs. */
  readonly nextDueAt: number | null;
  /** The first limit that ran out without a report; null: none did. */
  readonly overdueAt: number | null;
};

/**
 * What all reports of a trip together say, whatever the order in which they came: a report that comes late takes back
 * what was only missing. Limits run from the last post that was reached, or from the start.
 * @param running whether limits still run: a closed trip is late no more than it was.
 */
export function readTimeline(
  plan: TripPlan,
  checks: readonly TripCheck[],
  handed: HandedOver | null,
  now: number,
  running: boolean,
): Timeline {
  const sorted = checks.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const atGate = (check: TripCheck) => check.placeNo === plan.gateNo || check.placeNo === plan.yardNo;
  const seen = sorted.filter(({ kind }) => kind !== 'stop' && kind !== 'turned-back');
  const arrivedAt = seen.find((check) => atGate(check))?.at ?? null;
  const passedAt = seen.find((check) => check.kind === 'pass' && check.placeNo === plan.gateNo)?.at ?? null;
  const times = plan.legs.map(({ placeNo }) =>
    placeNo === plan.gateNo ? arrivedAt : (seen.find((check) => check.placeNo === placeNo)?.at ?? null),
  );
  const limits = running && (passedAt === null || plan.direction === 'import');
  const atGateYet = plan.direction === 'import' && arrivedAt !== null && passedAt === null;
  const legs = walkLegs(plan, times, passedAt, now, limits);
  const last = times.at(-1) ?? null;
  // An import begins at the gate: where that is its whole way, leaving the gate ends it.
  const finishedAt = plan.direction !== 'import' ? null : plan.legs.length === 1 ? passedAt : last;
  const due = legs.find(({ state }) => state === 'due');
  return {
    legs,
    reached: times.some((at) => at !== null),
    arrivedAt,
    passedAt,
    finishedAt,
    issues: [
      ...legIssues(legs),
      ...wayIssues(plan, sorted, atGate),
      ...sealIssues(plan, sorted, handed),
      ...termIssues(plan, arrivedAt, passedAt, handed),
    ],
    nextDueAt: limits && !atGateYet && due !== undefined ? due.deadline : null,
    overdueAt: legs.find(({ state }) => state === 'overdue')?.deadline ?? null,
  };
}

function walkLegs(
  plan: TripPlan,
  times: readonly (number | null)[],
  passedAt: number | null,
  now: number,
  limits: boolean,
): ShownLeg[] {
  let base = plan.startsAt;
  return plan.legs.map((leg, i): ShownLeg => {
    const deadline = base + leg.limitMinutes * MINUTE_MS;
    const at = times[i]!;
    // The way inland of an import begins when it leaves the gate, however long it stood there.
    const leaves = plan.direction === 'import' && leg.placeNo === plan.gateNo && at !== null;
    base = leaves ? (passedAt ?? Math.max(at, now)) : (at ?? deadline);
    if (at !== null) {
      const lateMs = Math.max(0, at - deadline);
      return { ...leg, deadline, at, state: lateMs > 0 ? 'late' : 'in-time', lateMs };
    }
    if (times.slice(i + 1).some((later) => later !== null)) {
      return { ...leg, deadline, at, state: 'skipped', lateMs: 0 };
    }
    const overdue = limits && now > deadline;
    return { ...leg, deadline, at, state: overdue ? 'overdue' : 'due', lateMs: overdue ? now - deadline : 0 };
  });
}

function legIssues(legs: readonly ShownLeg[]): Issue[] {
  let before = Number.NEGATIVE_INFINITY;
  const found: Issue[] = [];
  let overdue = false;
  for (const [i, { state, deadline, at, placeNo, lateMs }] of legs.entries()) {
    const common = { placeNo, seals: null };
    // One vehicle that does not come is one thing to look at, however many limits it lets pass.
    if (state === 'late' || (state === 'overdue' && !overdue)) {
      const unheard = state === 'overdue';
      found.push({ ...common, reason: 'late', key: `leg-${i}`, at: deadline, lateMs, unheard });
    }
    overdue ||= state === 'overdue';
    if (state === 'skipped') {
      found.push({ ...common, reason: 'off-route', key: `skipped-${i}`, at: deadline, lateMs: null });
    }
    if (at !== null && at < before) {
      found.push({ ...common, reason: 'off-route', key: `order-${i}`, at, lateMs: null });
    }
    before = Math.max(before, at ?? before);
  }
  return found;
}

function wayIssues(
  plan: TripPlan,
  sorted: readonly TripCheck[],
  atGate: (check: TripCheck) => boolean,
): Issue[] {
  const planned = new Set(plan.legs.map(({ placeNo }) => placeNo));
  const found = new Map<string, Issue>();
  const keep = (reason: Issue['reason'], { placeNo, at }: TripCheck) => {
    const key = `place-${placeNo}`;
    if (!found.has(`${reason} ${key}`)) {
      found.set(`${reason} ${key}`, { reason, key, at, placeNo, lateMs: null, seals: null });
    }
  };
  for (const check of sorted) {
    if (check.kind === 'turned-back') {
      keep('turned-back', check);
    } else if (check.kind === 'stop') {
      if (!plan.restNos.includes(check.placeNo) && !atGate(check)) {
        keep('unplanned-stop', check);
      }
    } else if (!planned.has(check.placeNo) && !atGate(check)) {
      keep('off-route', check);
    }
  }
  return [...found.values()];
}

function sealIssues(plan: TripPlan, sorted: readonly TripCheck[], handed: HandedOver | null): Issue[] {
  const reports = [
    ...sorted.flatMap(({ at, placeNo, seals }) => (seals === null ? [] : [{ at, placeNo, seals }])),
    ...(handed === null ? [] : [{ at: handed.at, placeNo: null, seals: handed.seals }]),
  ].toSorted((a, b) => a.at - b.at);
  const found = new Map<string, Issue>();
  for (const { at, placeNo, seals } of reports) {
    const key = sealKey(seals);
    if (key !== sealKey(plan.seals) && !found.has(key)) {
      found.set(key, { reason: 'seal-changed', key, at, placeNo, lateMs: null, seals });
    }
  }
  return [...found.values()];
}

function termIssues(
  plan: TripPlan,
  arrivedAt: number | null,
  passedAt: number | null,
  handed: HandedOver | null,
): Issue[] {
  const arrival = arrivedAt ?? plan.plannedArrival;
  const common = { placeNo: plan.gateNo, lateMs: null, seals: null };
  return [
    ...(plan.testValidUntil === null || plan.testValidUntil < arrival
      ? [{ ...common, reason: 'test-invalid' as const, key: 'arrival', at: plan.plannedArrival }]
      : []),
    ...(plan.needsHandOver && passedAt !== null && (handed === null || handed.at > passedAt)
      ? [{ ...common, reason: 'no-hand-over' as const, key: 'gate', at: passedAt }]
      : []),
  ];
}

/** Seal numbers as they are compared: capital letters and digits, in no order. */
export function sealKey(seals: readonly string[]): string {
  return [...new Set(seals.map(canonicalSeal))]
    .filter((seal) => seal !== '')
    .sort()
    .join(' ');
}

/** A seal number without the signs that are written now one way, now another. */
export function canonicalSeal(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
}

/** When a trip should reach the gate: its appointment, else the start and the limits up to the gate. */
export function plannedArrival(
  startsAt: number,
  slotAt: number | null,
  legs: readonly Leg[],
  gateNo: number,
): number {
  const upTo = legs.findIndex(({ placeNo }) => placeNo === gateNo);
  const minutes = legs.slice(0, upTo + 1).reduce((sum, { limitMinutes }) => sum + limitMinutes, 0);
  return slotAt ?? startsAt + minutes * MINUTE_MS;
}
