import type { PlaceKind as SimulatedKind, Province } from '../../../../lib/simulation/index.ts';
import type { NewPlace, PlaceKind } from '../../../registry/places/index.ts';
import type { DemoRun } from '../store/runs.ts';
import { demoId, demoPlaceCodes } from './ids.ts';

/** The registry's kind of each simulated one. */
export const registryKind: Readonly<Record<SimulatedKind, PlaceKind>> = {
  school: 'school',
  class: 'school',
  office: 'office',
  factory: 'factory',
  market: 'market',
  shop: 'shop',
  restaurant: 'restaurant',
  bus: 'bus',
  'health-station': 'health-facility',
};

/** The places of the simulated province, by their number in it. */
export function demoPlaces(run: DemoRun, province: Province, areaNos: readonly number[]): NewPlace[] {
  const codes = demoPlaceCodes(run, province.places.length);
  return province.places.map((place) => ({
    id: demoId(run, 'place', place.index),
    code: codes[place.index],
    name: place.name,
    kind: registryKind[place.kind],
    areaNo: areaNos[place.commune]!,
    lat: place.lat,
    lon: place.lon,
    ...(place.kind === 'health-station' ? { publicPhone: demoNumber(place.index) } : {}),
  }));
}

/** A number of the block that the demo keeps for itself: nobody answers there. */
function demoNumber(index: number): string {
  return `0900${String(index % 1_000_000).padStart(6, '0')}`;
}

type Extra = { key: string; name: string; kind: PlaceKind; commune: string; capacity: number };

/** Places that nobody of the simulation visits and the response needs; the communes are of Lạng Sơn. */
const extras: readonly Extra[] = [
  { key: 'gate', name: 'Chốt kiểm soát dịch Đồng Đăng', kind: 'checkpoint', commune: '06184', capacity: 0 },
  { key: 'gate-2', name: 'Chốt kiểm soát dịch Kỳ Lừa', kind: 'checkpoint', commune: '06187', capacity: 0 },
  {
    key: 'site-1',
    name: 'Khu cách ly tập trung số 1',
    kind: 'quarantine-site',
    commune: '05977',
    capacity: 400,
  },
  {
    key: 'site-2',
    name: 'Khu cách ly tập trung số 2',
    kind: 'quarantine-site',
    commune: '06385',
    capacity: 250,
  },
  { key: 'hospital', name: 'Bệnh viện dã chiến số 1', kind: 'hospital', commune: '05986', capacity: 300 },
  { key: 'test-1', name: 'Điểm lấy mẫu Kỳ Lừa', kind: 'test-site', commune: '06187', capacity: 0 },
  { key: 'test-2', name: 'Điểm lấy mẫu Đồng Đăng', kind: 'test-site', commune: '06184', capacity: 0 },
  { key: 'jab-1', name: 'Điểm tiêm trung tâm', kind: 'vaccination-site', commune: '05977', capacity: 0 },
  { key: 'jab-2', name: 'Điểm tiêm lưu động', kind: 'vaccination-site', commune: '06385', capacity: 0 },
];

/** What citizens look for on the public map. */
const onMap: ReadonlySet<PlaceKind> = new Set(['quarantine-site', 'test-site', 'vaccination-site']);

/** Key of one of the extra places. */
export type ExtraPlace = 'gate' | 'gate-2' | 'site-1' | 'site-2' | 'hospital';

/** A checkpoint, quarantine sites and a hospital, in their communes or else in the first one. */
export function extraPlaces(run: DemoRun, areaNos: readonly number[]): NewPlace[] {
  return extras.map(({ key, name, kind, commune, capacity }, number) => {
    const at = Math.max(
      0,
      run.communes.findIndex(({ code }) => code === commune),
    );
    const { lat, lon } = run.communes[at]!;
    const place = {
      id: demoId(run, 'extra-place', key),
      name,
      kind,
      areaNo: areaNos[at]!,
      lat,
      lon,
      onMap: onMap.has(kind),
      publicPhone: demoNumber(900 + number),
    };
    return capacity > 0 ? { ...place, capacity } : place;
  });
}
