import { describe, expect, it } from 'vitest';
import { readSms } from './sms.ts';

const read = (text: string) => readSms(text, '2021-09-10');
const nothing = {
  birthDate: null,
  phone: null,
  cccd: null,
  symptoms: [],
  exposures: [],
  companions: 0,
  gaps: [],
  unread: [],
};

describe('readSms', () => {
  it.each([
    'KB Nông Văn Páo 1980 xã Tam Thanh sốt, ho',
    'kb NONG VAN PAO ns 1980; Tam Thanh; co sot ho',
    'KB Nông Văn Páo namsinh1980, Tam Thanh. Sốt và ho',
  ])('reads %s', (text) => {
    const { fullName, ...said } = read(text);
    expect(fullName.toLowerCase()).toMatch(/^n[oô]ng v[aă]n p[aá]o$/);
    expect(said).toEqual({ ...nothing, birthYear: 1980, place: 'Tam Thanh', symptoms: ['fever', 'cough'] });
  });

  it('reads a day of birth, numbers, exposures and how many are along', () => {
    const text =
      'KB Vi Thị Mỷ 05/02/1979 Lương Văn Tri đau họng gặp F0 0912345678 020179001234 đi cùng 2 người';
    expect(read(text)).toEqual({
      ...nothing,
      fullName: 'Vi Thị Mỷ',
      birthDate: '1979-02-05',
      birthYear: 1979,
      place: 'Lương Văn Tri',
      phone: '0912345678',
      cccd: '020179001234',
      symptoms: ['sore-throat'],
      exposures: ['met-case'],
      companions: 2,
    });
  });

  it('hears "no" up to the next separator or "yes", and that somebody is well', () => {
    expect(read('KB Vi Văn An 1990 xã Hữu Liên không sốt ho, mệt')).toMatchObject({
      symptoms: ['tired'],
      gaps: [],
    });
    expect(read('KB Vi Văn An 1990 xã Hữu Liên không sốt nhưng ho')).toMatchObject({ symptoms: ['cough'] });
    expect(read('KB Vi Văn An 1990 xã Hữu Liên không triệu chứng')).toMatchObject({ symptoms: [], gaps: [] });
    expect(read('KB Vi Văn An 1990 xã Hữu Liên khỏe')).toMatchObject({ symptoms: [], gaps: [] });
  });

  it('takes the surname Hồ and the commune Hồ Sơn for what they are', () => {
    expect(read('KB Hồ Văn Tư 1985 xã Hồ Sơn ho')).toEqual({
      ...nothing,
      fullName: 'Hồ Văn Tư',
      birthYear: 1985,
      place: 'Hồ Sơn',
      symptoms: ['cough'],
    });
  });

  it('names what is missing: silence about health is not health', () => {
    expect(read('KB Vi Văn An 1990 xã Hữu Liên').gaps).toEqual(['health']);
    expect(read('alo cho hỏi').gaps).toEqual(['keyword', 'name', 'birth', 'health']);
    expect(read('').gaps).toEqual(['keyword', 'name', 'birth', 'place', 'health']);
    expect(read('KB Vi Văn An 2030 xã Hữu Liên ho').gaps).toContain('birth');
  });

  it('keeps words that it cannot read apart', () => {
    expect(read('KB Vi Văn An 1990, Hữu Liên, sốt, xin giúp đỡ')).toMatchObject({
      place: 'Hữu Liên',
      unread: ['xin', 'giúp', 'đỡ'],
    });
  });
});
