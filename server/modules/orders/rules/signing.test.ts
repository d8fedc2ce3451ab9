import { describe, expect, it } from 'vitest';
import { type Authority, authorityFaults, notCovered, signatureLines } from './signing.ts';

const deputy: Authority = {
  form: 'deputy',
  title: 'Phó Chủ tịch',
  headTitle: 'Chủ tịch',
  onBehalfOf: 'Ủy ban nhân dân',
  document: 'Quyết định 12/QĐ-UBND ngày 05/01/2026',
  kinds: ['quarantine-home'],
  validFrom: '2026-01-05',
  validTo: null,
  endedAt: null,
};

describe('who signs', () => {
  it.each([
    [deputy, ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [{ ...deputy, form: 'head', title: 'Chủ tịch' }, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    [{ ...deputy, form: 'acting', title: 'Giám đốc', onBehalfOf: null }, ['Q. GIÁM ĐỐC']],
    [
      { ...deputy, form: 'by-order', title: 'Chánh Văn phòng', onBehalfOf: null },
      ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
    ],
    [
      { ...deputy, form: 'authorised', title: 'Trưởng trạm y tế', onBehalfOf: null },
      ['TUQ. CHỦ TỊCH', 'TRƯỞNG TRẠM Y TẾ'],
    ],
  ] as const)('is written above the signature', (one, lines) => {
    expect(signatureLines(one)).toEqual(lines);
  });

  it('needs the paper of all but the head, and an end of an authorisation', () => {
    expect(authorityFaults({ ...deputy, document: null })).toEqual({ document: 'required' });
    expect(authorityFaults({ ...deputy, headTitle: null })).toEqual({ headTitle: 'required' });
    expect(authorityFaults({ ...deputy, form: 'authorised' })).toEqual({ validTo: 'required' });
    expect(authorityFaults({ ...deputy, form: 'head', document: null })).toEqual({});
    expect(authorityFaults({ ...deputy, validFrom: '2026-02-30' })).toEqual({ validFrom: 'impossible' });
    expect(authorityFaults({ ...deputy, validTo: '2026-01-04' })).toEqual({ validTo: 'impossible' });
  });

  it('covers the acts named, on the days named', () => {
    const one = { ...deputy, validTo: '2026-11-16' };
    const on = (date: string) => notCovered(one, { kind: 'quarantine-home', date });
    expect([on('2026-01-04'), on('2026-01-05'), on('2026-11-16'), on('2026-11-17')]).toEqual([
      'not-yet',
      null,
      null,
      'ended',
    ]);
    expect(notCovered(one, { kind: 'test', date: '2026-05-01' })).toBe('other-act');
    expect(notCovered({ ...deputy, endedAt: 1 }, { kind: 'quarantine-home', date: '2026-05-01' })).toBe(
      'ended',
    );
  });
});
