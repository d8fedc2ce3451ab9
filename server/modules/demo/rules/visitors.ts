/** Somebody who lives nowhere in the simulated province: guests, drivers, people who come home. */
export type Visitor = { readonly fullName: string; readonly birthYear: number; readonly phone: string };

const families = ['Nguyễn', 'Trần', 'Lê', 'Hoàng', 'Nông', 'Vi', 'Lương', 'Đặng', 'Bùi', 'Phùng', 'Triệu'];
const middles = ['Thị', 'Văn', 'Thị Thu', 'Đức', 'Thị Ngọc', 'Hữu', 'Minh'];
const givens = [
  'Lan',
  'Hùng',
  'Hạnh',
  'Dũng',
  'Mai',
  'Thắng',
  'Bình',
  'Phương',
  'Sơn',
  'Yến',
  'Tuấn',
  'Hoa',
  'Việt',
];

/** Phones of visitors lie behind those of the province, and in front of those of enterprises. */
const FIRST_PHONE = 900_996_000;

/** Visitor number `n`, the same in every run; their names are made up of usual words and belong to nobody. */
export function visitor(n: number): Visitor {
  const word = (words: readonly string[], step: number) => words[(n * step) % words.length]!;
  return {
    fullName: `${word(families, 1)} ${word(middles, 1)} ${word(givens, 5)}`,
    birthYear: 1948 + ((n * 17) % 58),
    phone: `0${FIRST_PHONE + n}`,
  };
}
