import type { Scope } from '../platform/access/scope.ts';
import { publicCordons } from '../modules/lockdown/index.ts';
import type { PublicCordonOnMap } from '../modules/map/index.ts';

/** Cordons as the public map shows them, each with the commune that it lies in. */
export async function cordonsOfMap(
  context: Parameters<typeof publicCordons>[0],
  scope: Scope,
  areaNos: readonly number[],
): Promise<PublicCordonOnMap[]> {
  const { areas } = context;
  return (await publicCordons(context, scope, areaNos)).map(({ areaNo, title, rings, ...one }) => {
    const commune = areas.upTo(areaNo, 'commune') ?? areas.byNo(areaNo);
    return {
      ...one,
      name: title,
      areaCode: commune?.code ?? null,
      areaName: commune?.fullName ?? '',
      rings: rings as [number, number][][][] | null,
    };
  });
}
