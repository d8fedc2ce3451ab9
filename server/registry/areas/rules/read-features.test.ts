import { describe, expect, it } from 'vitest';
import { codeOf, codeProperties, readFeatures } from './read-features.ts';

const collection = (...properties: unknown[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: properties.map((one) => ({ type: 'Feature', properties: one, geometry: null })),
  });

describe('readFeatures', () => {
  it('numbers the features from one, with or without a BOM', () => {
    expect(readFeatures(`\uFEFF${collection({ code: '1' }, null)}`)).toEqual([
      { line: 1, properties: { code: '1' }, geometry: null },
      { line: 2, properties: {}, geometry: null },
    ]);
  });
  it.each(['', '{', '[]', 'null', '{"type":"Feature"}', '{"type":"FeatureCollection","features":3}'])(
    'refuses %j',
    (text) => {
      expect(readFeatures(text)).toBeNull();
    },
  );
});

describe('codeOf', () => {
  const code = (properties: Record<string, unknown>, names: readonly string[] = codeProperties) =>
    codeOf({ line: 1, properties, geometry: null }, names, 5);
  it('takes the usual properties, gives lost zeros back and obeys a chosen property', () => {
    expect(code({ ma: ' 06001 ' })).toBe('06001');
    expect(code({ commune_code: 6001 })).toBe('06001');
    expect(code({ code: 'x', own: '06004' }, ['own'])).toBe('06004');
  });
  it('has no code where there is none', () => {
    expect([code({}), code({ code: '' }), code({ code: 1.5 }), code({ code: null, ma: '1' })]).toEqual([
      null,
      null,
      null,
      '1',
    ]);
  });
});
