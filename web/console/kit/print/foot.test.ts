import { expect, it } from 'vitest';
import { footSheet } from './foot.ts';

it('keeps a name with quotes, backslashes or line breaks inside its text', () => {
  const sheet = footSheet('In bởi "A" \\ B\n} body { display: none }', 'Trang', null);
  expect(sheet).toContain('"In bởi \\22 A\\22  \\5c  B\\a } body { display: none }"');
  expect(sheet.split('"')).toHaveLength(7);
});

it('marks every page of data that are not real, and no page of real ones', () => {
  expect(footSheet('In', 'Trang', 'DỮ LIỆU MÔ PHỎNG')).toContain('@top-left { content: "DỮ LIỆU MÔ PHỎNG"');
  expect(footSheet('In', 'Trang', null)).not.toContain('@top');
});
