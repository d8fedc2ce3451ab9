import type { Scope } from '../platform/access/scope.ts';
import { readMapPlaces, readPublicPhones } from '../registry/places/index.ts';
import { publicPosts } from '../modules/gates/index.ts';
import type { PublicPhone, PublicPlace } from '../modules/map/index.ts';
import { publicExposurePlaces } from '../modules/tracing/index.ts';

/** Sites that officers put on the map: the kind of the registry, the layer of the map. */
const SITE_LAYERS = {
  'test-site': 'test',
  'vaccination-site': 'vaccination',
  'quarantine-site': 'quarantine',
} as const;

/** Points of the public map: where people may have been exposed, checkpoints, sites that officers put there. */
export async function pointsOfMap(
  context: Parameters<typeof publicExposurePlaces>[0],
  scope: Scope,
  areaNos: readonly number[],
): Promise<PublicPlace[]> {
  const { db } = context.platform;
  const codeOf = (areaNo: number) => context.areas.byNo(areaNo)?.code ?? null;
  const kinds = Object.keys(SITE_LAYERS) as (keyof typeof SITE_LAYERS)[];
  const [exposures, posts, sites] = await Promise.all([
    publicExposurePlaces(context, scope),
    publicPosts(scope, db, areaNos),
    readMapPlaces(scope, db, areaNos, kinds),
  ]);
  return [
    ...exposures.map(({ areaNo, ...one }) => ({
      ...one,
      layer: 'exposure' as const,
      areaCode: codeOf(areaNo),
    })),
    ...posts.map(({ areaNo, ...one }) => ({
      ...one,
      kind: 'checkpoint',
      note: null,
      layer: 'checkpoint' as const,
      areaCode: codeOf(areaNo),
    })),
    ...sites.map(({ name, kind, areaNo, lat, lon, address, phone }) => ({
      name,
      kind,
      lat,
      lon,
      note: address,
      phone,
      layer: SITE_LAYERS[kind as keyof typeof SITE_LAYERS],
      areaCode: codeOf(areaNo),
    })),
  ];
}

/** Numbers that anybody may call: stations, hospitals and offices whose officers gave one. */
export async function phonesOfMap(
  context: Pick<Parameters<typeof publicExposurePlaces>[0], 'platform' | 'areas'>,
  scope: Scope,
  areaNos: readonly number[],
): Promise<PublicPhone[]> {
  const kinds = ['health-facility', 'hospital', 'office'] as const;
  const found = await readPublicPhones(scope, context.platform.db, areaNos, kinds);
  return found.map(({ areaNo, ...one }) => ({ ...one, areaCode: context.areas.byNo(areaNo)?.code ?? '' }));
}
