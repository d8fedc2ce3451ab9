import { MOST_SCENES, type SceneSetting, type TileSetting } from '../../../../contract/command-wall.ts';

export type Kind = TileSetting['kind'];

/** Usual sizes of a new tile by its kind, in columns and rows. */
const sizes: { readonly [kind in Kind]: readonly [columns: number, rows: number] } = {
  number: [3, 1],
  series: [7, 1],
  ranking: [5, 1],
  map: [4, 2],
  gates: [5, 1],
};
/** Kinds that show a figure of the dictionary. */
export const showsFigure = (kind: Kind) => kind !== 'map' && kind !== 'gates';

/** The list with one item moved a place up (-1) or down (1); at its end it stays. */
export function moved<T>(items: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  if (to < 0 || to >= items.length) {
    return [...items];
  }
  const next = [...items];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** The first code `prefix-n` that none has. */
export function freeCode(taken: readonly string[], prefix: string): string {
  let n = taken.length + 1;
  while (taken.includes(`${prefix}-${n}`)) {
    n += 1;
  }
  return `${prefix}-${n}`;
}

/** A scene with one tile for the list; null where every digit is taken. */
export function newScene(scenes: readonly SceneSetting[], vi: string, en: string): SceneSetting | null {
  const key = Array.from({ length: MOST_SCENES }, (_, at) => at + 1).find(
    (digit) => !scenes.some((scene) => scene.key === digit),
  );
  return key === undefined
    ? null
    : {
        id: freeCode(
          scenes.map(({ id }) => id),
          'scene',
        ),
        vi,
        en,
        seconds: 20,
        key,
        tiles: [newTile([])],
      };
}

/** A tile to begin with: a figure still to be chosen. */
export function newTile(tiles: readonly TileSetting[]): TileSetting {
  const id = freeCode(
    tiles.map((tile) => tile.id),
    'tile',
  );
  return { id, kind: 'number', vi: '–', en: '–', window: 'today', columns: 3, rows: 1 };
}

/** The tile as another kind, with the size and time that fit it. */
export function withKind({ metric, better, ...tile }: TileSetting, kind: Kind): TileSetting {
  const [columns, rows] = sizes[kind];
  return {
    ...tile,
    kind,
    columns,
    rows,
    window: kind === 'series' ? 'days' : kind === 'ranking' ? 'week' : 'today',
    ...(showsFigure(kind) && metric !== undefined ? { metric } : {}),
    ...(better === undefined ? {} : { better }),
  };
}

/** The tile with a figure; a name that nobody typed yet, or that was the former figure's, becomes the figure's own. */
export function withMetric(
  tile: TileSetting,
  metric: { readonly code: string; readonly vi: string; readonly en: string },
  former: { readonly vi: string; readonly en: string } | undefined,
): TileSetting {
  const own = (name: string, was: string | undefined) => name !== '–' && name !== was;
  return {
    ...tile,
    metric: metric.code,
    vi: own(tile.vi, former?.vi.slice(0, 60)) ? tile.vi : metric.vi.slice(0, 60),
    en: own(tile.en, former?.en.slice(0, 60)) ? tile.en : metric.en.slice(0, 60),
  };
}
