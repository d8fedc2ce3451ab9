import { geoArea, geoContains } from 'd3-geo';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { parseAreaList } from '../../../../lib/vietnamese/index.ts';
import type { Polygons } from '../../../registry/areas/index.ts';
import { type ShapeUnit, type Shapes, buildShapes } from './build-shapes.ts';

const list = parseAreaList(
  readFileSync(new URL('../../../../data/areas/units-2025.csv', import.meta.url), 'utf8'),
);
const units = list.rows
  .filter((row) => row.kind === 'commune')
  .map((row, i): ShapeUnit => ({
    no: i + 1,
    id: row.id,
    code: row.code,
    name: row.fullName,
    lat: row.centroid?.lat ?? null,
    lon: row.centroid?.lon ?? null,
  }));
const langSon = units.filter((unit) =>
  list.rows.some((row) => row.code === unit.code && row.parentCode === '20'),
);

function featuresOf(shapes: Shapes) {
  const decoded = feature(shapes.topology, shapes.topology.objects['areas']!);
  return decoded.type === 'FeatureCollection' ? decoded.features : [];
}

describe('buildShapes', () => {
  it('draws every commune of Lạng Sơn around its centroid, wound so that d3 sees its inside', () => {
    const shapes = buildShapes(langSon, new Map());
    const features = featuresOf(shapes);
    expect(shapes.approximate).toBe(true);
    expect(features.map((one) => one.id).sort()).toEqual(langSon.map((unit) => unit.id).sort());
    for (const one of features) {
      const unit = langSon.find((candidate) => candidate.id === one.id)!;
      expect(one.properties).toEqual({ code: unit.code, name: unit.name });
      expect(geoArea(one)).toBeLessThan(1e-4);
      expect(geoContains(one, [unit.lon!, unit.lat!])).toBe(true);
    }
  });

  it('shares borders: two neighbours have one arc between them', () => {
    const { topology } = buildShapes(langSon, new Map());
    const used = new Map<number, number>();
    JSON.stringify(topology.objects['areas'], (key, value: unknown) => {
      if (key !== 'arcs' && typeof value === 'number' && Number.isInteger(value)) {
        const arc = value < 0 ? ~value : value;
        used.set(arc, (used.get(arc) ?? 0) + 1);
      }
      return value;
    });
    expect([...used.values()].filter((count) => count === 2).length).toBeGreaterThan(langSon.length);
  });

  it('puts 239 communes into less than 82 kB compressed', () => {
    const bytes = gzipSync(JSON.stringify(buildShapes(units, new Map()))).length;
    expect(bytes).toBeLessThan(82_000);
  });

  it('keeps official outlines and shares only the rest', () => {
    const [first, second] = langSon as [ShapeUnit, ShapeUnit];
    const [x, y] = [first.lon!, first.lat!];
    const official: Polygons = [
      [
        [
          [x, y],
          [x, y + 0.5],
          [x + 0.5, y + 0.5],
          [x + 0.5, y],
          [x, y],
        ],
      ],
    ];
    const shapes = buildShapes(langSon, new Map([[first.no, official]]));
    const features = featuresOf(shapes);
    const inside: [number, number] = [x + 0.01, y + 0.01];
    expect(shapes.approximate).toBe(true);
    expect(features.filter((one) => geoContains(one, inside)).map((one) => one.id)).toEqual([first.id]);
    expect(buildShapes([first], new Map([[first.no, official]])).approximate).toBe(false);
    expect(
      buildShapes([{ ...second, lat: null, lon: null }], new Map()).topology.objects['areas'],
    ).toMatchObject({ geometries: [] });
  });
});
