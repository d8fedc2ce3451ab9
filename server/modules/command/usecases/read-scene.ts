import type { commandWallApi } from '../../../../contract/command-wall.ts';
import type { Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CatalogueEntry } from '../../figures/index.ts';
import type { CommandContext } from '../context.ts';
import { type Place, placeTiles } from '../rules/place-tiles.ts';
import { type SceneSpec, sourceOf, type TileSpec } from '../rules/shipped.ts';
import { communesOf, provinceOf } from './province.ts';
import { type Reading, readTiles } from './read-tiles.ts';
import { sourceAges } from './source-ages.ts';

export type Wall = Reply<(typeof commandWallApi)['GET /command/wall']>;
export type ShownTile = Wall['tiles'][number];
type Entries = ReadonlyMap<string, CatalogueEntry>;

const RANKED = 5;
const POSTS = 5;

/** One scene with the readings of now and the age of every source. No person is in it. */
export async function readWall(
  context: CommandContext,
  scope: Scope,
  scenes: readonly SceneSpec[],
  scene: SceneSpec,
): Promise<Wall> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const [asOf, ages, tiles] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    sourceAges(context, scope),
    presentTiles(context, scope, scene),
  ]);
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  return {
    at: new Date(now).toISOString(),
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    hour: { from: new Date(hour - HOUR_MS).toISOString(), until: new Date(hour).toISOString() },
    province: provinceOf(context).fullName,
    dataset: scope.dataset,
    scenes: scenes.map(({ id, vi, en, seconds, key }) => ({ id, vi, en, seconds, key })),
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

/** The metrics that a tile may show, by code. */
export async function entriesOf(context: CommandContext, scope: Scope): Promise<Map<string, CatalogueEntry>> {
  return new Map((await context.figures.catalogue(scope)).map((entry) => [entry.code, entry]));
}

async function presentTiles(
  context: CommandContext,
  scope: Scope,
  { tiles }: SceneSpec,
): Promise<ShownTile[]> {
  const province = provinceOf(context);
  const entries = await entriesOf(context, scope);
  const places = placeTiles(tiles);
  const ranked = tiles.filter(({ kind }) => kind === 'ranking');
  const [readings, rankings, posts] = await Promise.all([
    readTiles(
      context,
      scope,
      tiles.filter(({ kind }) => kind !== 'ranking'),
      [province],
      entries,
    ),
    Promise.all(ranked.map(async (tile) => [tile.id, await rank(context, scope, tile, entries)] as const)),
    tiles.some(({ kind }) => kind === 'gates') ? busiestPosts(context, scope) : [],
  ]);
  const rows = new Map(rankings);
  return tiles.map((tile, at) => {
    const reading = readings.get(tile.id)?.get(province.no) ?? nothing;
    const shown = presentTile(entries, tile, places[at] ?? null, reading, rows.get(tile.id) ?? []);
    return tile.kind === 'gates' ? { ...shown, gates: posts } : shown;
  });
}

async function busiestPosts(context: CommandContext, scope: Scope): Promise<NonNullable<ShownTile['gates']>> {
  const posts = await context.posts(scope);
  return posts
    .toSorted((a, b) => b.waiting - a.waiting || b.passed - a.passed || (a.name < b.name ? -1 : 1))
    .slice(0, POSTS)
    .map((post) => ({ ...post, name: shortName(post.name) }));
}

/** Every post is a checkpoint: across a room only what tells them apart has room. */
function shortName(name: string): string {
  const short = name.replace(/^Chốt (?:kiểm soát )?(?:dịch )?(?:liên ngành )?/u, '');
  return short === '' ? name : short;
}

export const nothing: Reading = {
  value: null,
  numerator: null,
  denominator: null,
  change: null,
  comparison: 'previous-hour',
  points: [],
};

/** The highest communes. What changed is read for those shown alone: nobody sees it of the others. */
async function rank(
  context: CommandContext,
  scope: Scope,
  tile: TileSpec,
  entries: Entries,
): Promise<ShownTile['rows']> {
  const read = async (areas: readonly Area[], bare: boolean): Promise<ReadonlyMap<number, Reading>> =>
    (await readTiles(context, scope, [tile], areas, entries, bare)).get(tile.id) ?? new Map();
  const communes = communesOf(context);
  const values = await read(communes, true);
  const highest = communes
    .map((area) => ({ area, value: values.get(area.no)?.value ?? 0 }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value || (a.area.fullName < b.area.fullName ? -1 : 1))
    .slice(0, RANKED);
  const shown = highest.map(({ area }) => area);
  const changes = shown.length === 0 ? new Map<number, Reading>() : await read(shown, false);
  return highest.map(({ area: { id, no, fullName }, value }) => ({
    areaId: id,
    name: fullName,
    value,
    change: changes.get(no)?.change ?? 0,
  }));
}

/** A tile as it is shown; `better` and `unit` are the dictionary's unless the scene says otherwise. */
export function presentTile(
  entries: Entries,
  tile: TileSpec,
  place: Place | null,
  reading: Reading,
  rows: ShownTile['rows'],
): ShownTile {
  const entry = entries.get(tile.metric ?? '');
  const usual = entry?.better === 'higher' ? 'up' : entry?.better === 'lower' ? 'down' : null;
  return {
    id: tile.id,
    vi: tile.vi,
    en: tile.en,
    kind: tile.kind,
    window: tile.window ?? 'standing',
    unit: entry?.unit ?? '',
    better: tile.better === undefined ? usual : tile.better,
    source: sourceOf(tile),
    // A scene is judged before it is kept, so every tile has its place.
    place: place ?? { column: 1, row: 1, columns: tile.columns, rows: tile.rows },
    ...reading,
    points: reading.points.map(([at, value]) => [new Date(at).toISOString(), value]),
    rows,
  };
}
