import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../lib/epidemiology/index.ts';
import { isPrivateIp } from '../../../platform/outgoing/addresses.ts';
import { addressProblem } from './address.ts';
import { asCsv, problemsOfSet, readSummary } from './format.ts';
import { judge } from './judge.ts';
import { readMapping } from './mapping.ts';
import { dayCode, monthCode, readPeriod, weekCode, weeksOf } from './periods.ts';
import type { Sendable } from './sendable.ts';

const at = (text: string) => Date.parse(`${text}+07:00`);
const DAY = 86_400_000;

describe('periods of DHIS2', () => {
  // Weeks over the ends of years, by ISO 8601: 2020 and 2026 have 53 weeks.
  it.each([
    ['20261116', '2026-11-16', 1],
    ['20240229', '2024-02-29', 1],
    ['2026W47', '2026-11-16', 7],
    ['2026W1', '2025-12-29', 7],
    ['2026W53', '2026-12-28', 7],
    ['2027W1', '2027-01-04', 7],
    ['2020W53', '2020-12-28', 7],
    ['2021W1', '2021-01-04', 7],
    ['2024W1', '2024-01-01', 7],
    ['2024W52', '2024-12-23', 7],
    ['202602', '2026-02-01', 28],
    ['202612', '2026-12-01', 31],
  ])('%s begins on %s and has %d days', (code, from, days) => {
    expect(readPeriod(code)).toMatchObject({
      from: at(`${from}T00:00:00`),
      to: at(`${from}T00:00:00`) + days * DAY,
    });
  });

  it.each([
    '20260230',
    '2026W0',
    '2025W53',
    '2026W54',
    '2026W01',
    '202613',
    '202600',
    '2026',
    '2026-11',
    'x',
  ])('%s is none', (code) => {
    expect(readPeriod(code)).toBe(null);
  });

  it('hold every moment exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2015-01-01T00:00:00'), max: at('2040-01-01T00:00:00') }), (ms) => {
        for (const code of [dayCode(ms), weekCode(ms), monthCode(ms)]) {
          const period = readPeriod(code);
          expect(period, code).not.toBe(null);
          expect(period!.from <= ms && ms < period!.to, code).toBe(true);
        }
      }),
    );
    expect([2015, 2020, 2026, 2032].map(weeksOf)).toEqual([53, 53, 53, 53]);
    expect([2021, 2024, 2025, 2027].map(weeksOf)).toEqual([52, 52, 52, 52]);
  });
});

const value = (change: object = {}) => ({
  dataElement: 'f7n9E0hX8qk',
  period: '20261115',
  orgUnit: 'DiszpKrYNg8',
  value: '12',
  ...change,
});

describe('the format of dataValueSets', () => {
  it('takes the documented example, and says what breaks it', () => {
    expect(problemsOfSet({ dataValues: [value(), value({ orgUnit: 'FNnj3jKGS7i' })] })).toEqual([]);
    for (const [bad, place] of [
      [{ dataValues: [] }, '/dataValues'],
      [{ dataValues: [value({ value: 12 })] }, '/dataValues/0/value'],
      [{ dataValues: [value({ value: '012' })] }, '/dataValues/0/value'],
      [{ dataValues: [value({ orgUnit: '1iszpKrYNg8' })] }, '/dataValues/0/orgUnit'],
      [{ dataValues: [value({ period: '2025W53' })] }, '/dataValues/0/period'],
      [{ dataValues: [value(), value({ value: '13' })] }, '/dataValues/1'],
      [{ dataValues: [value({ note: 'x' })] }, '/dataValues/0'],
    ] as const) {
      expect(problemsOfSet(bad).join(' ')).toContain(place);
    }
  });

  it('says the same as CSV, in the documented columns', () => {
    const set = {
      dataValues: [value(), value({ orgUnit: 'FNnj3jKGS7i', categoryOptionCombo: 'bRowv6yZOF2' })],
    };
    const [header, ...lines] = [...readCsv(asCsv(set))].map(({ cells }) => cells);
    expect(header).toEqual(['dataelement', 'period', 'orgunit', 'catoptcombo', 'attroptcombo', 'value']);
    expect(lines).toEqual([
      ['f7n9E0hX8qk', '20261115', 'DiszpKrYNg8', '', '', '12'],
      ['f7n9E0hX8qk', '20261115', 'FNnj3jKGS7i', 'bRowv6yZOF2', '', '12'],
    ]);
  });

  it('reads import summaries bare and inside a response, and nothing else', () => {
    const importCount = { imported: 3, updated: 1, ignored: 1, deleted: 0 };
    const bare = { status: 'WARNING', importCount, conflicts: [{ object: 'x', value: 'y' }] };
    expect(readSummary(JSON.stringify(bare))).toMatchObject({
      imported: 3,
      ignored: 1,
      conflicts: [{ value: 'y' }],
    });
    expect(readSummary(JSON.stringify({ httpStatus: 'OK', response: bare }))).toMatchObject({ updated: 1 });
    for (const text of ['<html>log in</html>', '{}', 'null', '{"status":"OK"}', '[]']) {
      expect(readSummary(text)).toBe(null);
    }
  });
});

