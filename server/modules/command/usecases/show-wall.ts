import type { commandWallApi } from '../../../../contract/command-wall.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, HOUR_MS } from '../../../platform/clock/clock.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { HourCounts } from '../rules/evaluate-rule.ts';
import { scenes, type SceneSpec, type TileSpec } from '../rules/shipped.ts';
import { type Reading, readTile, WALL_DAYS } from '../rules/tile-reading.ts';
import { communesOf, needsProvince, provinceOf } from './province.ts';
import { hoursSince } from './read-counters.ts';
import { sourceAges } from './source-ages.ts';

type Wall = Reply<(typeof commandWallApi)['GET /command/wall']>;
type Drill = Reply<(typeof commandWallApi)['GET /command/wall/communes']>;
type ShownTile = Wall['tiles'][number];

const RANKED = 5;

/** The scenes of the wall and the readings of one, with the age of every source. No person is in it. */
export async function showWall(
  context: CommandContext,
  scope: Scope,
  query: Query<(typeof commandWallApi)['GET /command/wall']>,
): Promise<Outcome<Wall>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'figure.read');
  const scene = scenes.find(({ id }) => id === (query.scene ?? scenes[0]!.id));
  if (refused !== null || scene === undefined) {
    return refused ?? refuse('unknown-tile', { fields: { scene: 'unknown' } });
  }
  const now = clock.now();
  const [asOf, ages, tiles] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    sourceAges(context, scope),
    readScene(context, scope, scene, now),
  ]);
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  return done({
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
  });
}

/** One tile by commune. */
export async function drillTile(
  context: CommandContext,
  scope: Scope,
  query: Query<(typeof commandWallApi)['GET /command/wall/communes']>,
): Promise<Outcome<Drill>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'figure.read');
  const tile = scenes.find(({ id }) => id === query.scene)?.tiles.find(({ id }) => id === query.tile);
  if (refused !== null || tile === undefined) {
    return refused ?? refuse('unknown-tile', { fields: { tile: 'unknown' } });
  }
  const now = clock.now();
  const communes = communesOf(context);
  const [asOf, counts] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    countsOf(context, scope, [...communes, provinceOf(context)], [tile], now),
  ]);
  const rows = communes
    .map((area) => ({ area, reading: readTile(tile, counts.get(area.no)!, now) }))
    .toSorted(
      (a, b) => (b.reading.value ?? -1) - (a.reading.value ?? -1) || (a.area.code < b.area.code ? -1 : 1),
    );
  const whole = readTile(tile, counts.get(provinceOf(context).no)!, now);
  return done({
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    tile: presentTile(context, tile, whole, []),
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

async function readScene(
  context: CommandContext,
  scope: Scope,
  { tiles }: SceneSpec,
  now: number,
): Promise<ShownTile[]> {
  const province = provinceOf(context);
  const communes = communesOf(context);
  const ranked = tiles.filter(({ kind }) => kind === 'ranking');
  const [whole, parts] = await Promise.all([
    countsOf(context, scope, [province], tiles, now),
    ranked.length === 0 ? null : countsOf(context, scope, communes, ranked, now),
  ]);
  return tiles.map((tile) => {
    const reading = readTile(tile, whole.get(province.no)!, now);
    const rows = tile.kind === 'ranking' ? rank(tile, communes, parts!, now) : [];
    return presentTile(context, tile, reading, rows);
  });
}

async function countsOf(
  context: CommandContext,
  scope: Scope,
  areas: readonly Area[],
  tiles: readonly TileSpec[],
  now: number,
): Promise<Map<number, Map<string, HourCounts>>> {
  const metrics = [
    ...new Set(tiles.flatMap(({ metric, denominator }) => [metric ?? [], denominator ?? []].flat())),
  ];
  return await hoursSince(context, scope, areas, metrics, now - WALL_DAYS * DAY_MS);
}

function rank(
  tile: TileSpec,
  communes: readonly Area[],
  counts: ReadonlyMap<number, ReadonlyMap<string, HourCounts>>,
  now: number,
): ShownTile['rows'] {
  return communes
    .map((area) => {
      const { value, change } = readTile(tile, counts.get(area.no)!, now);
      return { areaId: area.id, name: area.fullName, value: value ?? 0, change: change ?? 0 };
    })
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, RANKED);
}

function presentTile(
  { definitions }: CommandContext,
  tile: TileSpec,
  reading: Reading,
  rows: ShownTile['rows'],
): ShownTile {
  const unit = definitions().find(({ code }) => code === tile.metric)?.unit ?? '';
  return {
    id: tile.id,
    vi: tile.vi,
    en: tile.en,
    kind: tile.kind,
    window: tile.window ?? 'standing',
    unit: tile.kind === 'ratio' ? '%' : unit,
    better: tile.better ?? null,
    source: tile.source,
    ...reading,
    points: reading.points.map(([at, value]) => [new Date(at).toISOString(), value]),
    rows,
  };
}
