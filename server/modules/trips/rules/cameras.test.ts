import { expect, it } from 'vitest';
import { belongsFrom, countsAsReport, shippedCameras } from './cameras.ts';

const MINUTE = 60_000;
const [WAY, ELSEWHERE] = [1, 9] as const;
const counts = (placeNo: number, change: object = {}, known: { placeNo: number; at: number }[] = []) =>
  countsAsReport(
    shippedCameras,
    { placeNo, at: 60 * MINUTE, corrections: 0, confidence: null, ...change },
    new Set([WAY]),
    known,
  );

it('takes a plate that may be misread at posts of the way only', () => {
  expect([counts(WAY), counts(ELSEWHERE)]).toEqual([true, true]);
  for (const unsure of [{ corrections: 1 }, { confidence: 0.79 }]) {
    expect([counts(WAY, unsure), counts(ELSEWHERE, unsure)]).toEqual([true, false]);
  }
  expect(counts(ELSEWHERE, { confidence: 0.8 })).toBe(true);
});

it('takes the first of many readings at one post, also where that comes later', () => {
  expect(counts(WAY, {}, [{ placeNo: WAY, at: 50 * MINUTE }])).toBe(false);
  expect(counts(WAY, {}, [{ placeNo: WAY, at: 45 * MINUTE }])).toBe(true);
  expect(counts(WAY, {}, [{ placeNo: WAY, at: 61 * MINUTE }])).toBe(true);
  expect(counts(WAY, {}, [{ placeNo: ELSEWHERE, at: 59 * MINUTE }])).toBe(true);
});

it('gives a trip what was read since it was known or had set out, not of the hours before the rule', () => {
  const hours = (acceptedAt: number, startsAt: number) =>
    belongsFrom(
      { backHours: 12 },
      { acceptedAt: acceptedAt * 60 * MINUTE, startsAt: startsAt * 60 * MINUTE },
    ) /
    (60 * MINUTE);
  // Known in advance: what sets out early is seen on its way too.
  expect(hours(100, 101)).toBe(100);
  expect(hours(100, 95)).toBe(95);
  expect(hours(100, 80)).toBe(88);
});
