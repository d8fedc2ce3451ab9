import type { AreaIndex, AreaNode, AreaUnit } from './area-index.ts';
import { below, elsewhere, provincesNamed, within } from './area-lookup.ts';
import { splitUnitName, unitSubtypes } from './unit-names.ts';

export interface SplitAddress {
  /** What stands before the commune: house, street, hamlet. */
  readonly street: string;
  readonly commune: string;
  readonly district: string;
  readonly province: string;
}

const country = /^(?:việt nam|viet nam|vn)\.?$/iu;
const longestName = 6;

/**
 * Splits an address written from the small to the large ("Thôn 1, xã Yên Khoái, huyện Lộc Bình, Lạng Sơn") into its
 * parts, with the index saying where each name ends. Without commas, the longest run of last words that names a unit is
 * taken. What names nothing is kept as the part that was expected there, so that an address never matches a larger unit than it means.
 */
export function splitAddress<Unit extends AreaUnit>(text: string, index: AreaIndex<Unit>): SplitAddress {
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const pieces = clean
    .split(/[,;]/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !country.test(piece));
  return pieces.length > 1 ? byPieces(pieces, index) : byWords(pieces[0] ?? '', index);
}

function byPieces<Unit extends AreaUnit>(pieces: readonly string[], index: AreaIndex<Unit>): SplitAddress {
  const rest = [...pieces];
  const province = rest.pop() ?? '';
  const provinces = provincesNamed(index, province);
  const district = skipsDistrict(provinces, rest.at(-1) ?? '', index) ? '' : (rest.pop() ?? '');
  const commune = rest.pop() ?? '';
  return { street: rest.join(', '), commune, district, province };
}

/** Whether the part before the province is already the commune. */
function skipsDistrict<Unit extends AreaUnit>(
  provinces: readonly AreaNode<Unit>[],
  written: string,
  index: AreaIndex<Unit>,
): boolean {
  const hasDistricts = provinces.length === 0 || provinces.some((node) => below(node, 'district').length > 0);
  const { subtype } = splitUnitName(written);
  if (!hasDistricts || (subtype !== null && unitSubtypes[subtype].levels[0] === 'commune')) {
    return true;
  }
  // A name that is a district's anywhere is not taken for a commune: the province may be where the case was reported.
  return (
    within(provinces, written, 'commune').length > 0 && elsewhere(index, written, 'district').length === 0
  );
}

function byWords<Unit extends AreaUnit>(text: string, index: AreaIndex<Unit>): SplitAddress {
  const rest = text.split(' ');
  const province = takeLast(rest, (name) => provincesNamed(index, name).length > 0);
  const provinces = province === '' ? [] : provincesNamed(index, province);
  const hasDistricts = provinces.some((node) => below(node, 'district').length > 0);
  const district = takeLast(rest, (name) => within(provinces, name, 'district').length > 0);
  if (district === '' && hasDistricts) {
    return { street: '', commune: '', district: rest.join(' '), province };
  }
  const parents = district === '' ? provinces : within(provinces, district, 'district');
  const commune = takeLast(rest, (name) => within(parents, name, 'commune').length > 0);
  return commune === ''
    ? { street: '', commune: rest.join(' '), district, province }
    : { street: rest.join(' '), commune, district, province };
}

/** Removes from the end of the words the longest run that names something. */
function takeLast(rest: string[], names: (text: string) => boolean): string {
  for (let count = Math.min(longestName, rest.length); count > 0; count -= 1) {
    const candidate = rest.slice(-count).join(' ');
    if (names(candidate)) {
      rest.splice(-count);
      return candidate;
    }
  }
  return '';
}
