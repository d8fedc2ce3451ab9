/** GeoJSON as the API takes it. */
export type Outline = { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: unknown[] };
/** Degrees, longitude first. */
export type Corner = readonly [lon: number, lat: number];

/** The corners of a drawn ring as an outline: closed; fewer than three corners are none. */
export function outlineOf(corners: readonly Corner[]): Outline | null {
  const first = corners[0];
  return corners.length < 3 || first === undefined
    ? null
    : { type: 'Polygon', coordinates: [[...corners.map((one) => [...one]), [...first]]] };
}

/**
 * Reads an outline as officers paste it: GeoJSON (a geometry, a feature or a collection of one), or lines of latitude and
 * longitude. Null: it is none. Whether it is right is the server's to say.
 */
export function readOutline(text: string): Outline | null {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? fromJson(trimmed) : outlineOf(readCorners(trimmed));
}

/** Corners from lines `lat, lon`; a last one that repeats the first is left out. */
export function readCorners(text: string): Corner[] {
  const corners = text.split(/[\n;]+/u).flatMap((line): Corner[] => {
    const numbers = line.match(/-?\d+(?:\.\d+)?/gu)?.map(Number) ?? [];
    const [lat, lon] = numbers;
    return numbers.length === 2 && lat !== undefined && lon !== undefined ? [[lon, lat]] : [];
  });
  const [first, last] = [corners[0], corners.at(-1)];
  const closed = corners.length > 1 && first![0] === last![0] && first![1] === last![1];
  return closed ? corners.slice(0, -1) : corners;
}

/** Corners as lines that an officer can correct. */
export function writeCorners(corners: readonly Corner[]): string {
  return corners.map(([lon, lat]) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`).join('\n');
}

function fromJson(text: string): Outline | null {
  try {
    let value = JSON.parse(text) as { type?: unknown; [name: string]: unknown };
    if (value.type === 'FeatureCollection' && Array.isArray(value['features'])) {
      value = value['features'][0] as typeof value;
    }
    const geometry = (value.type === 'Feature' ? value['geometry'] : value) as Partial<Outline> | null;
    const known = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
    return known && Array.isArray(geometry?.coordinates)
      ? { type: geometry.type!, coordinates: geometry.coordinates }
      : null;
  } catch {
    // Half-pasted text is no outline yet; the screen says so.
    return null;
  }
}
