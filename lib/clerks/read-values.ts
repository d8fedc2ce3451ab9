import { fold, parseCitizenId, parsePhone, splitPhones, words } from '../vietnamese/index.ts';
import type { CellChange } from './cell-change.ts';
import { nameAlone, nameAsKept } from './name-alone.ts';
import { digitsOf, hasLostDigits, withoutLetters } from './number-text.ts';

/** What was read of a cell: values, what had to be changed, and what could not be read. */
export type Reading<T, Problem extends string> = {
  readonly value: T;
  readonly reasons: readonly CellChange[];
  readonly problem: Problem | null;
};

const NOTHING = /^((khong|ko|k|chua)( (co|ro|nho|biet|xac dinh))?|kxd|n ?a|null|none|x{2,}|0)$/;
/** "-", "…", "?": folding takes them away. */
const MARKS_ALONE = /^[-–—_.…?*/\\]+$/u;

/** Whether a cell says that there is nothing: "không có", "ko", "-". */
export function saysNothing(text: string): boolean {
  // Dates, phones and addresses have digits, no word for nothing has one but 0.
  return !/[1-9]/.test(text) && (MARKS_ALONE.test(text.trim()) || NOTHING.test(fold(text)));
}

/** How somebody is addressed, before a name of two words or more: "Ông", "Cháu", "BS." */
const ADDRESSED =
  /^(?:(?:ông|bà|anh|chị|em|cháu|bé|cô|chú|bác|cụ|dì|cậu|thầy|đ\/c|mr|mrs|ms)\.?\s+|(?:(?:gs|pgs|ts|ths|bs|bác sĩ|cn|đd)\.?\s*)+(?<=[.\s]))(?=\p{Lu}\S*\s+\p{Lu})/iu;

/** A name in capitals becomes one with capital initials; one without any marks is told, and kept. `isOurs`: of a row of our own list. */
export function readName(text: string, isOurs = false): Reading<string, 'bad-name' | 'two-people'> {
  const { name, isCut, problem } = isOurs ? nameAsKept(text) : nameAlone(text);
  const clean = name.replace(ADDRESSED, '');
  if (problem !== null) {
    return { value: clean, reasons: [], problem };
  }
  const isCapital = clean.length > 3 && clean === clean.toUpperCase() && clean.includes(' ');
  const isSmall = clean === clean.toLowerCase() && clean.includes(' ');
  const value = isCapital || isSmall ? initials(clean) : clean;
  const isBare = clean.includes(' ') && words(value).every(({ hasMarks }) => !hasMarks);
  return {
    value,
    reasons: [
      ...(isCut ? ['name-remark' as const] : []),
      ...(isCapital || isSmall ? ['capitals' as const] : []),
      ...(isBare ? ['no-marks' as const] : []),
    ],
    problem: null,
  };
}

