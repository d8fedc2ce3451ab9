/** One feature of a file: its place in the file (1-based), its properties and its geometry, unchecked. */
export type Feature = {
  readonly line: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
};

/** Properties in which files of the state publishers and of common tools keep the code of a unit, best first. */
export const codeProperties = ['code', 'ma', 'GSO', 'commune_code', 'ma_xa', 'maXa', 'MAXA'];

/** Features of a GeoJSON FeatureCollection; null when the text is none. */
export function readFeatures(text: string): Feature[] | null {
  const parsed = parseJson(text);
  const { type, features } = (parsed ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features)) {
    return null;
  }
  return (features as unknown[]).map((item, i) => {
    const { properties, geometry } = (item ?? {}) as { properties?: unknown; geometry?: unknown };
    const known = typeof properties === 'object' && properties !== null ? properties : {};
    return { line: i + 1, properties: known as Readonly<Record<string, unknown>>, geometry };
  });
}

/**
 * Code of a feature, from the first of `names` that it has. A number lost its leading zeros in some tool: it is
 * padded to `digits`.
 */
export function codeOf(feature: Feature, names: readonly string[], digits: number): string | null {
  const value = names
    .map((name) => feature.properties[name])
    .find((one) => one !== undefined && one !== null);
  if (typeof value === 'number' && Number.isInteger(value)) {
    return String(value).padStart(digits, '0');
  }
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
  } catch {
    return null;
  }
}
