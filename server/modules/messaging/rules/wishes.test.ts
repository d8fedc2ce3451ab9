import { describe, expect, it } from 'vitest';
import { readWish, wishReply } from './wishes.ts';

describe('a wish about texts', () => {
  it('is read with or without marks, capitals and stops', () => {
    for (const text of ['TC', 'tc.', 'Từ chối', 'TU CHOI TIN NHAN', ' stop ', 'không nhận tin', 'Hủy nhận']) {
      expect(readWish(text), text).toBe('stop');
    }
    for (const text of ['NHAN', 'Nhận lại', 'nhan tin', 'START']) {
      expect(readWish(text), text).toBe('start');
    }
  });

  it('is not read out of a declaration, a name or a question', () => {
    for (const text of [
      'KB TU CHOI 1980 DONG DANG KHONG TRIEU CHUNG',
      'Dũng',
      'Huy',
      'toi khong nhan duoc tin',
      'tc gi',
      '',
    ]) {
      expect(readWish(text), text).toBeNull();
    }
  });

  it('is answered in one text of plain letters', () => {
    for (const wish of ['stop', 'start'] as const) {
      expect(wishReply(wish, true)).toMatch(/^[\x20-\x7e]{1,160}$/u);
    }
  });
});
