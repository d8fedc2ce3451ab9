import { describe, expect, it } from 'vitest';
import { isDayOrMoment, isMoment } from './dcc-dates.ts';
import { findDccFault } from './dcc-schema.ts';
import { TEST_ENTRY, VACCINATION } from './dcc-test-samples.ts';
import type { JsonObject } from './json.ts';

const { v: vaccinations, ...person } = VACCINATION;
const TEST: JsonObject = { ...person, t: [TEST_ENTRY] };
const RECOVERY_ENTRY = { tg: '840539006', co: 'VN', is: 'Bộ Y tế', ci: 'URN:UVCI:01:VN:1#3' };
const RECOVERY: JsonObject = {
  ...person,
  r: [{ ...RECOVERY_ENTRY, fr: '2021-06-01', df: '2021-06-12', du: '2021-11-28' }],
};

function vaccination(change: JsonObject, version = '1.3.0'): JsonObject {
  return { ...VACCINATION, ver: version, v: [{ ...vaccinations[0], ...change }] };
}

function named(nam: JsonObject, version = '1.3.0'): JsonObject {
  return { ...VACCINATION, ver: version, nam };
}

function born(dob: string, version: string): JsonObject {
  return { ...VACCINATION, ver: version, dob };
}

function test(change: object, version = '1.3.0'): JsonObject {
  return { ...TEST, ver: version, t: [{ ...TEST_ENTRY, ...change } as JsonObject] };
}

const { tc: _centre, ...withoutCentre } = TEST_ENTRY;

describe('the schema of digital COVID certificates', () => {
  it.each<[string, JsonObject]>([
    ['a vaccination', VACCINATION],
    ['a test', TEST],
    ['a recovery', RECOVERY],
    ['fields that it does not name', { ...VACCINATION, extra: null }],
    ['a moment for a day', vaccination({ dt: '2021-07-20T00:00:00+07:00' })],
    ['a country that is none', vaccination({ co: 'UNHCR' })],
    ['80 letters of a name beyond the basic plane', named({ fnt: 'A', fn: '𠀀'.repeat(80) })],
    ['no birth date since 1.3.0', born('', '1.3.0')],
    ['a birth month since 1.1.0', born('1958-03', '1.1.0')],
    ['only a given name since 1.3.2', named({ gnt: 'AN' }, '1.3.2')],
    ['a version of the future', { ...VACCINATION, ver: '2.0.0' }],
    ['ten doses since 1.3.0', vaccination({ dn: 10 })],
    [
      'two vaccinations before 1.3.0',
      { ...VACCINATION, ver: '1.2.1', v: [...vaccinations, ...vaccinations] },
    ],
    ['no test centre since 1.3.0', { ...TEST, t: [withoutCentre] }],
  ])('admits %s', (_, certificate) => {
    expect(findDccFault(certificate)).toBeNull();
  });

  it.each<[string, JsonObject | undefined, string]>([
    ['nothing', undefined, 'certificate'],
    ['no version', { ...VACCINATION, ver: 1.3 }, 'ver'],
    ['no name', { ...VACCINATION, nam: null }, 'nam'],
    ['no standardised name', named({ fn: 'An', gnt: 'AN' }), 'nam/fnt'],
    ['no standardised name at all', named({ fn: 'An' }, '1.3.3'), 'nam'],
    ['small letters in it', named({ fnt: 'An' }), 'nam/fnt'],
    ['a name of 81 letters', named({ fnt: 'A', fn: 'a'.repeat(81) }), 'nam/fn'],
    ['a name of 51 letters before 1.3.0', named({ fnt: 'A', gn: 'a'.repeat(51) }, '1.2.1'), 'nam/gn'],
    ['a birth year before 1.1.0', born('1958', '1.0.1'), 'dob'],
    ['no birth date before 1.3.0', born('', '1.2.1'), 'dob'],
    ['a birth in the 19th century', born('1899-12-31', '1.3.0'), 'dob'],
    ['dose 0', vaccination({ dn: 0 }), 'v/0/dn'],
    ['half a dose', vaccination({ sd: 1.5 }), 'v/0/sd'],
    ['ten doses before 1.3.0', vaccination({ dn: 10 }, '1.0.0'), 'v/0/dn'],
    ['a day that does not exist', vaccination({ dt: '2021-02-29' }), 'v/0/dt'],
    ['a country in small letters', vaccination({ co: 'vn' }), 'v/0/co'],
    ['a number for a code', vaccination({ tg: 840_539_006 }), 'v/0/tg'],
    ['null for a text', vaccination({ is: null }), 'v/0/is'],
    ['no vaccination', { ...VACCINATION, v: [] }, 'v'],
    ['a vaccination that is no list', { ...VACCINATION, v: vaccinations[0] ?? null }, 'v'],
    ['a sample without a time', test({ sc: '2021-08-15' }), 't/0/sc'],
    ['no test centre before 1.3.0', { ...TEST, ver: '1.2.1', t: [withoutCentre] }, 't/0/tc'],
    ['a result time that is none before 1.2.0', test({ dr: 'later' }, '1.1.0'), 't/0/dr'],
    ['a recovery without dates', { ...person, r: [RECOVERY_ENTRY] }, 'r/0/fr'],
  ])('refuses %s', (_, certificate, fault) => {
    expect(findDccFault(certificate)).toBe(fault);
  });

  it('reads days and moments as states write them', () => {
    const moments = ['17:30Z', '17:30:00', '17:30:00.123+02', '17:30:00+0200', '23:59:60-11:30'];
    for (const moment of moments.map((time) => `2021-06-11T${time}`)) {
      expect([isMoment(moment), isDayOrMoment(moment)]).toEqual([true, true]);
    }
    expect([isMoment('2020-02-29'), isDayOrMoment('2020-02-29')]).toEqual([false, true]);
    for (const text of [
      '',
      '2021-6-11',
      '2021-13-01',
      '2021-06-31',
      '2021-06-11T',
      '2021-06-11T24:00',
      '11/06/2021',
    ]) {
      expect(isDayOrMoment(text)).toBe(false);
    }
  });
});
