import { describe, expect, it } from 'vitest';
import { NAMED_MINUTES, scoreOf, type ScoredEvidence } from './score.ts';

const AT = Date.parse('2026-11-10T02:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

function evidence(
  source: ScoredEvidence['source'],
  minutes: number,
  more: Partial<ScoredEvidence> = {},
): ScoredEvidence {
  return { source, placeKind: null, from: AT, to: AT + minutes * MINUTE, ms: minutes * MINUTE, ...more };
}

describe('scoreOf', () => {
  it('counts measured minutes, by kind of place', () => {
    expect(scoreOf([evidence('presence', 30)])).toBe(30);
    expect(scoreOf([evidence('presence', 30, { placeKind: 'bus' })])).toBe(45);
    expect(scoreOf([evidence('presence', 30, { placeKind: 'market' })])).toBe(21);
  });

  it('weighs a cabin more than a room, a room more than a household day', () => {
    const [trip, room, home] = (['trip', 'residence', 'household'] as const).map((source) =>
      scoreOf([evidence(source, 100)]),
    );
    expect([trip, room, home]).toEqual([150, 50, 40]);
  });

  it('gives a named contact of unknown length a fixed worth', () => {
    expect(scoreOf([{ ...evidence('named', 600), ms: 0 }])).toBe(NAMED_MINUTES);
  });

  it('raises repeated days up to double, by local day', () => {
    const days = (n: number) =>
      scoreOf(
        Array.from({ length: n }, (_, i) =>
          evidence('presence', 60, { from: AT + i * DAY, to: AT + i * DAY + 60 * MINUTE }),
        ),
      );
    expect(days(1)).toBe(60);
    expect(days(2)).toBe(150);
    expect(days(5)).toBe(600);
    expect(days(9)).toBe(1080);
    // 16:59Z and 17:01Z are two local days.
    const midnight = Date.parse('2026-11-10T17:00:00Z');
    expect(scoreOf([evidence('presence', 2, { from: midnight - MINUTE, to: midnight + MINUTE })])).toBe(2.5);
  });

  it('is nothing without evidence', () => {
    expect(scoreOf([])).toBe(0);
  });
});
