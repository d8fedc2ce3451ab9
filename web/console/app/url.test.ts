import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './url.ts';

describe('query of an address', () => {
  it('keeps leading zeros and accents', () => {
    const values = { q: '0912', name: 'Nguyễn Văn An' };
    expect(parseSearch(stringifySearch(values))).toEqual(values);
  });

  it('leaves out what is empty', () => {
    expect(stringifySearch({ q: '', kind: undefined })).toBe('');
  });
});
