import type { SceneSetting, commandWallApi } from '../../../../contract/command-wall.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Cache } from '../../../platform/site/cache.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { communesOf, needsProvince, provinceOf } from './province.ts';
import { entriesOf, nothing, presentTile, readWall, type Wall } from './read-scene.ts';
import { type Reading, readTiles } from './read-tiles.ts';
import { judge, scenesInForce } from './set-layout.ts';

type Drill = Reply<(typeof commandWallApi)['GET /command/wall/communes']>;

/**
 * Who may see the wall sees all of it, and a screen holds no other right than that: so its figures are read by the wall
 * itself, after the right was checked.
 */
export function wallScope(scope: Scope): Scope {
  return systemScope('command.wall', scope.dataset);
}

/**
 * The scenes of the wall and the readings of one, with the age of every source. Everybody who may see it sees the same, so
 * walls that ask within a second share one reading.
 */
export async function showWall(
  context: CommandContext,
  shared: Cache<Wall>,
  scope: Scope,
  query: Query<(typeof commandWallApi)['GET /command/wall']>,
): Promise<Outcome<Wall>> {
  const refused = needsProvince(context, scope, 'wall.read');
  if (refused !== null) {
    return refused;
  }
  const { version, scenes } = await scenesInForce(context, scope);
  const scene = query.scene === undefined ? scenes[0] : scenes.find(({ id }) => id === query.scene);
  if (scene === undefined) {
    return refuse('unknown-tile', { fields: { scene: 'unknown' } });
  }
  const key = `${scope.dataset} ${version} ${scene.id} ${context.areas.revision()}`;
  return done(await shared.get(key, async () => await readWall(context, wallScope(scope), scenes, scene)));
}

/** A scene that somebody is still setting, with the figures of now. */
export async function previewScene(
  context: CommandContext,
  scope: Scope,
  scene: SceneSetting,
): Promise<Outcome<Wall>> {
  const refused =
    needsProvince(context, scope, 'command.manage') ?? (await judge(context, wallScope(scope), [scene]));
  return refused ?? done(await readWall(context, wallScope(scope), [scene], scene));
}

/** One tile by commune. */
export async function drillTile(
  context: CommandContext,
  scope: Scope,
  query: Query<(typeof commandWallApi)['GET /command/wall/communes']>,
): Promise<Outcome<Drill>> {
  const refused = needsProvince(context, scope, 'wall.read');
  if (refused !== null) {
    return refused;
  }
  const { scenes } = await scenesInForce(context, scope);
  const tile = scenes.find(({ id }) => id === query.scene)?.tiles.find(({ id }) => id === query.tile);
  if (tile === undefined) {
    return refuse('unknown-tile', { fields: { tile: 'unknown' } });
  }
  const reader = wallScope(scope);
  const communes = communesOf(context);
  const province = provinceOf(context);
  const entries = await entriesOf(context, reader);
  const [asOf, read] = await Promise.all([
    figuresAsOf(context.platform.db, scope.dataset),
    readTiles(context, reader, [{ ...tile, kind: 'number' }], [...communes, province], entries),
  ]);
  const readings: ReadonlyMap<number, Reading> = read.get(tile.id) ?? new Map();
  const rows = communes
    .map((area) => ({ area, reading: readings.get(area.no) ?? nothing }))
    .toSorted(
      (a, b) => (b.reading.value ?? -1) - (a.reading.value ?? -1) || (a.area.code < b.area.code ? -1 : 1),
    );
  return done({
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    tile: presentTile(entries, tile, null, readings.get(province.no) ?? nothing, []),
    rows: rows.map(({ area, reading: { value, numerator, denominator, change } }) => ({
      areaId: area.id,
      name: area.fullName,
      value,
      numerator,
      denominator,
      change,
    })),
  });
}
