import { describe, expect, it } from 'vitest';
import { platePrefix } from './plate-prefix.ts';

describe('platePrefix', () => {
  it('forgives case, separators and Đ', () => {
    expect(platePrefix('12a-1 2')).toBe('12A12');
    expect(platePrefix('29-MĐ1 123')).toBe('29MD1123');
  });

  it('leaves nothing that a pattern would understand', () => {
    expect(platePrefix('%_\\')).toBe('');
  });
});
