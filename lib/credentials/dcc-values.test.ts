import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEST_ENTRY, VACCINATION } from './dcc-test-samples.ts';
import { type DccValueSets, findUnknownCodes, nameOfCode } from './dcc-values.ts';

const file = new URL('../../data/value-sets/dcc.json', import.meta.url);
const { sets } = JSON.parse(readFileSync(file, 'utf8')) as { sets: DccValueSets };
const { v, ...person } = VACCINATION;

describe('value sets', () => {
  it('know the codes of a proper certificate', () => {
    expect(findUnknownCodes(VACCINATION, sets)).toEqual([]);
    expect(findUnknownCodes({ ...person, t: [{ ...TEST_ENTRY, ma: '1232' }] }, sets)).toEqual([]);
  });

  it('name where an unknown code stands', () => {
    const wrong = { ...person, v: [{ ...v[0], mp: 'EU/1/99/0001', co: 'Vn', tg: '999' }] };
    expect(findUnknownCodes(wrong, sets)).toEqual([
      { path: 'v/0/tg', code: '999' },
      { path: 'v/0/mp', code: 'EU/1/99/0001' },
      { path: 'v/0/co', code: 'Vn' },
    ]);
    expect(findUnknownCodes({ v: [{ mp: 'constructor' }] }, sets)).toHaveLength(1);
  });

  it('name the vaccines that Vietnam used', () => {
    const names = ['EU/1/21/1529', 'Sputnik-V', 'BBIBP-CorV', 'EU/1/20/1528', 'EU/1/20/1507', 'EU/1/20/1525'];
    expect(names.map((code) => nameOfCode('mp', code, sets))).toEqual([
      'Vaxzevria',
      'Sputnik-V',
      'BBIBP-CorV',
      'Comirnaty',
      'Spikevax',
      'Jcovden',
    ]);
    expect(nameOfCode('mp', 'Hayat-Vax', sets) !== null && nameOfCode('mp', 'Abdala', sets) !== null).toBe(
      true,
    );
    expect(nameOfCode('co', 'VN', sets)).toBe(null);
  });
});
