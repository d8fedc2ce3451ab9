import { describe, expect, it } from 'vitest';
import { focusStates } from '../../../../contract/foci.ts';
import { focusSteps } from './life-cycle.ts';
import { groupOf, mayEndFrom, nextReport, quietDays, stageClocks } from './reporting-clock.ts';

const HOUR = 3_600_000;
const FOUND = Date.parse('2026-11-16T03:00:00Z');

describe('the life of a focus', () => {
  const allowed = new Set([
    'FOUND ACTIVE',
    'FOUND DROPPED',
    'ACTIVE ENDED',
    'ACTIVE DROPPED',
    'ENDED ACTIVE',
  ]);
  it.each(focusStates.flatMap((from) => focusStates.map((to) => [from, to] as const)))(
    '%s -> %s',
    (from, to) => {
      expect(focusSteps[from].includes(to)).toBe(allowed.has(`${from} ${to}`));
    },
  );
});

describe('the clock of its reports', () => {
  const focus = {
    disease: 'covid-19',
    foundAt: FOUND,
    activeAt: null,
    endedAt: null,
    dropped: false,
    reports: [],
  };
  it('follows the group of the disease on the day', () => {
    expect([
      groupOf('covid-19', '2021-05-01'),
      groupOf('covid-19', '2026-11-16'),
      groupOf('plague', '2026-01-01'),
    ]).toEqual(['A', 'B', null]);
    expect(nextReport(stageClocks(focus))).toEqual({ stage: 'found', dueAt: FOUND + 48 * HOUR });
    expect(nextReport(stageClocks({ ...focus, disease: 'mers' }))?.dueAt).toBe(FOUND + 24 * HOUR);
    expect(nextReport(stageClocks({ ...focus, disease: 'plague' }))).toBe(null);
    expect(nextReport(stageClocks({ ...focus, dropped: true }))).toBe(null);
  });
  it('stops by a report and begins again when it flares up', () => {
    const reported = { ...focus, reports: [{ stage: 'found' as const, at: FOUND + HOUR }] };
    expect(nextReport(stageClocks(reported))).toBe(null);
    const active = { ...reported, activeAt: FOUND + 2 * HOUR };
    expect(nextReport(stageClocks(active))?.stage).toBe('active');
    const told = [...reported.reports, { stage: 'active' as const, at: FOUND + 3 * HOUR }];
    expect(nextReport(stageClocks({ ...active, reports: told }))).toBe(null);
    const again = { ...active, activeAt: FOUND + 90 * HOUR, reports: told };
    expect(nextReport(stageClocks(again))).toEqual({ stage: 'active', dueAt: FOUND + 138 * HOUR });
  });
  it('waits for whole incubations without a case', () => {
    expect(quietDays('covid-19', '2026-11-16', 14)).toBe(28);
    expect(quietDays('plague', '2026-11-16', 14)).toBe(null);
    expect(mayEndFrom('2026-11-01', 28)).toBe('2026-11-29');
  });
});
