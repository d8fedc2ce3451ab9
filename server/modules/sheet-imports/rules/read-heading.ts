import type { sheetFields } from '../../../../contract/sheet-imports.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { dayOfTitles, namesDays } from './day-columns.ts';
import { countedDays, countsDays } from './day-numbers.ts';

export type SheetField = (typeof sheetFields)[number];

/** What column titles mean, folded; the first that fits holds. Our own exports name the columns in English. */
const TITLES: readonly (readonly [SheetField, RegExp])[] = [
  ['ordinal', /^(stt|tt|so tt|so thu tu|no|nr|#)$/],
  ['personId', /^(person ?id|ma ho so nguoi|ma nguoi)$/],
  ['caseId', /^(id|case ?id|ma ca( benh)?)$/],
  ['caseVersion', /^(case ?version|phien ban ca( benh)?)$/],
  ['stayCommune', /^(stay ?area ?name|noi o hien tai cua ca)$/],
  ['classification', /^(classification|phan loai)$/],
  ['outcome', /^(outcome|ket cuc)$/],
  ['contactId', /^(contact ?id|ma (nguoi )?tiep xuc)$/],
  ['contactVersion', /^(contact ?version|phien ban (nguoi )?tiep xuc)$/],
  ['contactStatus', /^(status|trang thai tiep xuc)$/],
  ['followUpOffice', /^(follow ?up ?office|co quan theo doi)$/],
  ['followUpOfficer', /^(follow ?up ?officer|can bo( hoac to)? theo doi)$/],
  ['version', /^(version|phien ban( ho so)?)$/],
  ['household', /^(ma ho|so ho|ho so|so ho khau|ma so ho( gia dinh)?|household( ?id)?)$/],
  ['birthDay', /sinh (ngay|ngay sinh)$/],
  ['birthMonth', /sinh (thang|thang sinh)$|^thang sinh$/],
  ['maleYear', /(sinh|tuoi).*[ /(]nam\)?$|^nam \(?nam sinh\)?$|^(gioi|phai)( tinh)? \(?nam\)?$/],
  ['femaleYear', /(sinh|tuoi).*[ /(]nu\)?$|^nu( \(?nam sinh\)?)?$|^(gioi|phai)( tinh)? \(?nu\)?$/],
  [
    'familyName',
    /^(ho|ho dem|ho va dem|ho va ten (dem|lot)|ho lot|ho va chu lot|chu lot|(ten |chu )?(dem|lot)|ho ten dem)$/,
  ],
  ['fullName', /ho (va |, )?ten|full ?name|^name$|^ten (benh nhan|nguoi|f0|f1|doi tuong|hs)|^ho ten/],
  ['givenName', /^(ten|ten goi)$/],
  ['sex', /^(gioi|gioi tinh|phai|sex|gender|gt|nam ?[/,-] ?nu|nu ?[/,-] ?nam)/],
  [
    'citizenId',
    /cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|giay to tuy than|citizen|passport|id card|identifier/,
  ],
  ['relation', /moi (lien|quan) he|(lien|quan) he voi/],
  ['phone', /dien thoai|so dt|sdt|^dt$|phone|mobile|di dong|lien he|lien lac/],
  ['onsetDate', /khoi phat|phat benh|onset/],
  ['sampleDate', /lay mau|sample/],
  ['firstContactDate', /tiep xuc.*dau|first.*contact/],
  ['lastContactDate', /tiep xuc.*(cuoi|gan nhat)|last.*contact|^ngay tiep xuc|^thoi gian tiep xuc/],
  ['reportDate', /bao cao|ghi nhan|cong bo|duong tinh|phat hien|chan doan|report/],
  ['age', /^(tuoi|age)|sinh.*tuoi|tuoi.*sinh/],
  ['address', /noi sinh (song|hoat)/],
  ['birth', /sinh|birth|^dob$|^ns$|^ntns$/],
  ['relation', /quan he|relation/],
  ['hamlet', /^(thon|xom|ban|khoi|to|to dan pho|khu pho|so nha|hamlet|thon .*|so nha.*)$/],
  [
    'commune',
    /^((xa|phuong)( (xa|phuong|thi tran|tt|dac khu))*|xa.*phuong|phuong.*xa|commune|ward|area ?name)$/,
  ],
  ['district', /^(huyen|quan|huyen.*|quan.*huyen.*|(tp|thanh pho|thi xa|tx) (quan|huyen).*|district)$/],
  ['province', /^(tinh|tinh.*(thanh.*|tp)|(thanh pho|tp)( tinh)?|province)$/],
  ['address', /dia chi|noi o|cho o|cu tru|thuong tru|tam tru|ho khau|address|noi cach ly|^d ?c$/],
  ['note', /ghi chu|^note|remark/],
];

/** Who, where, at what hour or with what ground: no day, birth or phone, though its word stands there. */
const OTHER =
  /(^| )(gio|noi|nguoi|don vi|dia diem|co so|nguon|hoan canh|can bo|so lan|co quan) (lay mau|bao cao|phat hien|ghi nhan|chan doan|cong bo|sinh( cua .*)?$)/;
const NO_PHONE = /lien he dich te|^nguoi lien he$/;
/** A day is one, with its hour and place in the same title too. */
const A_DAY = /^(ngay|thoi (gian|diem)|nam sinh)( |$)/;
/** Words with "sinh" that say nothing of a birth. */
const NO_BIRTHS = /\b(hoc|ve|khai) sinh\b|\bsinh vien\b/gu;
/** "Nam" with its marks is no "Năm". */
const MEN = /^nam$/iu;
const YEARS = /năm\)?$/iu;

/** What a title means by itself; null where it says nothing. */
export function fieldOfTitle(title: string): SheetField | null {
  if (MEN.test(title.trim())) {
    return 'maleYear';
  }
  const text = fold(title)
    .replace(/[_\s]+/gu, ' ')
    .replace(NO_BIRTHS, (word) => (word === 'hoc sinh' || word === 'sinh vien' ? 'hs' : ''))
    .trim();
  if ((OTHER.test(text) && !A_DAY.test(text)) || NO_PHONE.test(text)) {
    return null;
  }
  const isYear = YEARS.test(title.normalize('NFC'));
  return (
    TITLES.find(([field, pattern]) => pattern.test(text) && !(isYear && field === 'maleYear'))?.[0] ?? null
  );
}

/**
 * What titles over each other mean: the lowest that says something of itself ("Địa chỉ" over "Xã"), else all of them together
 * ("Năm sinh" over "Nam").
 */
export function fieldOfTitles(parts: readonly string[]): SheetField | null {
  const last = parts.at(-1) ?? '';
  const whole = fieldOfTitle(parts.join(' '));
  return parts.length < 2 || whole === 'maleYear' || whole === 'femaleYear'
    ? whole
    : (fieldOfTitle(last) ?? whole);
}

/** Titles with fewer meanings, or without a name among them, may be a line of a letterhead. */
const FEWEST = 3;
const NAMES: readonly SheetField[] = ['fullName', 'familyName', 'givenName'];

/** Whether columns of these meanings are a table of people. */
export function meanPeople(fields: ReadonlySet<SheetField | null>): boolean {
  return fields.size >= FEWEST && NAMES.some((name) => fields.has(name));
}

export type TopRow = { readonly row: number; readonly cells: readonly string[] };
export type Heading = {
  /** Row of the titles, as the spreadsheet numbers it; 0: there is none. */
  readonly row: number;
  /** How many rows the titles take. */
  readonly rows: number;
  /** Of each column, from the uppermost down. */
  readonly titles: readonly (readonly string[])[];
};

/** Titles over titles over titles ("Thông tin cá nhân" over "Năm sinh" over "Nam") are as many as clerks write. */
const MOST_ROWS = 3;

/**
 * Finds the titles among the first rows: the row in which most cells mean something. One that means a single thing counts
 * only where it is as wide as the table: a line above it may name a thing too. Titles
 * over titles ("Năm sinh" over "Nam", "Nữ") are taken together when the row below says more.
 */
export function findHeading(top: readonly TopRow[], today: string): Heading {
  let best: Heading & { readonly score: number; readonly isTable: boolean } = {
    row: 0,
    rows: 1,
    titles: [],
    score: 0,
    isTable: false,
  };
  let hasRows = false;
  const width = Math.max(...top.map(({ cells }) => cells.filter((cell) => cell !== '').length), 1);
  for (const [index, { row, cells }] of top.entries()) {
    if (best.isTable && row >= best.row + best.rows) {
      // Titles below rows of people are those of another table, however much they say: what stands above would be lost.
      hasRows ||= cells.some((cell) => isValue(cell) || /^\d/u.test(cell.trim()));
      if (hasRows) {
        break;
      }
    }
    const below: (readonly string[])[] = [];
    let daysBelow = false;
    for (let rows = 1; rows <= MOST_ROWS; rows += 1) {
      if (rows > 1) {
        if (!isUpperHalf(cells)) {
          break;
        }
        const next = top[index + rows - 1];
        if (next?.row !== row + rows - 1) {
          break;
        }
        const upper = top[index + rows - 2]!.cells;
        const isTitle = (text: string) => fieldOfTitle(text) !== null;
        const areDays =
          namesDays(upper, next.cells, today, isTitle) || countsDays(upper, next.cells, isTitle);
        if (!areDays && next.cells.some(isValue)) {
          break;
        }
        below.push(next.cells);
        daysBelow ||= areDays;
      }
      const titles = titlesOf(cells, ...below);
      const fields = new Set(titles.map(fieldOfTitles).filter((field) => field !== null));
      // Days across add what they mean.
      const hasDays =
        daysBelow ||
        (rows === 1 &&
          (cells.some((cell) => dayOfTitles([cell], today) !== null) ||
            countedDays(cells.map((cell) => [cell])) !== null));
      const score = fields.size + (fields.size > 1 && hasDays ? 1 : 0);
      const filled = cells.filter((cell) => cell !== '');
      const isFull = filled.length * 2 >= width && !filled.some(isValue);
      // A second row must add something: else it is the first row of the table.
      if (score > best.score && (score > 1 || isFull)) {
        best = { row, rows, titles, score, isTable: meanPeople(fields) };
      }
    }
  }
  const { score: _, isTable: __, ...heading } = best;
  return heading;
}

/** Whether a row may be the upper half of titles: it names a column by itself, and is no line merged over the sheet. */
function isUpperHalf(cells: readonly string[]): boolean {
  const texts = new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''));
  return texts.size > 1 && [...texts].some((text) => fieldOfTitle(text) !== null);
}

