import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { formatInstant, parseInstant } from './instants.ts';
import { contactLines, readTraceOptions, refusalLines, runTrace } from './trace-command.ts';
import { readIsolations, readVisits } from './trace-input.ts';

const file = [
  '\uFEFFnote,person_id,place_id,in_at,out_at',
  'x,F0,"chợ ""Đông Kinh"", cổng 1",2021-08-15T08:00:00+07:00,2021-08-15T09:00:00+07:00',
  ',A,"chợ ""Đông Kinh"", cổng 1",2021-08-15T01:30:00.999Z,2021-08-15T02:30:00Z',
  ',B,p,2021-08-15T08:00:00,2021-08-15T09:00:00',
  ',C,p,2021-08-15T09:00:00Z,2021-08-15T09:00:00Z',
  ',,p,2021-08-15T09:00:00Z,2021-08-15T10:00:00Z',
  ',D,p,2021-02-30T09:00:00Z,2021-08-15T10:00:00Z',
  '"two',
  'lines",E,p,2021-08-15T09:00:00Z,',
  '"open,F,p,2021-08-15T09:00:00Z,2021-08-15T10:00:00Z',
].join('\r\n');

describe('readVisits', () => {
  it('accounts for every row, with its line and text', () => {
    const outcome = readVisits(file);
    expect(outcome.value.map((v) => v.personId)).toEqual(['F0', 'A']);
    expect(outcome.rows).toBe(outcome.value.length + outcome.refusals.length);
    expect(outcome.refusals.map((r) => [r.line, r.code])).toEqual([
      [4, 'trace.time-without-offset'],
      [5, 'trace.out-not-after-in'],
      [6, 'trace.missing-value'],
      [7, 'trace.malformed-time'],
      [8, 'trace.missing-value'],
      [10, 'trace.broken-row'],
    ]);
    expect(outcome.refusals[2]).toMatchObject({
      message: 'Cột “person_id” bị bỏ trống.',
      messageEn: 'Column “person_id” is empty.',
    });
  });

  it('reads nothing without the needed columns', () => {
    expect(readVisits('person_id,place_id,in_at\na,b,c')).toMatchObject({ readable: false, value: [] });
    expect(readVisits('').refusals[0]?.code).toBe('trace.empty-file');
  });
});

describe('the trace command', () => {
  it('prints contacts and refusals as CSV', () => {
    const options = readTraceOptions({
      case: 'F0',
      from: '2021-08-15T00:00:00+07:00',
      to: '2021-08-16T00:00:00+07:00',
    });
    if (!options.ok) {
      throw new Error(options.refusal.messageEn);
    }
    const run = runTrace(readVisits(file), undefined, options.query);
    expect(run.exitCode).toBe(3);
    expect([...contactLines(run.contacts)]).toEqual([
      'contact_id,level,minutes,first_at,last_at,places,via',
      'A,1,30.0,2021-08-15T01:30:00Z,2021-08-15T02:00:00Z,1,F0',
    ]);
    expect([...refusalLines(run.refusals)][1]).toBe(
      '4,trace.time-without-offset,Thời điểm ở “in_at” thiếu múi giờ; cần ghi thêm +07:00 hoặc Z.,' +
        '",B,p,2021-08-15T08:00:00,2021-08-15T09:00:00"',
    );
    expect(runTrace(readVisits(file), undefined, { ...options.query, caseId: 'B' }).exitCode).toBe(1);
  });

  it('lets the earliest of several isolations count', () => {
    const isolations = readIsolations(
      'at,person_id\n2021-08-15T08:45:00+07:00,F0\n2021-08-15T08:40:00+07:00,F0\n',
    );
    const options = readTraceOptions({
      case: 'F0',
      from: '2021-08-15T00:00:00Z',
      to: '2021-08-16T00:00:00Z',
      minMinutes: '5',
    });
    const run = options.ok ? runTrace(readVisits(file), isolations, options.query) : undefined;
    expect(run?.contacts.map((c) => [c.contactId, formatInstant(c.lastAt)])).toEqual([
      ['A', '2021-08-15T01:40:00Z'],
    ]);
  });

  it.each([
    [{ from: '2021-08-15' }, '--from'],
    [{ to: '2021-08-15T00:00:00' }, '--to'],
    [{ from: '2021-08-17T00:00:00Z' }, '--to'],
    [{ minMinutes: '-1' }, '--min-minutes'],
    [{ lingerMinutes: 'x' }, '--linger-minutes'],
    [{ depth: '4' }, '--depth'],
  ])('refuses %o', (wrong, name) => {
    const outcome = readTraceOptions({
      case: 'F0',
      from: '2021-08-15T00:00:00Z',
      to: '2021-08-16T00:00:00Z',
      ...wrong,
    });
    expect(outcome.ok ? '' : outcome.refusal.messageEn).toContain(name);
  });
});

describe('parseInstant', () => {
  it.each([
    ['2021-08-15T08:30:00+07:00', '2021-08-15T01:30:00Z'],
    ['2021-08-15 08:30-0330', '2021-08-15T12:00:00Z'],
    ['2024-02-29t23:59:59.9999z', '2024-02-29T23:59:59Z'],
    ['1969-12-31T23:59:59.5Z', '1969-12-31T23:59:59Z'],
  ])('reads %s', (text, utc) => {
    const outcome = parseInstant(text);
    expect(outcome.ok ? formatInstant(outcome.at) : outcome.why).toBe(utc);
  });

  it.each([
    '',
    '2021-08-15',
    '2021-13-01T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2021-08-15T24:00:00Z',
    '2021-08-15T08:30:00+25:00',
  ])('refuses "%s"', (text) => {
    expect(parseInstant(text)).toEqual({ ok: false, why: 'malformed' });
  });
});

describe('readCsv', () => {
  it('keeps line numbers over quoted line breaks, empty lines and all line ends', () => {
    const records = [...readCsv('a,b\n\n"1\r\n2",x\r\n,\n"q""",z')];
    expect(records.map((r) => [r.line, r.cells])).toEqual([
      [1, ['a', 'b']],
      [3, ['1\r\n2', 'x']],
      [5, ['', '']],
      [6, ['q"', 'z']],
    ]);
  });
});
