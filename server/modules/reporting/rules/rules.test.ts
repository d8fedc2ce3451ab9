import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, type ReportData } from './compose.ts';
import { changeText, changeWords, figureText, formatNumber, share } from './figure-words.ts';
import { afterReportStep, type ReportStatus, type ReportStep, reportSteps } from './life-cycle.ts';
import { nextSlot, periodBefore, previousOf, slotsBetween } from './periods.ts';
import { metricsOf, problemsOf, type Template, templates } from './templates.ts';

const at = (text: string) => Date.parse(`${text}+07:00`);
const DAY = 86_400_000;

describe('the life of a report', () => {
  const possible: readonly (readonly [ReportStatus, ReportStep, ReportStatus])[] = [
    ['DRAFT', 'edit', 'DRAFT'],
    ['DRAFT', 'review', 'REVIEWED'],
    ['DRAFT', 'returnDraft', 'DRAFT'],
    ['REVIEWED', 'sign', 'SIGNED'],
    ['REVIEWED', 'returnReviewed', 'DRAFT'],
    ['SIGNED', 'issue', 'ISSUED'],
    ['ISSUED', 'correct', 'ISSUED'],
    ['ISSUED', 'supersede', 'SUPERSEDED'],
  ];
  it.each(possible)('%s -> %s -> %s', (from, step, to) => {
    expect(afterReportStep(from, step)).toBe(to);
  });
  it('has no other step', () => {
    const statuses = ['DRAFT', 'REVIEWED', 'SIGNED', 'ISSUED', 'SUPERSEDED'] as const;
    const steps = Object.keys(reportSteps) as ReportStep[];
    const all = statuses.flatMap((from) => steps.map((step) => afterReportStep(from, step)));
    expect(all.filter((to) => to !== null)).toHaveLength(possible.length);
  });
});

describe('periods', () => {
  it.each([
    ['hour', '00:00', '2026-11-16T10:20:00', '2026-11-16T09:00:00', '2026-11-16T10:00:00'],
    ['day', '00:00', '2026-11-16T06:30:00', '2026-11-15T00:00:00', '2026-11-16T00:00:00'],
    ['day', '16:00', '2026-11-16T15:59:00', '2026-11-14T16:00:00', '2026-11-15T16:00:00'],
    ['day', '16:00', '2026-11-16T16:00:00', '2026-11-15T16:00:00', '2026-11-16T16:00:00'],
    ['week', '00:00', '2026-11-16T00:00:00', '2026-11-09T00:00:00', '2026-11-16T00:00:00'],
    ['week', '00:00', '2027-01-03T23:00:00', '2026-12-21T00:00:00', '2026-12-28T00:00:00'],
  ] as const)('of a %s cut at %s, asked at %s', (kind, cut, asked, from, to) => {
    const period = periodBefore(kind, cut, at(asked));
    expect(period).toEqual({ from: at(from), to: at(to) });
    expect(previousOf(period).to).toBe(period.from);
  });

  it('have slots that are each due once, however the ticks fall', () => {
    const schedule = { kind: 'day' as const, times: ['06:30', '16:30'], weekday: null };
    const start = at('2026-11-16T00:00:00');
    expect(slotsBetween(schedule, start, start + 2 * DAY)).toEqual(
      ['2026-11-16T06:30:00', '2026-11-16T16:30:00', '2026-11-17T06:30:00', '2026-11-17T16:30:00'].map(at),
    );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: DAY / 2 }), { minLength: 1, maxLength: 20 }),
        (steps) => {
          const seen: number[] = [];
          let last = start;
          for (const step of steps) {
            const now = last + step;
            seen.push(...slotsBetween(schedule, last, now));
            last = now;
          }
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen).toEqual(seen.toSorted((a, b) => a - b));
          expect(seen.length).toBe(
            Math.floor((last - at('2026-11-16T06:30:00')) / DAY + 1) +
              Math.floor((last - at('2026-11-16T16:30:00')) / DAY + 1),
          );
        },
      ),
    );
  });

  it('of a week come on their weekday, of an hour at their minute', () => {
    const week = { kind: 'week' as const, times: ['08:00'], weekday: 5 };
    expect(nextSlot(week, at('2026-11-16T00:00:00'))).toBe(at('2026-11-20T08:00:00'));
    const hour = { kind: 'hour' as const, times: ['00:05'], weekday: null };
    expect(nextSlot(hour, at('2026-11-16T10:05:00'))).toBe(at('2026-11-16T11:05:00'));
  });
});

/** Positivity of a period; a third of the tests of the one before were positive. */
const positivity = (over: number, under: number) => ({
  vi: 'Tỷ lệ dương tính',
  unit: '%',
  period: under === 0 ? null : (100 * over) / under,
  previous: 100 / 3,
  ratio: {
    per: 100,
    period: [over, under] as const,
    previous: [40, 120] as const,
    total: [45, 240] as const,
  },
});