/** Titles of columns from their rows, uppermost first; one merged over several columns goes with each below it. */
export function titlesOf(...rows: readonly (readonly string[])[]): (readonly string[])[] {
  const width = Math.max(...rows.map((cells) => cells.length), 0);
  const over = rows.map(() => '');
  return Array.from({ length: width }, (_, at) => {
    const own = rows.map((cells) => (cells[at] ?? '').trim());
    const lowest = own.findLastIndex((text) => text !== '');
    const parts: string[] = [];
    for (const [level, text] of own.entries()) {
      if (text !== '') {
        over[level] = text;
        // What stands below another title is no longer below what stood beside it.
        over.fill('', level + 1);
      }
      const part = level < lowest ? over[level]! : text;
      if (part !== '' && part !== parts.at(-1)) {
        parts.push(part);
      }
    }
    return parts;
  });
}

/** Digits or long texts stand in rows, not in titles. */
export function isValue(cell: string): boolean {
  return /\d{3}/u.test(cell) || cell.length > 40;
}

/** What columns without a telling title hold, by most of their values. */
export function fieldOfValues(values: readonly string[]): SheetField | null {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const most = (pattern: RegExp) =>
    filled.length >= 2 && filled.filter((value) => pattern.test(value)).length >= filled.length * 0.7;
  if (most(/^\+?(84|0)?[35789][\d .]{8,11}$/u)) {
    return 'phone';
  }
  if (most(/^\d{12}$/u)) {
    return 'citizenId';
  }
  if (most(/^\p{Lu}[\p{L}']*( \p{Lu}[\p{L}']*){1,5}$/u)) {
    return 'fullName';
  }
  if (most(/(^|[ ,])(thôn|xóm|bản|khối|xã|phường|huyện|thị trấn|tỉnh|tp)[ .]/iu)) {
    return 'address';
  }
  return most(/^(nam|nữ|nu|male|female)$/iu) ? 'sex' : null;
}
