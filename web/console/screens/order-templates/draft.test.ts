import { expect, it } from 'vitest';
import { compareLines, compareWordings, contentOf, draftOf, lineRange, type Wording } from './draft.ts';

const wording: Wording = {
  above: '',
  office: '{office.name}',
  place: '{office.seat}',
  title: 'Về việc cách ly y tế tại nhà',
  authority: '{office.name}',
  basis: ['{order.basis}'],
  articles: [
    ['Cách ly y tế tại nhà đối với:', '{person.title}: {person.name}.', 'Lý do: {order.reason}.'],
    ['Quyết định này có hiệu lực kể từ khi được giao.'],
  ],
  recipients: ['Như Điều 2', 'Lưu: VT'],
};

it('what is typed is what was stored, and blank lines keep their numbers', () => {
  expect(contentOf(draftOf(wording, null))).toEqual(wording);
  const typed = { ...draftOf(wording, null), basis: '{order.basis}\n\nLuật A', title: 'Về\nviệc' };
  expect(contentOf(typed).basis).toEqual(['{order.basis}', '', 'Luật A']);
  expect(contentOf(typed).title).toBe('Về việc');
  expect(contentOf({ ...typed, recipients: ' ' }).recipients).toEqual([]);
});

it('tells what was added and taken, and leaves out what is the same', () => {
  const [first, ...rest] = wording.articles;
  const after = { ...wording, above: 'UBND tỉnh', articles: [[...first!.slice(0, -1), 'Mới'], ...rest] };
  const parts = compareWordings(wording, after);
  expect(parts.map(({ part, article }) => [part, article])).toEqual([
    ['above', null],
    ['articles', 0],
  ]);
  expect(parts[1]!.lines.filter(({ mark }) => mark !== 'same')).toEqual([
    { mark: 'taken', text: 'Lý do: {order.reason}.' },
    { mark: 'added', text: 'Mới' },
  ]);
  expect(compareWordings(wording, wording)).toEqual([]);
});

it('keeps the lines that both have', () => {
  expect(compareLines(['a', 'b', 'c'], ['b', 'c', 'd']).map(({ mark }) => mark)).toEqual([
    'taken',
    'same',
    'same',
    'added',
  ]);
  expect(compareLines([], [])).toEqual([]);
});

it('finds a line in a text', () => {
  expect(lineRange('ab\ncd\n', 2)).toEqual([3, 5]);
  expect(lineRange('ab', 9)).toEqual([0, 2]);
});
