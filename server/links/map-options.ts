import type { MapOptions } from '../modules/map/index.ts';
import { comingOfficialLevels, officialLevels } from '../modules/risk/index.ts';
import { cordonsOfMap } from './map-cordons.ts';
import { phonesOfMap, pointsOfMap } from './map-points.ts';

/** The counters that the public map is drawn from. */
const METRICS = {
  cases: 'cases.announced',
  scans: 'presence.stays',
  contactsF1: 'contacts.f1',
  contactsF2: 'contacts.f2',
};

/** What the public map asks of other modules. */
export function mapOptionsOf(
  context: Parameters<typeof pointsOfMap>[0] & Parameters<typeof cordonsOfMap>[0],
  given: Pick<MapOptions, 'publicArea' | 'definitions' | 'gauges' | 'hub'>,
): MapOptions {
  const { db } = context.platform;
  return {
    ...given,
    metrics: METRICS,
    publicPlaces: async (scope, areaNos) => await pointsOfMap(context, scope, areaNos),
    publicCordons: async (scope, areaNos) => await cordonsOfMap(context, scope, areaNos),
    publicPhones: async (scope, areaNos) => await phonesOfMap(context, scope, areaNos),
    officialLevels: async (scope, areaNos, at) => await officialLevels(scope, db, areaNos, at),
    comingLevels: async (scope, areaNos, at) => await comingOfficialLevels(scope, db, areaNos, at),
  };
}