describe('what an attempt comes to', () => {
  const summary = (status: string, counts: object) =>
    JSON.stringify({
      status,
      importCount: { imported: 0, updated: 0, ignored: 0, deleted: 0, ...counts },
    });
  const answer = (status: number, text: string) => ({ kind: 'answer', status, text }) as const;
  it.each([
    ['taken whole', answer(200, summary('SUCCESS', { imported: 5 })), 'SENT'],
    ['taken in part', answer(409, summary('WARNING', { imported: 4, ignored: 1 })), 'PARTIAL'],
    ['all ignored', answer(409, summary('WARNING', { ignored: 5 })), 'FAILED'],
    ['an error', answer(409, summary('ERROR', {})), 'FAILED'],
    ['a log-in page', answer(200, '<html>'), 'FAILED'],
    ['a redirect', answer(302, ''), 'FAILED'],
    ['a wrong password', answer(401, ''), 'FAILED'],
    ['a busy server', answer(503, ''), 'WAITING'],
    ['too many requests', answer(429, ''), 'WAITING'],
    ['no connection', { kind: 'network', code: 'ECONNREFUSED' } as const, 'WAITING'],
    ['a private address', { kind: 'blocked' } as const, 'FAILED'],
  ])('%s', (_, sent, state) => {
    const judged = judge(sent, 1, 1_000);
    expect(judged.state).toBe(state);
    expect(judged.next === null).toBe(state !== 'WAITING');
  });
  it('ends after eight attempts, with growing waits', () => {
    const waits = Array.from({ length: 8 }, (_, i) => judge({ kind: 'network', code: 'x' }, i + 1, 0));
    expect(waits.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 7 }, () => 'WAITING'),
      'FAILED',
    ]);
    const times = waits.slice(0, 7).map(({ next }) => next!);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

describe('addresses to push to', () => {
  it.each([
    ['https://dhis2.example.org/api/dataValueSets', null],
    ['https://8.8.8.8/hmis/api/dataValueSets', null],
    ['http://dhis2.example.org/api/dataValueSets', 'https'],
    ['ftp://dhis2.example.org/api/dataValueSets', 'https'],
    ['https://user:x@dhis2.example.org/api/dataValueSets', 'mật khẩu'],
    ['https://dhis2.example.org/api/dataValueSets?x=1', 'tham số'],
    ['https://dhis2.example.org/api/users', '/api/dataValueSets'],
    ['http://127.0.0.1:8080/api/dataValueSets', 'nội bộ'],
    ['https://10.1.2.3/api/dataValueSets', 'nội bộ'],
    ['https://2130706433/api/dataValueSets', 'nội bộ'],
    ['https://[::ffff:10.0.0.1]/api/dataValueSets', 'nội bộ'],
    ['https://[fd00::1]/api/dataValueSets', 'nội bộ'],
    ['https://169.254.169.254/api/dataValueSets', 'nội bộ'],
  ])('%s', (url, why) => {
    const problem = addressProblem(url, false);
    if (why === null) {
      expect(problem).toBe(null);
    } else {
      expect(problem?.vi).toContain(why);
    }
  });
  it('may be private only where the installation says so', () => {
    expect(addressProblem('http://127.0.0.1:8080/api/dataValueSets', true)).toBe(null);
    expect(addressProblem('https://10.1.2.3/api/dataValueSets', true)).toBe(null);
    expect(addressProblem('http://10.1.2.3/api/dataValueSets', true)).not.toBe(null);
    expect(['::1', '::ffff:192.168.1.1', 'fe80::1', '192.0.2.7', 'not an address'].every(isPrivateIp)).toBe(
      true,
    );
    expect(['8.8.8.8', '2606:4700::1111'].some(isPrivateIp)).toBe(false);
  });
});

describe('a mapping table', () => {
  const known = {
    metric: (code: string): Sendable =>
      code === 'cases.confirmed'
        ? { ok: true, counter: code }
        : { ok: false, vi: `không có mã “${code}”`, en: `there is no code “${code}”` },
    area: (code: string) => code.startsWith('06'),
  };
  const head = 'kind,code,uid,categoryOptionCombo,attributeOptionCombo\n';
  it('is read whole', () => {
    const read = readMapping(
      `\uFEFF${head}metric,cases.confirmed,f7n9E0hX8qk,bRowv6yZOF2,\narea,06184,DiszpKrYNg8,,\n`,
      known,
    );
    expect(read).toEqual({
      ok: true,
      table: {
        metrics: [
          {
            metric: 'cases.confirmed',
            dataElement: 'f7n9E0hX8qk',
            categoryOptionCombo: 'bRowv6yZOF2',
            attributeOptionCombo: null,
          },
        ],
        areas: [{ code: '06184', orgUnit: 'DiszpKrYNg8' }],
      },
    });
  });
  it.each([
    ['no header', 'metric,cases.confirmed,f7n9E0hX8qk,,\n', 1],
    ['an unknown figure', `${head}metric,no.such,f7n9E0hX8qk,,\narea,06184,DiszpKrYNg8,,\n`, 2],
    ['an unknown area', `${head}metric,cases.confirmed,f7n9E0hX8qk,,\narea,99999,DiszpKrYNg8,,\n`, 3],
    ['no id', `${head}metric,cases.confirmed,cases,,\narea,06184,DiszpKrYNg8,,\n`, 2],
    ['another kind', `${head}thing,06184,DiszpKrYNg8,,\n`, 2],
    [
      'a unit twice',
      `${head}metric,cases.confirmed,f7n9E0hX8qk,,\narea,06184,DiszpKrYNg8,,\narea,06184,FNnj3jKGS7i,,\n`,
      4,
    ],
    [
      'an org unit twice',
      `${head}metric,cases.confirmed,f7n9E0hX8qk,,\narea,06184,DiszpKrYNg8,,\narea,06187,DiszpKrYNg8,,\n`,
      4,
    ],
    ['nothing', head, 1],
  ])('with %s is refused at its line', (_, csv, line) => {
    const read = readMapping(csv, known);
    expect(read.ok ? [] : read.problems.map((one) => one.line)).toContain(line);
  });
});
