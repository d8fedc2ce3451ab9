import { newDayPlan, planDay } from './day-plan.ts';
import type { Province } from './province-types.ts';

/** One stay of a simulated person at a place, at most 12 hours, inside one local day. */
export interface Stay {
  readonly person: number;
  readonly place: number;
  /** Epoch milliseconds, whole seconds. */
  readonly inAt: number;
  readonly outAt: number;
  /** Whether the stay left a scan; presence rows are only those, the truth is all. */
  readonly scanned: boolean;
}

/**
 * All stays of one local day (0 = first day of the history), person by person, in order of time within a person. Stays
 * that begin at or after `until` are left out and those that run over it end there; `until` is the end of the history,
 * `Infinity` for a live tail that goes on past it. Nights at home are no visits: households have their own rule.
 */
export function* visitsOfDay(province: Province, day: number, until = province.options.end): Generator<Stay> {
  const plan = newDayPlan();
  for (let person = 0; person < province.options.people; person += 1) {
    planDay(province, person, day, plan);
    for (let i = 0; i < plan.count; i += 1) {
      const inAt = plan.inAt[i]!;
      if (inAt < until) {
        const outAt = Math.min(plan.outAt[i]!, until);
        yield { person, place: plan.place[i]!, inAt, outAt, scanned: plan.scanned[i] === 1 };
      }
    }
  }
}

/** The stays of one person on one day, like {@link visitsOfDay}. */
export function visitsOfPerson(
  province: Province,
  person: number,
  day: number,
  until = province.options.end,
): Stay[] {
  const plan = planDay(province, person, day, newDayPlan());
  return Array.from({ length: plan.count }, (_, i) => ({
    person,
    place: plan.place[i]!,
    inAt: plan.inAt[i]!,
    outAt: Math.min(plan.outAt[i]!, until),
    scanned: plan.scanned[i] === 1,
  })).filter((stay) => stay.inAt < until);
}
