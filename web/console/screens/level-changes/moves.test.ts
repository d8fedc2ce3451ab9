import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../shared/texts.ts';
import { changeText } from './moves.ts';

afterEach(() => setLanguage('vi'));

const moves = [
  { from: 1, to: 0, n: 1 },
  { from: 2, to: 1, n: 12 },
  { from: null, to: 1, n: 2 },
  { from: 2, to: null, n: 5 },
  { from: 0, to: null, n: 1 },
];

describe('a change in one line', () => {
  it('says who moved where and which orders may end, in the language of the screen', () => {
    setLanguage('vi');
    expect(changeText({ moves, ordersMayEnd: 3 })).toBe(
      '1 F1 có thể thành F0 · 12 F2 thành F1 · 2 F1 mới · 5 không còn là F2 · 1 F0 có thể bị loại trừ · 3 quyết định có thể kết thúc',
    );
    setLanguage('en');
    expect(changeText({ moves, ordersMayEnd: 0 })).toBe(
      '1 F1 may become F0 · 12 F2 became F1 · 2 new F1 · 5 no longer F2 · 1 F0 may be discarded',
    );
    expect(changeText({ moves: [], ordersMayEnd: 0 })).toBe('nobody moved');
  });
});
