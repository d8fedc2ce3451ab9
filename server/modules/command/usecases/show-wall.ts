import type { commandWallApi } from '../../../../contract/command-wall.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Cache } from '../../../platform/site/cache.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CatalogueEntry } from '../../figures/index.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { scenes, type SceneSpec, type TileSpec } from '../rules/shipped.ts';
import { communesOf, needsProvince, provinceOf } from './province.ts';
import { type Reading, readTile } from './read-tiles.ts';
import { sourceAges } from './source-ages.ts';

export type Wall = Reply<(typeof commandWallApi)['GET /command/wall']>;
type Drill = Reply<(typeof commandWallApi)['GET /command/wall/communes']>;
type ShownTile = Wall['tiles'][number];

const RANKED = 5;

/**
 * The scenes of the wall and the readings of one, with the age of every source. No person is in it. Everybody who may
 * see it sees the same, so walls that ask within a second share one reading.
 */
export async function showWall(
  context: CommandContext,
  shared: Cache<Wall>,
  scope: Scope,
  query: Query<(typeof commandWallApi)['GET /command/wall']>,
): Promise<Outcome<Wall>> {
  const refused = needsProvince(context, scope, 'figure.read');
  const scene = scenes.find(({ id }) => id === (query.scene ?? scenes[0]!.id));
  if (refused !== null || scene === undefined) {
    return refused ?? refuse('unknown-tile', { fields: { scene: 'unknown' } });
  }
  const key = `${scope.dataset} ${scene.id} ${context.areas.revision()}`;
  return done(await shared.get(key, async () => await readWall(context, scope, scene)));
}

async function readWall(context: CommandContext, scope: Scope, scene: SceneSpec): Promise<Wall> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const [asOf, ages, tiles] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    sourceAges(context, scope),
    readScene(context, scope, scene),
  ]);
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  return {
    at: new Date(now).toISOString(),
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    hour: { from: new Date(hour - HOUR_MS).toISOString(), until: new Date(hour).toISOString() },
    province: provinceOf(context).fullName,
    dataset: scope.dataset,
    scenes: scenes.map(({ id, vi, en, seconds }) => ({ id, vi, en, seconds })),
    scene: scene.id,
    tiles,
    sources: ages.map(({ code, vi, en, periodMinutes, asOf, state }) => ({
      code,
      vi,
      en,
      periodMinutes,
      asOf: asOf === null ? null : new Date(asOf).toISOString(),
      state,
    })),
  };
}

/** One tile by commune. */
export async function drillTile(
  context: CommandContext,
  scope: Scope,
  query: Query<(typeof commandWallApi)['GET /command/wall/communes']>,
): Promise<Outcome<Drill>> {
  const refused = needsProvince(context, scope, 'figure.read');
  const tile = scenes.find(({ id }) => id === query.scene)?.tiles.find(({ id }) => id === query.tile);
  if (refused !== null || tile === undefined) {
    return refused ?? refuse('unknown-tile', { fields: { tile: 'unknown' } });
  }
  const communes = communesOf(context);
  const province = provinceOf(context);
  const entries = await entriesOf(context, scope);
  const [asOf, readings] = await Promise.all([
    figuresAsOf(context.platform.db, scope.dataset),
    readTile(context, scope, { ...tile, kind: 'number' }, [...communes, province], entries),
  ]);
  const rows = communes
    .map((area) => ({ area, reading: readings.get(area.no) ?? nothing }))
    .toSorted(
      (a, b) => (b.reading.value ?? -1) - (a.reading.value ?? -1) || (a.area.code < b.area.code ? -1 : 1),
    );
  return done({
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    tile: presentTile(entries, tile, readings.get(province.no) ?? nothing, []),
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

const nothing: Reading = {
  value: null,
  numerator: null,
  denominator: null,
  change: null,
  comparison: 'previous-hour',
  points: [],
};

async function entriesOf(context: CommandContext, scope: Scope): Promise<Map<string, CatalogueEntry>> {
  return new Map((await context.figures.catalogue(scope)).map((entry) => [entry.code, entry]));
}

async function readScene(context: CommandContext, scope: Scope, { tiles }: SceneSpec): Promise<ShownTile[]> {
  const province = provinceOf(context);
  const communes = communesOf(context);
  const entries = await entriesOf(context, scope);
  return await Promise.all(
    tiles.map(async (tile) => {
      const ranking = tile.kind === 'ranking';
      const readings = await readTile(context, scope, tile, ranking ? communes : [province], entries);
      const rows = ranking ? rank(communes, readings) : [];
      return presentTile(entries, tile, readings.get(province.no) ?? nothing, rows);
    }),
  );
}

function rank(communes: readonly Area[], readings: ReadonlyMap<number, Reading>): ShownTile['rows'] {
  return communes
    .map((area) => {
      const { value, change } = readings.get(area.no) ?? nothing;
      return { areaId: area.id, name: area.fullName, value: value ?? 0, change: change ?? 0 };
    })
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, RANKED);
}

function presentTile(
  entries: ReadonlyMap<string, CatalogueEntry>,
  tile: TileSpec,
  reading: Reading,
  rows: ShownTile['rows'],
): ShownTile {
  return {
    id: tile.id,
    vi: tile.vi,
    en: tile.en,
    kind: tile.kind,
    window: tile.window ?? 'standing',
    unit: entries.get(tile.metric ?? '')?.unit ?? '',
    better: tile.better ?? null,
    source: tile.source,
    ...reading,
    points: reading.points.map(([at, value]) => [new Date(at).toISOString(), value]),
    rows,
  };
}
