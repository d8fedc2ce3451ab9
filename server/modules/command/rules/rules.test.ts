import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEST_NOW } from '../../../../test/support/fixed.ts';
import type { alertStates } from '../../../../contract/command-alerts.ts';
import { briefingLines } from './briefing-lines.ts';
import { afterStep, type AlertStep } from './alert-steps.ts';
import { CALL_STEP_MS, callTree } from './call-tree.ts';
import { dueCuts, nextCut } from './cut-times.ts';
import { evaluateRule, type HourCounts, nextLatch, replay, ruleFault } from './evaluate-rule.ts';
import { freshnessOf } from './freshness.ts';
import { corrections, dayPeriod, type Frozen } from './frozen-figures.ts';
import { gapsOf, overlapsOf } from './roster.ts';
import { type AlertRule, shippedRules } from './shipped.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 10:00 on 16 November 2026 in Vietnam. */
const NOW = TEST_NOW;
const at = (text: string) => Date.parse(`${text}+07:00`);

const rule: AlertRule = {
  code: 'thu',
  vi: 'Thử',
  en: 'Trial',
  metric: 'gates.crossings',
  per: 'province',
  kind: 'threshold',
  direction: 'above',
  hours: 3,
  raise: 10,
  clear: 4,
  severity: 'watch',
  from: '2026-01-01',
  certainty: 'unverified',
  source: 'thử',
};

/** Counts of the hours that end with the one before `NOW`, the newest last. */
function hourly(values: readonly number[], base = 0): HourCounts {
  const hours = new Map(values.map((value, i) => [NOW - (values.length - i) * HOUR, value]));
  return { hours, base, grain: 'hour' };
}

function daily(values: readonly number[]): HourCounts {
  const today = at('2026-11-16T00:00:00');
  const hours = new Map(values.map((value, i) => [today - (values.length - 1 - i) * DAY, value]));
  return { hours, base: 0, grain: 'day' };
}

describe('the times of the cuts', () => {
  it('are those of the last 24 hours, oldest first, whatever the clock', () => {
    const hours = [7, 17];
    expect(dueCuts(hours, NOW)).toEqual([at('2026-11-15T17:00:00'), at('2026-11-16T07:00:00')]);
    expect(dueCuts(hours, at('2026-11-16T07:00:00'))).toEqual([
      at('2026-11-15T17:00:00'),
      at('2026-11-16T07:00:00'),
    ]);
    expect(dueCuts(hours, at('2026-11-16T06:59:59'))).toEqual([
      at('2026-11-15T07:00:00'),
      at('2026-11-15T17:00:00'),
    ]);
    expect(nextCut(hours, NOW)).toBe(at('2026-11-16T17:00:00'));
    expect(nextCut(hours, at('2026-11-16T17:00:00'))).toBe(at('2026-11-17T07:00:00'));
  });

  it('count days whole where facts have no hour', () => {
    const [morning, evening] = [at('2026-11-16T07:00:00'), at('2026-11-16T17:00:00')];
    expect(dayPeriod('hour', morning)).toEqual({ from: morning - DAY, until: morning });
    expect(dayPeriod('day', morning)).toEqual({
      from: at('2026-11-15T00:00:00'),
      until: at('2026-11-16T00:00:00'),
    });
    expect(dayPeriod('day', evening)).toEqual({ from: at('2026-11-16T00:00:00'), until: evening });
  });
});

describe('what a rule sees', () => {
  it('is the count of its window, or what stands', () => {
    expect(evaluateRule(rule, hourly([100, 1, 2, 3]), NOW)?.value).toBe(6);
    expect(evaluateRule({ ...rule, hours: null }, hourly([1, 2], 40), NOW)?.value).toBe(43);
  });

  it('is a change in percent, and nothing from nothing or from too few', () => {
    const change: AlertRule = { ...rule, kind: 'change', hours: 2, minimum: 5, raise: 50, clear: 10 };
    expect(evaluateRule(change, hourly([4, 4, 6, 6]), NOW)).toMatchObject({ value: 50, before: 8 });
    expect(evaluateRule(change, hourly([0, 0, 6, 6]), NOW)).toBeNull();
    expect(evaluateRule(change, hourly([1, 0, 2, 2]), NOW)).toBeNull();
  });

  it('is how many hours nothing came', () => {
    const missing: AlertRule = { ...rule, kind: 'missing', hours: 24, raise: 6, clear: 1 };
    expect(evaluateRule(missing, hourly([5, 0, 0, 0]), NOW)?.value).toBe(3);
    expect(evaluateRule(missing, hourly([], 7), NOW)?.value).toBe(24);
    expect(evaluateRule(missing, hourly([]), NOW)).toBeNull();
    expect(evaluateRule(missing, daily([3, 0]), NOW)?.value).toBe(10);
  });

  it('is a week ahead with its range and method: a series that doubles every 7 days doubles', () => {
    const forecast: AlertRule = { ...rule, kind: 'forecast', hours: 336, raise: 100, clear: 50 };
    const doubling = Array.from({ length: 15 }, (_, day) => Math.round(100 * 2 ** (day / 7)));
    const seen = evaluateRule(forecast, daily(doubling), NOW)!;
    const week = doubling.slice(7, 14).reduce((sum, one) => sum + one, 0);
    expect(seen.before).toBe(week);
    expect(seen.value / week).toBeCloseTo(2, 1);
    expect(seen.low!).toBeLessThanOrEqual(seen.value);
    expect(seen.high!).toBeGreaterThanOrEqual(seen.value);
    expect(seen.method!.vi).toContain('log-tuyến tính của 14 ngày');
    expect(evaluateRule(forecast, daily([0, 0, 1, 0]), NOW)).toBeNull();
  });

  it('counts days whole, today with them', () => {
    expect(evaluateRule({ ...rule, hours: 24 }, daily([50, 8]), NOW)?.value).toBe(8);
    expect(evaluateRule({ ...rule, hours: 48 }, daily([50, 8]), NOW)?.value).toBe(58);
  });
});

