import { describe, expect, it } from 'vitest';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { shippedBook } from '../../cases/index.ts';
import type { Exposure } from '../types.ts';
import { rankSources, type SourceCase } from './rank-sources.ts';

const HOUR = 3_600_000;
const profile = shippedBook.of('covid-19', '2026-11-16')!;
const zero = (date: string) => ({ field: 'onset' as const, from: date, to: date, symptomatic: true });
const ref = { dayZero: zero('2026-11-14') };

function exposure(personNo: number, date: string, hours: number): Exposure {
  const from = startOfDate(date) + 9 * HOUR;
  return {
    personNo,
    viaNo: 1,
    source: 'presence',
    placeNo: 7,
    from,
    to: from + hours * HOUR,
    ms: hours * HOUR,
  };
}
function sick(caseId: string, onset: string, from: string, to: string): SourceCase {
  const end = startOfDate(to);
  return { caseId, dayZero: zero(onset), window: { from: startOfDate(from), to: end, ruleTo: end }, profile };
}
const cases: Record<number, SourceCase[]> = {
  2: [sick('early', '2026-11-08', '2026-11-06', '2026-11-19')],
  3: [sick('late', '2026-11-15', '2026-11-13', '2026-11-26')],
};
const rank = (...exposures: Exposure[]) =>
  rankSources(
    ref,
    exposures,
    (no) => cases[no] ?? [],
    () => undefined,
  );

describe('rankSources', () => {
  it('puts infectious cases first, then who became a case, then anybody, whatever the minutes', () => {
    const ranked = rank(
      exposure(4, '2026-11-09', 9),
      exposure(3, '2026-11-09', 5),
      exposure(2, '2026-11-09', 1),
    );
    expect(
      ranked.map(({ personNo, kind, caseId, daysBefore }) => [personNo, kind, caseId, daysBefore]),
    ).toEqual([
      [2, 'infectious-case', 'early', 6],
      [3, 'later-case', 'late', -1],
      [4, 'person', null, null],
    ]);
  });

  it('counts only the hours in which a case was infectious', () => {
    const [one] = rank(exposure(2, '2026-11-05', 3), exposure(2, '2026-11-09', 2));
    expect(one).toMatchObject({ ms: 2 * HOUR, evidence: [{ from: startOfDate('2026-11-09') + 9 * HOUR }] });
    const [before] = rank(exposure(2, '2026-11-05', 3));
    expect(before?.kind).toBe('later-case');
  });

  it('ranks by score inside a kind, by how infectious the case was on that day', () => {
    cases[5] = [sick('other', '2026-11-01', '2026-10-30', '2026-11-12')];
    const ranked = rank(exposure(5, '2026-11-09', 2), exposure(2, '2026-11-09', 2));
    expect(ranked.map(({ personNo }) => personNo)).toEqual([2, 5]);
    expect(ranked[0]!.score).toBeGreaterThan(ranked[1]!.score);
  });
});
