import { describe, expect, it } from 'vitest';
import { placeKinds } from '../../../../contract/places.ts';
import { airWeight, crowdWeight, onsetWeight, placeWeight } from './score-weights.ts';
import { NAMED_MINUTES, scoreOf, type ScoredEvidence, type ScoreGround } from './score.ts';

const AT = Date.parse('2026-11-10T02:00:00Z');
const LOCAL_DAY = Date.parse('2026-11-09T17:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

function evidence(
  source: ScoredEvidence['source'],
  minutes: number,
  more: Partial<ScoredEvidence> = {},
): ScoredEvidence {
  return { source, placeKind: null, from: AT, to: AT + minutes * MINUTE, ms: minutes * MINUTE, ...more };
}
const score = (...given: ScoredEvidence[]) => scoreOf(given).score;

describe('scoreOf', () => {
  it('counts measured minutes, by kind of place and its air', () => {
    expect(score(evidence('presence', 30))).toBe(30);
    expect(score(evidence('presence', 30, { placeKind: 'bus' }))).toBe(45);
    expect(score(evidence('presence', 30, { placeKind: 'market' }))).toBe(21);
    expect(score(evidence('presence', 30, { placeKind: 'checkpoint' }))).toBe(15);
  });

  it('weighs a cabin more than a room, a room more than a household day', () => {
    const [trip, room, home] = (['trip', 'residence', 'household'] as const).map((source) =>
      score(evidence(source, 100)),
    );
    expect([trip, room, home]).toEqual([150, 50, 40]);
  });

  it('gives a named contact of unknown length a fixed worth, on one day of what was recalled', () => {
    const recalled = { ...evidence('named', 600), to: AT + 3 * DAY, ms: 0 };
    expect(score(recalled)).toBe(NAMED_MINUTES);
    expect(scoreOf([recalled]).factors.days).toBe(1);
  });

  it('raises repeated days up to double, by local day', () => {
    const days = (n: number) =>
      score(
        ...Array.from({ length: n }, (_, i) =>
          evidence('presence', 60, { from: AT + i * DAY, to: AT + i * DAY + 60 * MINUTE }),
        ),
      );
    expect(days(1)).toBe(60);
    expect(days(2)).toBe(150);
    expect(days(5)).toBe(600);
    expect(days(9)).toBe(1080);
    // 16:59Z and 17:01Z are two local days.
    const midnight = Date.parse('2026-11-10T17:00:00Z');
    expect(score(evidence('presence', 2, { from: midnight - MINUTE, to: midnight + MINUTE }))).toBe(2.5);
  });

  it('thins out in a crowd', () => {
    expect(score(evidence('presence', 30, { people: 20 }))).toBe(30);
    expect(score(evidence('presence', 30, { people: 80 }))).toBe(15);
    expect(score(evidence('presence', 30, { people: 100_000 }))).toBe(6);
  });

  it('weighs the day from day 0, the most infectious of the days that may have been it', () => {
    const infectiousness = [
      { day: 0, weight: 1 },
      { day: 3, weight: 0.5 },
    ];
    const ground = (zero: number, last = zero): ScoreGround => ({
      zeroFrom: zero,
      zeroTo: last,
      infectiousness,
    });
    expect(scoreOf([evidence('presence', 30)], ground(LOCAL_DAY)).score).toBe(30);
    const later = scoreOf([evidence('presence', 30)], ground(LOCAL_DAY - 3 * DAY));
    expect(later).toMatchObject({ score: 15, factors: { dayFromZero: 3 } });
    expect(scoreOf([evidence('presence', 30)], ground(LOCAL_DAY - 3 * DAY, LOCAL_DAY)).score).toBe(30);
  });

  it('names factors whose product with the minutes is the score', () => {
    const given = [
      evidence('presence', 40, { placeKind: 'market', people: 60 }),
      evidence('household', 200, { from: AT + DAY, to: AT + DAY + 200 * MINUTE }),
      evidence('roster', 90, { group: { weight: 0.3 } }),
    ];
    const { score: total, factors } = scoreOf(given, {
      zeroFrom: LOCAL_DAY,
      zeroTo: LOCAL_DAY,
      infectiousness: [
        { day: 0, weight: 1 },
        { day: 1, weight: 0.9 },
      ],
    });
    const product = factors.factors.reduce((value, { by }) => value * by, factors.minutes);
    expect(Math.abs(product - total) / total).toBeLessThan(0.005);
    expect(factors).toMatchObject({ minutes: 330, people: 60, dayFromZero: 0, days: 2 });
    expect(factors.factors.map(({ factor }) => factor)).toEqual([
      'source',
      'near',
      'place',
      'air',
      'mask',
      'crowd',
      'onset',
      'days',
    ]);
  });

  it('is nothing without evidence', () => {
    expect(scoreOf([])).toMatchObject({ score: 0, factors: { minutes: 0, people: null, dayFromZero: null } });
  });
});

describe('the weights', () => {
  it('stay between a fifth and double, so that no factor alone decides', () => {
    for (const kind of placeKinds) {
      expect(placeWeight[kind] * airWeight[kind], kind).toBeGreaterThanOrEqual(0.2);
      expect(placeWeight[kind], kind).toBeLessThanOrEqual(2);
    }
    expect([1, 20, 21, 500, 1e9].map(crowdWeight).every((one) => one <= 1 && one >= 0.2)).toBe(true);
  });

  it('know every day of a profile without infectiousness as alike, and hold the ends beyond them', () => {
    expect(onsetWeight([], 40)).toBe(1);
    const two = [
      { day: -2, weight: 0.6 },
      { day: 8, weight: 0.1 },
    ];
    expect([-9, -2, 2, 4, 30].map((day) => onsetWeight(two, day))).toEqual([0.6, 0.6, 0.6, 0.1, 0.1]);
  });
});
