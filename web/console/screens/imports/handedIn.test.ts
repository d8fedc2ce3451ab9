import { expect, it } from 'vitest';
import { goOn } from './handedIn.ts';

const counts = { mended: 2, added: 1, taken: 0, untouched: 3 };

it('goes on at the one list, at the lists of the file, or at all lists', () => {
  expect(goOn([{ id: 'a' }], 'x.xlsx')).toEqual({ list: 'a', counts: undefined });
  expect(goOn([{ id: 'a' }, { id: 'b' }], 'x.xlsx')).toEqual({ file: 'x.xlsx' });
  expect(goOn([{ id: 'a', returned: counts }, { id: 'b' }], 'x.xlsx')).toEqual({ file: undefined });
});

it('goes on at the list to which both sheets of mended rows came back, and sums what they did', () => {
  expect(
    goOn(
      [
        { id: 'a', returned: counts },
        { id: 'a', returned: counts },
      ],
      'x.xlsx',
    ),
  ).toEqual({
    list: 'a',
    counts: { mended: '4', added: '2', taken: '0', untouched: '6' },
  });
});
