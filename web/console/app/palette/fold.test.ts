import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('fold', () => {
  it('drops accents in either normal form, and đ', () => {
    expect(fold('Quyết định Cách ly')).toBe('quyet dinh cach ly');
    expect(fold('Hoà'.normalize('NFD'))).toBe(fold('Hòa'));
  });
});
