import { describe, expect, it } from 'vitest';
import { outlineOf, readCorners, readOutline, writeCorners } from './outline.ts';

const ring = [
  [106.1, 21.1],
  [106.2, 21.1],
  [106.2, 21.2],
  [106.1, 21.1],
];

describe('an outline as officers give it', () => {
  it('is closed when it was drawn', () => {
    expect(
      outlineOf([
        [106.1, 21.1],
        [106.2, 21.1],
      ]),
    ).toBe(null);
    expect(
      outlineOf([
        [106.1, 21.1],
        [106.2, 21.1],
        [106.2, 21.2],
      ]),
    ).toEqual({ type: 'Polygon', coordinates: [ring] });
  });
  it('is pasted as lines of latitude and longitude, closed or not', () => {
    const lines = '21.1, 106.1\n21.1; 106.2\n21.2 106.2';
    expect(readCorners('21.1, 106.1\n21.1, 106.2\n21.2, 106.2\n21.1, 106.1')).toHaveLength(3);
    expect(readOutline('21.1, 106.1\n21.1, 106.2\n21.2, 106.2')).toEqual({
      type: 'Polygon',
      coordinates: [ring],
    });
    expect(readOutline(lines.replace(';', ','))).not.toBe(null);
    expect(readCorners(writeCorners([[106.12345, 21.1]]))).toEqual([[106.12345, 21.1]]);
  });
  it('is pasted as GeoJSON of any of the three kinds', () => {
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const feature = { type: 'Feature', properties: {}, geometry };
    for (const given of [geometry, feature, { type: 'FeatureCollection', features: [feature] }]) {
      expect(readOutline(JSON.stringify(given))).toEqual(geometry);
    }
    expect(readOutline('{"type":"Point","coordinates":[1,2]}')).toBe(null);
    expect(readOutline('{"type":"Poly')).toBe(null);
  });
});