describe('an alert does not flap', () => {
  const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 200 });

  it('raises once for each time that the figure was quiet before, whatever the figures', () => {
    fc.assert(
      fc.property(values, (series) => {
        let latched = false;
        let [raised, cleared, quietSince] = [0, 0, true];
        for (const value of series) {
          const next = nextLatch(rule, latched, value);
          if (next.event === 'raise') {
            raised += 1;
            expect(value).toBeGreaterThanOrEqual(rule.raise);
            expect(quietSince).toBe(true);
            quietSince = false;
          }
          if (next.event === 'clear') {
            cleared += 1;
            expect(value).toBeLessThanOrEqual(rule.clear);
          }
          quietSince ||= value <= rule.clear;
          latched = next.latched;
        }
        expect(raised - cleared).toBe(latched ? 1 : 0);
      }),
    );
  });

  it('says nothing between the two limits, however the figure jumps there', () => {
    const between = fc.array(fc.integer({ min: rule.clear + 1, max: rule.raise - 1 }), { minLength: 1 });
    fc.assert(
      fc.property(between, fc.boolean(), (series, latched) => {
        for (const value of series) {
          expect(nextLatch(rule, latched, value)).toEqual({ latched, event: null });
        }
      }),
    );
  });

  it('is the mirror for figures that must not fall', () => {
    const below: AlertRule = { ...rule, direction: 'below', raise: 4, clear: 10 };
    expect(nextLatch(below, false, 4)).toEqual({ latched: true, event: 'raise' });
    expect(nextLatch(below, true, 9)).toEqual({ latched: true, event: null });
    expect(nextLatch(below, true, 10)).toEqual({ latched: false, event: 'clear' });
    expect(nextLatch(below, true, null)).toEqual({ latched: true, event: null });
  });

  it('replays the past into episodes', () => {
    const counts = hourly([0, 0, 12, 0, 0, 0, 0, 15, 0]);
    const episodes = replay(rule, (at) => evaluateRule(rule, counts, at), NOW - 9 * HOUR, NOW);
    expect(episodes.map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt])).toEqual([
      [NOW - 6 * HOUR, NOW - 3 * HOUR],
      [NOW - HOUR, null],
    ]);
  });

  it('refuses rules that would: limits that touch, windows that are too short', () => {
    expect(shippedRules.map(ruleFault)).toEqual(shippedRules.map(() => null));
    expect(ruleFault({ ...rule, clear: 10 })).toBe('clear');
    expect(ruleFault({ ...rule, kind: 'change', hours: null })).toBe('hours');
    expect(ruleFault({ ...rule, kind: 'missing', hours: 4 })).toBe('raise');
    expect(ruleFault({ ...rule, kind: 'forecast', hours: 24 })).toBe('hours');
  });
});

describe('the steps of an alert', () => {
  const edges: [(typeof alertStates)[number], AlertStep, (typeof alertStates)[number] | null][] = [
    ['RAISED', 'acknowledge', 'ACKNOWLEDGED'],
    ['RAISED', 'assign', 'ASSIGNED'],
    ['RAISED', 'close', null],
    ['ACKNOWLEDGED', 'acknowledge', null],
    ['ACKNOWLEDGED', 'assign', 'ASSIGNED'],
    ['ACKNOWLEDGED', 'close', 'CLOSED'],
    ['ASSIGNED', 'acknowledge', null],
    ['ASSIGNED', 'assign', 'ASSIGNED'],
    ['ASSIGNED', 'close', 'CLOSED'],
    ['CLOSED', 'acknowledge', null],
    ['CLOSED', 'assign', null],
    ['CLOSED', 'close', null],
  ];
  it.each(edges)('%s, %s: %s', (state, step, after) => {
    expect(afterStep(state, step)).toBe(after);
  });
});

