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
import { type Reading, readTile } from './read-tiles.ts';
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
    readTiles(context, scope, scene),
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

async function readTiles(context: CommandContext, scope: Scope, { tiles }: SceneSpec): Promise<ShownTile[]> {
  const province = provinceOf(context);
  const communes = communesOf(context);
  const entries = await entriesOf(context, scope);
  const places = placeTiles(tiles);
  return await Promise.all(
    tiles.map(async (tile, at) => {
      const ranking = tile.kind === 'ranking';
      const readings = await readTile(context, scope, tile, ranking ? communes : [province], entries);
      const rows = ranking ? rank(communes, readings) : [];
      const shown = presentTile(
        entries,
        tile,
        places[at] ?? null,
        readings.get(province.no) ?? nothing,
        rows,
      );
      return tile.kind === 'gates' ? { ...shown, gates: await busiestPosts(context, scope) } : shown;
    }),
  );
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
