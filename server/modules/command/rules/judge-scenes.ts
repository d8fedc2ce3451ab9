import type { SceneSetting, TileSetting, tileKinds } from '../../../../contract/command-wall.ts';
import { placeTiles } from './place-tiles.ts';

type Kind = (typeof tileKinds)[number];
/** What kind of figure a code is; undefined where the dictionary has none such. */
export type KindOf = (metric: string) => 'counter' | 'ratio' | 'gauge' | 'manual' | undefined;
/** A fault in words, and the field that it is of. */
export type SceneFault = { readonly field: string; readonly vi: string; readonly en: string };

/** The least size at which a kind can be read across a room. */
export const leastSizes: { readonly [kind in Kind]: { readonly columns: number; readonly rows: number } } = {
  number: { columns: 2, rows: 1 },
  series: { columns: 4, rows: 1 },
  ranking: { columns: 4, rows: 1 },
  map: { columns: 4, rows: 2 },
  gates: { columns: 4, rows: 1 },
};
/** Kinds that show a figure of the dictionary. */
export const needsMetric = (kind: Kind) => kind !== 'map' && kind !== 'gates';

/** The first thing that keeps scenes from being used; null where there is none. */
export function faultOf(scenes: readonly SceneSetting[], kindOf: KindOf): SceneFault | null {
  const twice = repeated(scenes.map(({ id }) => id)) ?? repeated(scenes.map(({ key }) => `${key}`));
  if (twice !== null) {
    const field = 'scenes';
    return {
      field,
      vi: `hai cảnh cùng mã hoặc cùng phím số (${twice}).`,
      en: `two scenes share a code or a digit (${twice}).`,
    };
  }
  for (const [at, scene] of scenes.entries()) {
    const fault = faultOfScene(scene, kindOf);
    if (fault !== null) {
      return {
        field: `scenes.${at}.${fault.field}`,
        vi: `cảnh “${scene.vi}”: ${fault.vi}`,
        en: `scene “${scene.en}”: ${fault.en}`,
      };
    }
  }
  return null;
}

function faultOfScene({ tiles }: SceneSetting, kindOf: KindOf): SceneFault | null {
  const twice = repeated(tiles.map(({ id }) => id));
  if (twice !== null) {
    return { field: 'tiles', vi: `hai ô cùng mã (${twice}).`, en: `two tiles share a code (${twice}).` };
  }
  const places = placeTiles(tiles);
  for (const [at, tile] of tiles.entries()) {
    const field = `tiles.${at}`;
    const fault = faultOfTile(tile, kindOf);
    if (fault !== null) {
      return { field, ...fault };
    }
    if (places[at] === null) {
      return {
        field,
        vi: `ô “${tile.vi}” không còn chỗ (màn hình có 12 cột, 2 hàng). Hãy thu hẹp hoặc bỏ bớt ô.`,
        en: `tile “${tile.en}” has no room left (the wall has 12 columns and 2 rows). Make tiles smaller or take one out.`,
      };
    }
  }
  return null;
}

function faultOfTile(tile: TileSetting, kindOf: KindOf): { vi: string; en: string } | null {
  const least = leastSizes[tile.kind];
  if (tile.columns < least.columns || tile.rows < least.rows) {
    return {
      vi: `ô “${tile.vi}” cần ít nhất ${least.columns} cột, ${least.rows} hàng để đọc được từ xa.`,
      en: `tile “${tile.en}” needs ${least.columns} columns and ${least.rows} rows at least to be read across a room.`,
    };
  }
  if (needsMetric(tile.kind) && (tile.metric === undefined || kindOf(tile.metric) === undefined)) {
    return {
      vi: `ô “${tile.vi}” chưa chọn chỉ số có trong danh mục.`,
      en: `tile “${tile.en}” names no metric of the dictionary.`,
    };
  }
  if (tile.kind === 'series' && tile.window !== 'days' && tile.window !== 'hours') {
    return {
      vi: `biểu đồ “${tile.vi}” cần chọn theo ngày hoặc theo giờ.`,
      en: `chart “${tile.en}” must go by day or by hour.`,
    };
  }
  if (tile.kind === 'series' && kindOf(tile.metric ?? '') === 'gauge') {
    return {
      vi: `biểu đồ “${tile.vi}”: số đo tức thời không có quá khứ, không vẽ thành biểu đồ được.`,
      en: `chart “${tile.en}”: a gauge has no past and cannot be a chart.`,
    };
  }
  return null;
}

function repeated(codes: readonly string[]): string | null {
  return codes.find((code, at) => codes.indexOf(code) !== at) ?? null;
}