describe('the call tree', () => {
  const turn = (level: number, from = NOW - DAY, until = NOW + DAY) => ({ level, from, until });
  const dueAfter = (minutes: number, acknowledged: number | null = null) =>
    callTree([turn(2), turn(1), turn(3)], NOW, acknowledged, NOW + minutes * 60_000)
      .filter(({ due }) => due)
      .map(({ level }) => level);

  it('comes to the next level every ten minutes, and not a second before', () => {
    expect(dueAfter(0)).toEqual([1]);
    expect(dueAfter(9.99)).toEqual([1]);
    expect(dueAfter(10)).toEqual([1, 2]);
    expect(dueAfter(20)).toEqual([1, 2, 3]);
  });

  it('stops where somebody answered', () => {
    expect(dueAfter(60, NOW + 12 * 60_000)).toEqual([1, 2]);
  });

  it('passes a level with nobody on duty without waiting, and calls who is on duty by then', () => {
    const handOver = NOW + 5 * 60_000;
    const turns = [
      turn(1, NOW - DAY, NOW - HOUR),
      turn(2, NOW - DAY, handOver),
      turn(2, handOver, NOW + DAY),
    ];
    const tree = callTree(turns, NOW, null, NOW + 6 * 60_000);
    expect(tree.map(({ level, dueAt }) => [level, dueAt])).toEqual([[2, NOW]]);
    expect(tree[0]!.people).toEqual([turns[2]]);
    expect(callTree([], NOW, null, NOW + CALL_STEP_MS)).toEqual([]);
  });
});

describe('the roster', () => {
  const turn = (level: number, name: string, from: number, until: number) => ({
    level,
    name,
    from: NOW + from * HOUR,
    until: NOW + until * HOUR,
  });
  const turns = [turn(1, 'A', -2, 6), turn(1, 'B', 8, 14), turn(1, 'C', 12, 20), turn(2, 'D', 0, 24)];

  it('shows when a level has nobody, and when it has two', () => {
    expect(gapsOf(turns, NOW, NOW + DAY)).toEqual([
      { level: 1, from: NOW + 6 * HOUR, until: NOW + 8 * HOUR },
      { level: 1, from: NOW + 20 * HOUR, until: NOW + DAY },
    ]);
    expect(overlapsOf(turns, NOW, NOW + DAY)).toEqual([
      { level: 1, from: NOW + 12 * HOUR, until: NOW + 14 * HOUR, names: ['B', 'C'] },
    ]);
  });
});

describe('the age of a source', () => {
  it('is fresh within its period, late up to two, then old', () => {
    const age = (minutes: number) => freshnessOf(NOW - minutes * 60_000, 60, NOW);
    expect([age(0), age(60), age(61), age(120), age(121), freshnessOf(null, 60, NOW)]).toEqual([
      'fresh',
      'fresh',
      'late',
      'late',
      'old',
      'none',
    ]);
  });
});

describe('the sentences of a cut', () => {
  const figure = (code: string, more: Partial<Frozen>): Frozen => ({
    code,
    vi: code,
    en: code,
    unit: 'ca',
    kind: 'flow',
    open: true,
    from: '2026-11-14T17:00:00.000Z',
    until: '2026-11-15T17:00:00.000Z',
    day: 0,
    total: 0,
    numerator: null,
    denominator: null,
    previous: null,
    change: null,
    ...more,
  });
  const facts = (figures: Frozen[]) => ({
    at: '2026-11-16T00:00:00.000Z',
    province: { name: 'Tỉnh Lạng Sơn' },
    figures,
    zones: [
      { level: 1, communes: 40 },
      { level: 4, communes: 2 },
      { level: null, communes: 23 },
    ],
  });

  it('say what rose, what fell and what was taken back, with points of thousands', () => {
    const line = (change: number | null) =>
      briefingLines(facts([figure('cases.confirmed', { day: 1234, total: 98_765, change })]))[0];
    expect(line(1200)).toBe(
      'Ngày 15/11/2026, tỉnh Lạng Sơn có 1.234 ca xác định; lũy kế đến 07 giờ 00 ngày 16/11/2026 là 98.765 ca; thêm 1.200 ca so với kỳ báo cáo trước.',
    );
    expect(line(0)).toContain('; không có ca mới so với kỳ báo cáo trước.');
    expect(line(-3)).toContain('; giảm 3 ca do đính chính số liệu so với kỳ báo cáo trước.');
    expect(line(null)).toMatch(/là 98\.765 ca\.$/);
  });

  it('count the zones, worst first, and say where nothing was decided', () => {
    expect(briefingLines(facts([])).at(-1)).toBe(
      'Cấp độ dịch theo xã, phường: 2 vùng đỏ, 40 vùng xanh; 23 xã, phường chưa có quyết định.',
    );
  });

  it('are never about a share without its denominator', () => {
    const lines = briefingLines(
      facts([figure('lab.tests', { day: 0 }), figure('lab.positivity', { kind: 'ratio', day: null })]),
    );
    expect(lines[0]).toContain('chưa đủ mẫu số để tính tỷ lệ dương tính');
  });

  it('of an addendum list what differs and nothing else', () => {
    const frozen = [figure('a', { day: 1, total: 5 }), figure('b', { day: 2, total: 6 })];
    const now = [{ ...frozen[0]!, total: 7 }, { ...frozen[1]! }];
    expect(corrections(frozen, now)).toEqual([
      { code: 'a', vi: 'a', en: 'a', field: 'total', frozen: 5, now: 7 },
    ]);
  });
});
