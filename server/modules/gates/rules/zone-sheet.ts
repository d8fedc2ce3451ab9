import Papa from 'papaparse';
import { buildAreaIndex, fold, matchAddress } from '../../../../lib/vietnamese/index.ts';
import type { ZoneLevel } from '../../../../lib/gates/index.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';

/** A level with the words that sheets use for it. */
export type ListedLevel = ZoneLevel & { readonly aliases: readonly string[] };

export type ZoneRefusal = {
  readonly line: number;
  readonly raw: string;
  readonly vi: string;
  readonly en: string;
};

export type ZoneSheet = {
  /** Level code by area code of the list valid on the day. */
  readonly levelOf: Record<string, string>;
  readonly refused: readonly ZoneRefusal[];
};

const COLUMNS: { readonly [name: string]: readonly string[] } = {
  code: ['area_code', 'code', 'ma', 'ma don vi', 'ma xa', 'ma huyen', 'ma tinh'],
  province: ['province', 'tinh', 'tinh thanh', 'tinh/thanh pho', 'tinh thanh pho'],
  district: ['district', 'huyen', 'quan huyen', 'quan/huyen'],
  commune: ['commune', 'xa', 'phuong', 'xa phuong', 'xa/phuong', 'phuong xa'],
  level: ['level', 'muc', 'cap do', 'cap do dich', 'vung', 'mau', 'muc do nguy co'],
};

/** The day before the two-level list came into force: names of then are looked up in the list of then. */
const OLD_LIST_DAY = '2025-06-30';

/**
 * Reads a sheet of zones as provinces send them: comma, semicolon or tab, a header in any order, units by code or by name,
 * of today's list or of the old one. An old unit that was divided gives its level to every part, and of several levels for
 * one unit the worst holds. A row that can't be read is refused with its line and raw text; the others count.
 * @param day date for which the sheet holds, `YYYY-MM-DD`.
 */
export function readZoneSheet(
  text: string,
  levels: readonly ListedLevel[],
  areas: AreaDirectory,
  day: string,
): ZoneSheet {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header = [], ...rows] = parsed.data;
  const columns = findColumns(header);
  if (columns['level'] === undefined || Object.keys(columns).length < 2) {
    const vi = 'Thiếu cột mức hoặc cột đơn vị; hàng đầu phải là tên cột (mã hoặc tỉnh, huyện, xã; mức)';
    const en =
      'The column of the level or of the unit is missing; the first row must name the columns (code or province, district, commune; level)';
    return { levelOf: {}, refused: [{ line: 1, raw: header.join(','), vi, en }] };
  }
  const look = lookUp(areas, day);
  const ranks = new Map<string, ZoneLevel>();
  const refused: ZoneRefusal[] = [];
  for (const [index, cells] of rows.entries()) {
    const cell = (name: string) => (columns[name] === undefined ? '' : (cells[columns[name]] ?? '').trim());
    const level = levelNamed(cell('level'), levels);
    const units = look({
      code: cell('code'),
      province: cell('province'),
      district: cell('district'),
      commune: cell('commune'),
    });
    if (level === undefined || units.length === 0) {
      const raw = cells.join(',');
      refused.push({ line: index + 2, raw, ...whyRefused(level === undefined, cell('level')) });
      continue;
    }
    for (const { code } of units) {
      const known = ranks.get(code);
      ranks.set(code, known === undefined || level.rank > known.rank ? level : known);
    }
  }
  return { levelOf: Object.fromEntries([...ranks].map(([code, { code: level }]) => [code, level])), refused };
}

function whyRefused(byLevel: boolean, level: string): { vi: string; en: string } {
  return byLevel
    ? { vi: `Không hiểu mức "${level}"`, en: `The level "${level}" is not known` }
    : {
        vi: 'Không tìm thấy đơn vị này trong danh mục mới và cũ',
        en: 'The unit is in neither the new nor the old list',
      };
}

function findColumns(header: readonly string[]): Record<string, number> {
  const names = header.map((name) => fold(name).replaceAll('_', ' ').trim());
  const found = Object.entries(COLUMNS).flatMap(([column, words]): [string, number][] => {
    const at = names.findIndex((name) => words.map((word) => word.replaceAll('_', ' ')).includes(name));
    return at < 0 ? [] : [[column, at]];
  });
  return Object.fromEntries(found);
}

function levelNamed(text: string, levels: readonly ListedLevel[]): ListedLevel | undefined {
  const wanted = fold(text);
  return levels.find(
    (level) => level.code === wanted || level.aliases.some((alias) => fold(alias) === wanted),
  );
}

type Named = {
  readonly code: string;
  readonly province: string;
  readonly district: string;
  readonly commune: string;
};

/** Looks a row up in the list of the day, then in the old one, whose units lead to what became of them. */
function lookUp(areas: AreaDirectory, day: string): (named: Named) => readonly Area[] {
  const today = buildAreaIndex(areas.current(day), day);
  const old = day > OLD_LIST_DAY ? buildAreaIndex(areas.current(OLD_LIST_DAY), OLD_LIST_DAY) : null;
  return ({ code, ...parts }) => {
    if (code !== '') {
      const unit = areas.byCode(code.padStart(code.length <= 2 ? 2 : code.length <= 3 ? 3 : 5, '0'), day);
      return unit === undefined ? [] : [unit];
    }
    const now = matchAddress(parts, today);
    if (now.status === 'matched') {
      return [now.unit];
    }
    const then = old === null ? null : matchAddress(parts, old);
    return then?.status === 'matched' ? becameOf(areas, then.unit) : [];
  };
}

/** What an old unit is today; a district is what its communes became. */
function becameOf(areas: AreaDirectory, unit: Area): readonly Area[] {
  const own = areas.successorsOf(unit.no).areas;
  const parts = own.length > 0 ? [] : areas.childrenOf(unit.no, OLD_LIST_DAY);
  return [...new Set([...own, ...parts.flatMap((part) => areas.successorsOf(part.no).areas)])];
}
