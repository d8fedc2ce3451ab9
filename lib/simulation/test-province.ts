import { generateProvince } from './province.ts';
import type { CommuneInput, NameSource, Province, ProvinceOptions } from './province-types.ts';

/** A small table of names for tests; the product uses real frequencies. */
export const testNames: NameSource = {
  family: [
    ['Nguyễn', 38],
    ['Trần', 11],
    ['Hoàng', 9],
    ['Nông', 6],
    ['Lý', 5],
  ],
  middle: {
    male: [
      ['Văn', 5],
      ['Minh', 2],
      ['', 1],
    ],
    female: [
      ['Thị', 6],
      ['Ngọc', 2],
    ],
  },
  given: {
    male: [
      ['Hùng', 3],
      ['Dũng', 2],
      ['Quân', 2],
    ],
    female: [
      ['Lan', 3],
      ['Hương', 2],
      ['Thủy', 2],
    ],
  },
};

/** Twelve communes on a grid, one of them a centre; names of no real place. */
export const testCommunes: readonly CommuneInput[] = Array.from({ length: 12 }, (_, i) => ({
  code: String(10_000 + i),
  name: i === 5 ? 'Phường Trung Tâm' : `Xã Thử Nghiệm ${i + 1}`,
  lat: 21.8 + Math.floor(i / 4) * 0.08,
  lon: 106.6 + (i % 4) * 0.09,
  population: i === 5 ? 40_000 : 6_000 + i * 700,
}));

/** A province of the test communes: 2,000 people and 14 days to 22 November 2021, 14:00 in Vietnam, unless told otherwise. */
export function testProvince(options: Partial<ProvinceOptions> = {}): Province {
  const end = Date.UTC(2021, 10, 22, 7);
  return generateProvince(testCommunes, { people: 2_000, seed: 7, days: 14, end, ...options }, testNames);
}
