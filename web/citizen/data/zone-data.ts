import type { DataOf } from '../../shared/client.ts';
import { api } from './api.ts';
import { kept } from './kept.ts';

/** The public map with the instant at which this phone received it. */
export type MapSnapshot = DataOf<'GET /public/map'> & { readonly fetchedAt: string };
type Places = {
  /** The groups that the map showed when these were fetched. */
  readonly groups: string;
  readonly list: MapSnapshot['places'];
};
export type AreaOnMap = MapSnapshot['areas'][number];

/** Zones and figures, one record: the last snapshot stays readable offline. */
export const zoneData = kept<MapSnapshot>('map', { whenIdle: true });
/** Outlines of the communes; only the map page asks for them. */
export const outlines = kept<DataOf<'GET /public/map/shapes'>>('shapes', { whenIdle: true });
/** The places of a map that came with groups of them: fetched after the map is drawn. */
export const places = kept<Places>('places', { whenIdle: true });
/** Id of the commune that this phone remembers as its own. */
export const myCommune = kept<string>('commune');

/** Fetch the zones; false: no answer, the kept snapshot (if any) stays. */
export async function refreshZones(): Promise<boolean> {
  const answer = await api.call('GET /public/map', { query: { points: 'grouped' } });
  if (answer.ok) {
    await zoneData.set({ ...answer.data, fetchedAt: new Date().toISOString() });
  }
  return answer.ok;
}

/** Fetch the zones unless this phone has them: the first page that somebody opens may be a form that lists communes. */
export async function ensureZones(): Promise<void> {
  await zoneData.ready;
  if (zoneData.value.value === null) {
    await refreshZones();
  }
}

/** Fetch the places behind the groups of the map, unless those of the same groups are here; without an answer the kept ones stay. */
export async function refreshPlaces(): Promise<void> {
  await places.ready;
  const groups = JSON.stringify(zoneData.value.value?.groups ?? null);
  if (groups !== 'null' && places.value.value?.groups !== groups) {
    const answer = await api.call('GET /public/map');
    if (answer.ok) {
      await places.set({ groups, list: answer.data.places });
    }
  }
}

/** Fetch the outlines once, behind everything else, so that the map can be read without a network later. */
export async function prepareOutlines(): Promise<void> {
  await outlines.ready;
  if (outlines.value.value === null) {
    await refreshOutlines();
  }
}

/** Fetch the outlines; false: no answer, the kept ones (if any) stay. */
export async function refreshOutlines(): Promise<boolean> {
  const answer = await api.call('GET /public/map/shapes');
  if (answer.ok) {
    await outlines.set(answer.data);
  }
  return answer.ok;
}