function initials(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s\-'(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** A mobile number as it is kept: nothing of it has to be changed. */
const MOBILE = /^0[35789]\d{8}$/;

/** "zalo: 912345678 (con gái)". */
const NOTES = /^[\p{L}\s:.]+(?=\d)|\([^()\d]*\)|(?<=\d)[\p{L}\s:.]+$/gu;

/** Of a phone or identity number in which letters may stand for others. */
const FEWEST_DIGITS = 5;

/** Phones of a cell: several in one, a zero that the spreadsheet took away, "không có". */
export function readPhones(text: string): Reading<readonly string[], 'bad-phone' | 'lost-digits'> {
  if (MOBILE.test(text)) {
    return { value: [text], reasons: [], problem: null };
  }
  if (saysNothing(text)) {
    return { value: [], reasons: ['blank-word'], problem: null };
  }
  const plain = withoutLetters(digitsOf(text), FEWEST_DIGITS);
  const isTyped = plain !== digitsOf(text);
  if (hasLostDigits(plain, 9, 11)) {
    return { value: [], reasons: [], problem: 'lost-digits' };
  }
  const pieces = plain
    .normalize('NFKC')
    .split(/[,;/|&\n]|\s[-–]\s|(?<=\d{9})[-–]|\s+(?:hoặc|và)\s+/u)
    .map((piece) => piece.trim());
  let [zeros, tails] = [false, false];
  let before: string | null = null;
  const restored = pieces.map((piece) => {
    const digits = piece.replace(NOTES, '').replace(/[\s.()-]/gu, '');
    const lost = /^([35789]\d{8}|2\d{9}|1\d{9})$/u.test(digits) && parsePhone(`0${digits}`).ok;
    zeros ||= lost;
    const whole = lost ? `0${digits}` : piece;
    const [own] = splitPhones(whole).phones;
    const shared = own === undefined && before !== null ? withTail(before, digits) : null;
    tails ||= shared !== null;
    before = own ?? shared ?? before;
    return shared ?? whole;
  });
  const { phones, refused } = splitPhones(restored.join('; '));
  const reasons = [
    ...(zeros ? ['leading-zero' as const] : []),
    ...(tails ? ['phone-tail' as const] : []),
    ...(isTyped ? ['letter-digit' as const] : []),
    ...(phones.length > 1 ? ['two-phones' as const] : []),
  ];
  return {
    value: phones,
    reasons,
    problem: phones.length === 0 || refused.some((part) => /\d{6}/u.test(part)) ? 'bad-phone' : null,
  };
}

/** The number that "679" behind "0912345678/" means: the last digits of the one before, written anew. Null: it means none. */
function withTail(before: string, tail: string): string | null {
  const number = /^\d{1,7}$/u.test(tail) ? before.slice(0, -tail.length) + tail : null;
  return number !== null && number !== before && parsePhone(number).ok ? number : null;
}

export type IdNumber = { readonly kind: 'cccd' | 'cmnd' | 'passport'; readonly value: string };

/** Passports of Vietnam (B1234567, P01234567) and of its neighbours (E12345678, EA1234567). */
const PASSPORT = /^[A-Z]{1,2}\d{6,8}$/u;

/** "CCCD: 0200…", "CMND số 08…". */
const NAMED = /^\s*(?:(?:cccd|cmnd|cmtnd|cmt|cc)\s*)?(?:số\s*)?[:.]?\s*(?=\d)/iu;

/** An identity number or passport; a card number of eleven digits or an old one of eight lost its zero in the spreadsheet. */
export function readIdNumber(text: string): Reading<IdNumber | null, 'bad-citizen-id' | 'lost-digits'> {
  if (saysNothing(text)) {
    return { value: null, reasons: ['blank-word'], problem: null };
  }
  const written = digitsOf(text.normalize('NFKC').replace(NAMED, ''));
  const plain = PASSPORT.test(written) ? written : withoutLetters(written, FEWEST_DIGITS);
  const digits = plain.replace(/[\s.'`’-]/gu, '');
  // A spreadsheet that showed 3.51098E+11 and was saved as text gives zeros back for the digits it lost.
  if (hasLostDigits(plain, 9, 12) || hasLostDigits(digits, 9, 12)) {
    return { value: null, reasons: [], problem: 'lost-digits' };
  }
  const letters = digits.toUpperCase();
  if (PASSPORT.test(letters)) {
    return { value: { kind: 'passport', value: letters }, reasons: [], problem: null };
  }
  const length = /^\d+$/u.test(digits) ? digits.length : 0;
  const padded =
    length === 11 || length === 10 ? digits.padStart(12, '0') : length === 8 ? `0${digits}` : digits;
  const read = parseCitizenId(padded);
  return read.ok
    ? {
        value: { kind: read.value.kind, value: read.value.number },
        reasons: [
          ...(padded === digits ? [] : ['leading-zero' as const]),
          ...(plain === written ? [] : ['letter-digit' as const]),
        ],
        problem: null,
      }
    : { value: null, reasons: [], problem: 'bad-citizen-id' };
}

/** Sex as written; null where it says nothing of it. */
export function readSex(text: string): 'male' | 'female' | null {
  const word = fold(text).trim();
  return /^(nu|n|f|female|gai|be gai|ba|chi|nu gioi)$/.test(word)
    ? 'female'
    : /^(nam|m|male|trai|be trai|ong|anh|nam gioi|na)$/.test(word)
      ? 'male'
      : null;
}

/** Year of birth from an age in years, months, weeks or days. */
export function birthYearOfAge(text: string, today: string): number | null {
  const word = text
    .normalize('NFKC')
    .trim()
    .replace(/^(khoảng|trên|hơn|gần|~)\s*/iu, '');
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (/^sơ sinh$/iu.test(word)) {
    return year;
  }
  const days = /^(\d{1,3})\s*(ngày|tuần)(?: tuổi)?$/iu.exec(word);
  if (days !== null) {
    const since = Number(days[1]) * (/^tuần$/iu.test(days[2]!) ? 7 : 1);
    return new Date(Date.parse(today) - since * 86_400_000).getUTCFullYear();
  }
  const [, years, months] =
    /^(?:(\d{1,3}(?:[.,]\d)?)\s*(?:tuổi|t|years?|y)?\.?)?\s*(?:(\d{1,3})\s*(?:tháng|th|months?)\.?(?:\s*\d{1,2}\s*ngày)?(?: tuổi)?)?$/iu.exec(
      word,
    ) ?? [];
  if (years === undefined && months === undefined) {
    return null;
  }
  const age = Number(years?.replace(',', '.') ?? 0) + Number(months ?? 0) / 12;
  // In whole years only the year is known; of months the month is.
  const born =
    months === undefined ? year - Math.floor(age) : Math.floor((year * 12 + month - 1 - age * 12) / 12);
  return age <= 125 ? born : null;
}
