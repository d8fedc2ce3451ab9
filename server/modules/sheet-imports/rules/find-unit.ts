import { type AreaIndex, buildAreaIndex, fold, matchAddress } from '../../../../lib/vietnamese/index.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import type { CleanRow } from './clean-row.ts';

/** Where a row belongs: a unit of today, a question which of several, or nothing that could be read. */
export type FoundUnit =
  | { readonly kind: 'found'; readonly areaNo: number; readonly reason: 'old-unit' | 'answered' | null }
  | { readonly kind: 'ask'; readonly key: string; readonly text: string; readonly choices: readonly Area[] }
  | { readonly kind: 'none' };

export type UnitFinder = (unit: CleanRow['unit']) => FoundUnit;

/** The day before the two-level list came into force. */
const OLD_LIST_DAY = '2025-06-30';
const MOST_KNOWN = 50_000;

/**
 * Looks addresses up in today's list, then in the old one, whose units lead to what became of them. One that was divided
 * between several is asked about, once for the sender: `answers` holds what was said, by key.
 * @param home unit of the sender: its province stands for rows that name none.
 */
export function unitFinder(
  areas: AreaDirectory,
  today: string,
  home: Area,
  answers: { readonly [key: string]: string },
): UnitFinder {
  const lists = [
    { index: buildAreaIndex(areas.current(today), today), isOld: false },
    { index: buildAreaIndex(areas.current(OLD_LIST_DAY), OLD_LIST_DAY), isOld: true },
  ];
  const province = areas.upTo(home.no, 'province')?.fullName ?? '';
  const known = new Map<string, FoundUnit>();
  return (unit) => {
    const key = `${unit.text}|${unit.commune}|${unit.district}|${unit.province}`;
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    const found = findUnit(areas, lists, unit, province, answers);
    if (known.size < MOST_KNOWN) {
      known.set(key, found);
    }
    return found;
  };
}

type List = { readonly index: AreaIndex<Area>; readonly isOld: boolean };

function findUnit(
  areas: AreaDirectory,
  lists: readonly List[],
  unit: CleanRow['unit'],
  province: string,
  answers: { readonly [key: string]: string },
): FoundUnit {
  // "Xã Bảo Lâm, huyện Cao Lộc": today's list has no districts, and would take the district for the commune of its name.
  for (const { index, isOld } of namesDistrict(unit) ? lists.toReversed() : lists) {
    const area = match(unit, province, index);
    if (area === null) {
      continue;
    }
    if (!isOld) {
      // A whole province says nothing that the sender does not.
      return area.kind === 'province' ? { kind: 'none' } : { kind: 'found', areaNo: area.no, reason: null };
    }
    if (area.kind !== 'commune') {
      continue;
    }
    const became = areas.successorsOf(area.no);
    const [only] = became.areas;
    if (only !== undefined && became.areas.length === 1) {
      return { kind: 'found', areaNo: only.no, reason: 'old-unit' };
    }
    if (became.areas.length > 1) {
      const district = area.parentNo === null ? undefined : areas.byNo(area.parentNo);
      const text = [area.fullName, district?.fullName].filter((part) => part !== undefined).join(', ');
      const key = fold(text);
      const answer = answers[key] === undefined ? undefined : areas.byId(answers[key]);
      return answer === undefined
        ? { kind: 'ask', key, text, choices: became.areas }
        : { kind: 'found', areaNo: answer.no, reason: 'answered' };
    }
  }
  return { kind: 'none' };
}

/** Whether an address names a unit that only the former list has: a district, a town, a city below a province. */
function namesDistrict({ text, commune, district }: CleanRow['unit']): boolean {
  return (
    district !== '' ||
    /(^|[ ,.-])(huyen|h|quan|q|thi xa|tx|thi tran|tt|thanh pho|tp)[ .]/u.test(fold(`${text}, ${commune}`))
  );
}

function match(unit: CleanRow['unit'], province: string, index: AreaIndex<Area>): Area | null {
  const parts = { commune: unit.commune, district: unit.district, province: unit.province };
  const attempts =
    unit.commune === '' && unit.district === ''
      ? writings(unit.text).flatMap((text) => [text, `${text}, ${province}`])
      : [unit.province === '' ? { ...parts, province } : parts];
  for (const attempt of attempts) {
    const found = matchAddress(attempt, index);
    if (found.status === 'matched' && found.unit.kind !== 'province') {
      return found.unit;
    }
  }
  return null;
}

/** A commune with its kind at the end of a text without commas: "TDP 3 TT Đồng Đăng", "KP2 P.Kỳ Lừa". */
const KIND =
  /(?:^|[\s,])((?:(?:[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị trấn|THỊ TRẤN)\s|(?:P|X|TT|TX)(?:\.\s*|\s+))\p{Lu}.*)$/u;

/** An address as it stands, with commas for the dashes between its parts, and from the kind of its commune on. */
function writings(text: string): readonly string[] {
  if (text === '') {
    return [];
  }
  const parted = text.replace(/\s+[-–]\s+/gu, ', ');
  const unit = KIND.exec(parted)?.[1];
  return [...new Set([text, parted, ...(unit === undefined ? [] : [unit])])];
}
