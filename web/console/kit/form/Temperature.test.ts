import { describe, expect, it } from 'vitest';
import { readTemperature } from './Temperature.tsx';

describe('readTemperature', () => {
  it('takes a comma or a point', () => {
    expect(readTemperature('37,5')).toBe(37.5);
    expect(readTemperature(' 38.2 ')).toBe(38.2);
  });

  it('tells nothing from nonsense', () => {
    expect(readTemperature('')).toBeUndefined();
    expect(readTemperature('375')).toBeNull();
    expect(readTemperature('sốt')).toBeNull();
  });
});
