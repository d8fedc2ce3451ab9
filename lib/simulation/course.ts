import { DAY, localMidnight, wholeSecond } from './calendar.ts';
import type { OutbreakOptions } from './outbreak-options.ts';
import type { Infection } from './outbreak-types.ts';
import type { Province } from './province-types.ts';
import { between, chance, gamma, newRandom, reseed, type Random } from './random.ts';
import { streams } from './streams.ts';

/** The course of one infection while the outbreak runs: what the test dates become is not yet settled. */
export type Course = { -readonly [K in keyof Infection]: Infection[K] } & {
  /** Onset, or the moment in its place for a person without symptoms. */
  readonly peak: number;
  /** Infectiousness relative to the average symptomatic person. */
  readonly strength: number;
};

const HOUR = 3_600_000;

/** Days before and after onset between which a person infects others, by {@link OutbreakOptions.profile}. */
export const infectiousDays = { before: 2, after: 7 } as const;

const random = newRandom();

/** Draws the course of an infection from the person's own stream. */
export function drawCourse(
  province: Province,
  options: OutbreakOptions,
  from: Pick<Infection, 'infected' | 'infector' | 'at' | 'placeKind' | 'place'>,
): Course {
  reseed(random, options.seed, streams.course, from.infected);
  const incubation = Math.min(
    21,
    Math.max(1, gamma(random, options.incubationShape, options.incubationMean)),
  );
  const symptoms = !chance(random, options.asymptomaticShare);
  const peak = wholeSecond(from.at + incubation * DAY);
  const strength =
    gamma(random, options.infectiousnessShape, 1) * (symptoms ? 1 : options.asymptomaticFactor);
  const found = symptoms && chance(random, options.detectedShare);
  const sampleAt = found ? inDaytime(random, peak + gamma(random, 2, options.sampleDelayMean) * DAY) : null;
  const dies = symptoms && chance(random, fatality(province.people.age[from.infected]!));
  return {
    ...from,
    incubation,
    onset: symptoms ? peak : null,
    peak,
    strength,
    infectiousFrom: Math.max(from.at + DAY, peak - infectiousDays.before * DAY),
    infectiousUntil: peak + infectiousDays.after * DAY,
    sampleAt,
    reportAt: sampleAt === null ? null : reportTime(random, options, sampleAt),
    foundBy: found ? 'symptoms' : null,
    outcome: dies ? 'deceased' : 'recovered',
    outcomeAt: wholeSecond(peak + (dies ? between(random, 8, 20) : between(random, 10, 18)) * DAY),
  };
}

/** When the laboratory's answer is reported. */
export function reportTime(random: Random, options: OutbreakOptions, sampleAt: number): number {
  return wholeSecond(sampleAt + between(random, ...options.reportDelayHours) * HOUR);
}

/** Moves a sample into the hours of a sampling team: before 07:00 to that morning, after 18:00 to the next. */
export function inDaytime(random: Random, at: number): number {
  const midnight = localMidnight(at);
  const hour = (at - midnight) / HOUR;
  if (hour >= 7 && hour < 18) {
    return wholeSecond(at);
  }
  return wholeSecond(midnight + (hour < 7 ? 0 : DAY) + between(random, 7.5, 11) * HOUR);
}

/** Infectiousness of a course at a moment: profile by day from onset, times the person's strength. */
export function infectiousness(options: OutbreakOptions, course: Course, at: number): number {
  if (at < course.infectiousFrom || at >= course.infectiousUntil) {
    return 0;
  }
  const day = Math.floor((at - course.peak) / DAY) + infectiousDays.before;
  return (options.profile[day] ?? 0) * course.strength;
}

/** Probability of dying by age, roughly doubling every eight years from 0.02 % at 30. Assumption in that shape. */
function fatality(age: number): number {
  if (age < 30) {
    return 0.0001;
  }
  let risk = 0.0002;
  for (let older = 38; older <= age; older += 8) {
    risk *= 2;
  }
  return Math.min(0.15, risk);
}
