import {
  adminKey,
  fold,
  hasMarks,
  splitUnitName,
  type UnitName,
  unitSubtypes,
} from '../../../../lib/vietnamese/index.ts';

/** A commune with its kind at the end of a text without commas: "TDP 3 TT Đồng Đăng", "KP2 P.Kỳ Lừa". */
const KIND =
  /(?:^|[\s,])((?:(?:[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị trấn|THỊ TRẤN)\s|(?:P|X|TT|TX)(?:\.\s*|\s+))\p{Lu}.*)$/u;
/** Before a kind within a text without commas: "xã Bảo Lâm huyện Cao Lộc", "P Vĩnh Trại TP. Lạng Sơn". */
const BEFORE_KIND = /(?<![,\s]|thị)\s+(?=(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+\p{L})/giu;
const BEFORE_SHORT = /(?<![,\s])\s+(?=(?:TT|TX|TP|P|X|H|Q)(?:\.\s*|\s+)\p{Lu})/gu;
/** The same in a text without any marks, where the words of a kind may also be those of a name. */
const BEFORE_BARE =
  /(?<![,\s]|\bthi)\s+(?=(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh)\s+[a-z])/giu;
/** What people write between the parts of an address besides commas; not the slash of a house number. */
const PARTED = /\s+[-–]\s+|\s*[()]\s*|(?<=\p{L})\s*\/\s*(?=\p{L}{2})/gu;

const parted = (text: string) => text.replace(PARTED, ', ').replace(/[\s,.]+$/u, '');

function byKinds(text: string): string {
  const split = parted(text).replace(BEFORE_KIND, ', ').replace(BEFORE_SHORT, ', ');
  return hasMarks(split) ? split : split.replace(BEFORE_BARE, ', ');
}

/** The address as it stands, then with commas where dashes, brackets and kinds of units part it, and from the kind of its commune on. */
export function writings(text: string): readonly string[] {
  if (text === '') {
    return [];
  }
  const plain = parted(text);
  const unit = KIND.exec(plain)?.[1];
  return [...new Set([text, plain, byKinds(text), ...(unit === undefined ? [] : [unit])])];
}

/** A part of an address with its kind, where it says one, and the key of its name. */
export type AddressPart = UnitName & { readonly text: string; readonly key: string };

/** The parts of an address, the smallest first. */
export function partsOf(text: string): readonly AddressPart[] {
  return byKinds(text)
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ ...splitUnitName(part), text: part, key: adminKey(part) }));
}

/** Whether a kind of unit is one of communes. */
export function isCommuneKind({ subtype }: UnitName): boolean {
  return subtype !== null && unitSubtypes[subtype].levels.some((level) => level === 'commune');
}

/** Whether a kind of unit is one of districts; "thành phố" may be a province's too. */
export function isDistrictKind({ subtype }: UnitName): boolean {
  return subtype !== null && unitSubtypes[subtype].levels.some((level) => level === 'district');
}

/** The initials of the sender's own province written out, which nobody else would mean: "LS", "TPLS" in Lạng Sơn. */
export function withProvince(text: string, province: string): string {
  const { name } = splitUnitName(province);
  const initials = fold(name)
    .split(' ')
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
  if (initials.length < 2) {
    return text;
  }
  const city = new RegExp(String.raw`(?<![\p{L}\d])T\.?P\.?\s?${initials}(?![\p{L}\d])`, 'gu');
  const whole = new RegExp(String.raw`(?<=^|[,;]\s*|\s[-–]\s*)(?:T\.\s*|tỉnh\s+)?${initials}(?=\s*$)`, 'u');
  return text.replace(city, `thành phố ${name}`).replace(whole, name);
}
