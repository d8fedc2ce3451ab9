import { DAY, startOfDay } from './calendar.ts';
import type { OutbreakOptions } from './outbreak-options.ts';
import type { Outbreak } from './outbreak-types.ts';
import { simulateOutbreak } from './outbreak.ts';
import type { Province } from './province-types.ts';

/** What is counted of each day of a simulated outbreak. */
export const scenarioMeasures = ['infections', 'reported', 'isolated', 'quarantined'] as const;
/** One of {@link scenarioMeasures}. */
export type ScenarioMeasure = (typeof scenarioMeasures)[number];

/** Shares of the runs that lie below: the middle half and the middle nine tenths. */
export const scenarioQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Values at {@link scenarioQuantiles}, ascending. */
export type Spread = readonly number[];

/** A scenario over many runs: never one curve, always how far the runs lie apart. */
export interface ScenarioResult {
  readonly runs: number;
  /** Per measure and day of the history. */
  readonly daily: Readonly<Record<ScenarioMeasure, readonly Spread[]>>;
  /** Of the whole time: infections and reported cases in sum, most people isolated and quarantined on one day. */
  readonly overall: Readonly<Record<ScenarioMeasure, Spread>>;
  /** Share of the runs that ended: nobody infectious at the end of the last day. */
  readonly extinct: number;
}

type Daily = Record<ScenarioMeasure, number[]>;

/**
 * Runs an outbreak `runs` times over one province, with the seeds `seed`, `seed + 1` …, and says what came of it as ranges.
 * Two scenarios with the same seeds differ by their options only. @param progress hears of each run that is over.
 */
export function runScenario(
  province: Province,
  options: Partial<OutbreakOptions>,
  runs: number,
  progress: (done: number) => void = () => undefined,
): ScenarioResult {
  const first = options.seed ?? 1;
  const end = startOfDay(province.options, province.options.days - 1) + DAY;
  const counted: Daily[] = [];
  let extinct = 0;
  for (let run = 0; run < runs; run += 1) {
    const outbreak = simulateOutbreak(province, { ...options, seed: first + run });
    counted.push(countDays(outbreak));
    extinct += outbreak.infections.every(({ infectiousUntil }) => infectiousUntil <= end) ? 1 : 0;
    progress(run + 1);
  }
  const perMeasure = <T>(make: (measure: ScenarioMeasure) => T) =>
    Object.fromEntries(scenarioMeasures.map((measure) => [measure, make(measure)])) as Record<
      ScenarioMeasure,
      T
    >;
  return {
    runs,
    daily: perMeasure((measure) =>
      Array.from({ length: province.options.days }, (_, day) =>
        spread(counted.map((one) => one[measure][day]!)),
      ),
    ),
    overall: perMeasure((measure) =>
      spread(
        counted.map((one) =>
          measure === 'infections' || measure === 'reported'
            ? one[measure].reduce((sum, value) => sum + value, 0)
            : one[measure].reduce((most, value) => Math.max(most, value), 0),
        ),
      ),
    ),
    extinct: runs === 0 ? 0 : extinct / runs,
  };
}

/** New infections and reports of each day; people isolated and quarantined at its noon. */
function countDays({ province, infections, absences }: Outbreak): Daily {
  const { days } = province.options;
  const zero = startOfDay(province.options, 0);
  const empty = () => Array.from({ length: days }, () => 0);
  const counts: Daily = { infections: empty(), reported: empty(), isolated: empty(), quarantined: empty() };
  const count = (measure: ScenarioMeasure, at: number) => {
    const day = Math.floor((at - zero) / DAY);
    if (day >= 0 && day < days) {
      counts[measure][day]! += 1;
    }
  };
  for (const { at, reportAt } of infections) {
    count('infections', at);
    if (reportAt !== null) {
      count('reported', reportAt);
    }
  }
  for (const book of absences.values()) {
    for (let day = 0; day < days; day += 1) {
      const noon = zero + day * DAY + DAY / 2;
      const kinds = new Set(
        book.filter(({ from, until }) => noon >= from && noon < until).map(({ kind }) => kind),
      );
      // Who is isolated in a facility is not in quarantine at home as well.
      if (kinds.has('isolation')) {
        counts.isolated[day]! += 1;
      } else if (kinds.has('quarantine')) {
        counts.quarantined[day]! += 1;
      }
    }
  }
  return counts;
}

/** Quantiles with linear interpolation between the ordered values (type 7 of Hyndman and Fan 1996). */
function spread(values: readonly number[]): Spread {
  const ordered = [...values].sort((a, b) => a - b);
  return scenarioQuantiles.map((share) => {
    if (ordered.length === 0) {
      return 0;
    }
    const at = share * (ordered.length - 1);
    const low = Math.floor(at);
    const next = ordered[Math.min(low + 1, ordered.length - 1)]!;
    return Math.round((ordered[low]! + (at - low) * (next - ordered[low]!)) * 10) / 10;
  });
}
