import { expect, it } from 'vitest';
import { isRight } from './answers.ts';

it.each([
  ['47', '47', true],
  ['46', '47', false],
  ['', '47', false],
  ['47 phút', '47', true],
  ['1 giờ 37 phút', '97', true],
  ['1 h 37 min', '97', true],
  ['1 giờ 38 phút', '97', false],
  ['Bản 2', '2', true],
  ['1 hoặc 2', '2', false],
  ['hai', '2', false],
  ['5/9', '05/09/2026', true],
  ['05-09-2026', '05/09/2026', true],
  ['9/5', '05/09/2026', false],
  ['30a12345', '30A-123.45', true],
  ['30a12346', '30A-123.45', false],
  ['nong thi hoa', 'Nông Thị Hoà', true],
  ['1.234', '1234', true],
  ['  ', 'Nông Thị Hoà', false],
])('takes %j for %j: %s', (typed, answer, right) => {
  expect(isRight(typed, answer)).toBe(right);
});