const data = (template: Template, change: Partial<ReportData> = {}): ReportData => ({
  template,
  office: 'Sở Y tế tỉnh Lạng Sơn',
  officeParent: 'UBND tỉnh Lạng Sơn',
  seat: 'Lạng Sơn',
  symbol: 'SYT',
  area: 'Tỉnh Lạng Sơn',
  period: { from: at('2026-11-15T00:00:00'), to: at('2026-11-16T00:00:00') },
  asOf: at('2026-11-16T06:12:00'),
  metrics: metricsOf(template).map((code, i) => ({
    code,
    vi: `Chỉ tiêu ${code}`,
    en: code,
    unit: 'ca',
    period: 1_200 + i,
    previous: 1_200,
    total: 1_234_567 + i,
    ...(code === 'lab.positivity' ? positivity(5, 120) : {}),
  })),
  communes: [{ name: 'Xã Đồng Đăng', values: { 'cases.confirmed': [3, 40] } }],
  levels: [
    [0, 60],
    [3, 5],
  ],
  work: { sent: 2, given: 65, checked: 1, overdue: 0 },
  ...change,
});
const nothing = { assessment: null, proposal: null };

describe('the words of a report', () => {
  it.each(templates.map((template) => [template.code, template] as const))(
    'of %s leave no blank open',
    (_, template) => {
      const composed = compose(data(template), nothing);
      const text = JSON.stringify(composed);
      expect(text).not.toMatch(/undefined|NaN|\{[a-z][\w.:/-]*\}/i);
      expect(composed.blocks.length).toBeGreaterThan(2);
      expect(problemsOf(template, new Set(metricsOf(template)))).toEqual([]);
    },
  );

  it('say figures, changes and shares as Vietnamese is written, and what has no denominator', () => {
    const [daily] = templates;
    const composed = compose(data(daily!), { assessment: 'Dòng một\nDòng hai', proposal: null });
    const text = composed.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
    expect(composed.subject).toBe('Tình hình dịch bệnh và kết quả phòng, chống dịch ngày 15/11/2026');
    expect(text).toContain(
      'trên địa bàn tỉnh Lạng Sơn từ 00 giờ 00 ngày 15/11/2026 đến 00 giờ 00 ngày 16/11/2026',
    );
    expect(text).toContain('số liệu đến 06 giờ 12 ngày 16/11/2026');
    expect(text).toContain('1.200 ca xác định (không đổi so với ngày trước)');
    expect(text).toContain('60 đơn vị chưa có quyết định, 5 đơn vị cấp 3');
    expect(text).toContain('Nhận định: Dòng một\nDòng hai');
    expect(text).toContain('Kiến nghị, đề xuất: Không có kiến nghị.');
    const none = data(daily!);
    const metrics = none.metrics.map((one) =>
      one.ratio === undefined ? { ...one, period: 0 } : { ...one, ...positivity(0, 0) },
    );
    const empty = { ...none, asOf: null, metrics };
    const words = JSON.stringify(compose(empty, nothing));
    expect(words).toContain('chưa đủ mẫu số');
    expect(words).toContain('số liệu đến (chưa có số liệu)');
    expect(words).toContain('giảm 1.200 so với ngày trước');
  });

  it('show a ratio with both of its parts, also by commune, and its change in points', () => {
    const composed = compose(
      data(templates[0]!, {
        communes: [
          {
            name: 'Xã Đồng Đăng',
            values: {},
            parts: {
              'lab.positivity': [
                [3, 40],
                [9, 90],
              ],
            },
          },
          {
            name: 'Xã Cao Lộc',
            values: {},
            parts: {
              'lab.positivity': [
                [0, 0],
                [0, 0],
              ],
            },
          },
        ],
      }),
      nothing,
    );
    const text = composed.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
    expect(text).toContain('tỷ lệ dương tính 5/120 (4,2 %), giảm 29,2 điểm % so với ngày trước');
    const [table] = composed.blocks.filter((block) => block.kind === 'table');
    expect(table!.rows.find((row) => row[1] === 'Tỷ lệ dương tính')?.slice(3)).toEqual([
      '5/120 (4,2 %)',
      '40/120 (33,3 %)',
      '-29,2 điểm %',
      '45/240 (18,8 %)',
    ]);
    const [annex] = composed.annexes;
    expect(annex!.rows[0]).toContain('3/40 (7,5 %)');
    expect(annex!.rows[1]).toContain('–');
    expect(annex!.note).toBe('Dấu “–”: chưa đủ mẫu số trong kỳ.');
    expect(annex!.sum).toContain('5/120 (4,2 %)');
  });

  it('say nothing of what nobody knows: a gauge has no past', () => {
    const gauge = { code: 'x', vi: 'X', en: 'X', unit: 'ca', period: 4, previous: null, total: 4 };
    expect(changeWords(gauge, 'ngày trước')).toBe('chưa so sánh được với ngày trước');
    expect(changeText(gauge)).toBe('');
    expect(figureText(null)).toBe('chưa có số liệu');
    expect(figureText(12.5, [1, 8], 100_000)).toBe('1/8 (12.500 trên 100.000)');
  });

  it.each([
    [0, '0'],
    [4.25, '4,3'],
    [-0.04, '0'],
    [1_234.5, '1.234,5'],
    [999, '999'],
    [1_000, '1.000'],
    [-1_234_567, '-1.234.567'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
  it('a share has one decimal', () => {
    expect(share(1, 31)).toBe('3,2%');
  });

  it('are refused where a template asks for what nobody counts', () => {
    const broken = { ...templates[0]!, subject: 'Ngày {ngay}', content: [{ paragraph: '{no.such.period}' }] };
    expect(problemsOf(broken, new Set())).toEqual([
      'daily-situation: blank {ngay}',
      'daily-situation: figure no.such',
    ]);
  });
});
