import table from '../../../../data/vehicles/plate-provinces.json' with { type: 'json' };
import { adminKey, splitUnitName, unitSubtypes } from '../../../../lib/vietnamese/index.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import { partsOf } from './address-writings.ts';

/** Today's province that an address names at its end or with its kind; null: it names none that is known. */
export type ProvinceFinder = (address: string) => Area | null;

/** Finds provinces by their names of today, and by those of before July 2025, which the table of plates leads on from. */
export function provinceFinder(areas: AreaDirectory, today: string): ProvinceFinder {
  const byKey = new Map<string, Area>();
  for (const { name, areaCode } of table.provinces) {
    const became = areaCode === null ? undefined : areas.byCode(areaCode, today);
    if (became !== undefined) {
      byKey.set(adminKey(name), became);
    }
  }
  for (const province of areas.current(today, 'province')) {
    byKey.set(adminKey(province.fullName), province);
  }
  return (address) => {
    const parts = partsOf(address);
    const last = parts.at(-1);
    const named = parts.find((part) => part.subtype === 'tỉnh') ?? last;
    return named === undefined || !mayBeProvince(named.text) ? null : (byKey.get(named.key) ?? null);
  };
}

/** "TP Bắc Ninh" was a city of its province; a commune or district of the name of a province is none. */
function mayBeProvince(text: string): boolean {
  const { subtype } = splitUnitName(text);
  return subtype === null || unitSubtypes[subtype].levels.some((level) => level === 'province');
}

/** Where somebody stays now, and where they are registered or come from. */
const STAYS =
  'tạm trú|hiện (?:đang )?(?:ở|trú|tại|nay)(?: (?:ở|tại))?|(?:đang )?ở trọ|trọ tại|(?:nơi|chỗ) ở(?: hiện nay| hiện tại)?|đang ở';
const COMES_FROM = 'hktt|hộ khẩu(?: thường trú)?|đktt|thường trú|quê quán|quê(?=\\s*:)|nguyên quán';
const MARK = new RegExp(String.raw`(?<![\p{L}])(?:(${STAYS})|(${COMES_FROM}))(?![\p{L}])\s*[:.]?\s*`, 'giu');

/** One of several addresses in a cell. */
export type SaidAddress = { readonly text: string; readonly kind: 'stays' | 'comes-from' | null };

/** The addresses that a cell holds: parted by words such as "tạm trú", "HKTT", by semicolons and brackets. */
export function addressesOf(cell: string): readonly SaidAddress[] {
  const found: SaidAddress[] = [];
  for (const piece of cell.split(/[;()]|\s\/\s|\.\s/u)) {
    let from = 0;
    let kind: SaidAddress['kind'] = null;
    const end = (to: number) => {
      const text = piece.slice(from, to).replace(/^[\s,.:–-]+|[\s,.:–-]+$/gu, '');
      if (text !== '') {
        found.push({ text, kind });
      }
    };
    for (const mark of piece.matchAll(MARK)) {
      end(mark.index);
      from = mark.index + mark[0].length;
      kind = mark[1] === undefined ? 'comes-from' : 'stays';
    }
    end(piece.length);
  }
  return found;
}
