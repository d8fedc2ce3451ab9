import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { adminKey } from '../../lib/vietnamese/index.ts';

/** Provinces of 2021 whose units ship: Lạng Sơn, Thái Bình, Hà Nam, Thừa Thiên Huế, Bình Dương. */
export const seedProvinces: ReadonlySet<string> = new Set(['20', '34', '35', '46', '74']);

const seedSlugs = ['lang-son', 'thai-binh', 'ha-nam', 'thua-thien-hue', 'binh-duong'];

export type Row = Readonly<Record<string, string | undefined>>;
export type Ring = [number, number][];

export interface CommuneShape {
  readonly code: string;
  readonly areaKm2: number;
  readonly polygons: Ring[][];
}

/** A commune of about 2008; names as folded keys. */
export interface OldShape {
  readonly province: string;
  readonly district: string;
  readonly commune: string;
  readonly polygons: Ring[][];
}

export interface Sources {
  readonly legacy: readonly Row[];
  readonly provinces: readonly Row[];
  readonly communes: readonly Row[];
  readonly mapping: readonly Row[];
  readonly shapes: ReadonlyMap<string, CommuneShape>;
  readonly oldShapes: readonly OldShape[];
}

/** Reads the lists and boundaries from the data folder (see data/areas/README.md for what they are). */
export function readSources(shared: string): Sources {
  const units = (name: string): Row[] => readCsv(join(shared, 'data', 'admin-units', name));
  const shapes = seedSlugs.flatMap((slug) => readFeatures(shared, `communes_2025_${slug}.geojson`));
  return {
    legacy: units('legacy_3level_2021-11-01.csv'),
    provinces: units('current_2level_provinces.csv'),
    communes: units('current_2level_communes.csv'),
    mapping: units('mapping_legacy_to_2025.csv'),
    shapes: new Map(
      shapes.map(({ properties, polygons }) => [
        properties['commune_code'] ?? '',
        {
          code: properties['commune_code'] ?? '',
          areaKm2: Number(properties['area_km2_poly']),
          polygons,
        },
      ]),
    ),
    oldShapes: readFeatures(shared, 'communes_old_5provinces.geojson').map(({ properties, polygons }) => ({
      province: adminKey(properties['province'] ?? ''),
      district: adminKey(properties['district'] ?? ''),
      commune: adminKey(properties['commune'] ?? ''),
      polygons,
    })),
  };
}

function readCsv(file: string): Row[] {
  return Papa.parse<Row>(readFileSync(file, 'utf8').normalize('NFC'), {
    header: true,
    skipEmptyLines: true,
    transform: (value) => value.trim(),
  }).data;
}

interface Feature {
  readonly properties: Row;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

function readFeatures(shared: string, name: string): { properties: Row; polygons: Ring[][] }[] {
  const text = readFileSync(join(shared, 'data', 'boundaries', name), 'utf8').normalize('NFC');
  const { features } = JSON.parse(text) as { features: Feature[] };
  return features.map(({ properties, geometry }) => ({
    properties,
    polygons:
      geometry.type === 'Polygon' ? [geometry.coordinates as Ring[]] : (geometry.coordinates as Ring[][]),
  }));
}
