import type { sheetFields } from '../../../../contract/sheet-imports.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';

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
  ['maleYear', /(sinh|tuoi).*[ /(]nam\)?$|^nam \(?nam sinh\)?$/],
  ['femaleYear', /(sinh|tuoi).*[ /(]nu\)?$|^nu( \(?nam sinh\)?)?$/],
  ['familyName', /^(ho|ho dem|ho va dem|ho va ten (dem|lot)|ho lot|ho va chu lot)$/],
  ['fullName', /ho (va |, )?ten|full ?name|^name$|^ten (benh nhan|nguoi|f0|f1|doi tuong)|^ho ten/],
  ['givenName', /^(ten|ten goi)$/],
  ['sex', /^(gioi|gioi tinh|phai|sex|gender|gt|nam ?[/,-] ?nu|nu ?[/,-] ?nam)/],
  [
    'citizenId',
    /cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|giay to tuy than|citizen|passport|id card|identifier/,
  ],
  ['phone', /dien thoai|so dt|sdt|^dt$|phone|mobile|di dong|lien he|lien lac/],
  ['onsetDate', /khoi phat|phat benh|onset/],
  ['sampleDate', /lay mau|sample/],
  ['lastContactDate', /tiep xuc.*(cuoi|gan nhat)|last.*contact|^ngay tiep xuc|^thoi gian tiep xuc/],
  ['firstContactDate', /tiep xuc.*dau|first.*contact/],
  ['reportDate', /bao cao|ghi nhan|cong bo|duong tinh|phat hien|chan doan|report/],
  ['birth', /sinh|birth|^dob$|^ns$|^ntns$/],
  ['age', /^(tuoi|age)/],
  ['relation', /quan he|relation/],
  ['hamlet', /^(thon|xom|ban|khoi|to|to dan pho|khu pho|so nha|hamlet|thon.*|so nha.*)$/],
  [
    'commune',
    /^((xa|phuong)( (xa|phuong|thi tran|tt|dac khu))*|xa.*phuong|phuong.*xa|commune|ward|area ?name)$/,
  ],
  ['district', /^(huyen|quan|huyen.*|quan.*huyen.*|district)$/],
  ['province', /^(tinh|tinh.*thanh.*|thanh pho|province)$/],
  ['address', /dia chi|noi o|cho o|cu tru|thuong tru|tam tru|ho khau|address|noi cach ly/],
  ['note', /ghi chu|^note|remark/],
];

/** What a title means by itself; null where it says nothing. */
export function fieldOfTitle(title: string): SheetField | null {
  const text = fold(title)
    .replace(/[_\s]+/gu, ' ')
    .trim();
  return TITLES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

export type TopRow = { readonly row: number; readonly cells: readonly string[] };
export type Heading = {
  /** Row of the titles, as the spreadsheet numbers it; 0: there is none. */
  readonly row: number;
  /** How many rows the titles take. */
  readonly rows: number;
  readonly titles: readonly string[];
};

/**
 * Finds the titles among the first rows: the row in which most cells mean something. One that means a single thing counts
 * only where it is as wide as the table: a line above it may name a thing too. Titles
 * over titles ("Năm sinh" over "Nam", "Nữ") are taken together when the row below says more.
 */
export function findHeading(top: readonly TopRow[]): Heading {
  let best: Heading & { readonly score: number } = { row: 0, rows: 1, titles: [], score: 0 };
  const width = Math.max(...top.map(({ cells }) => cells.filter((cell) => cell !== '').length), 1);
  for (const [index, { row, cells }] of top.entries()) {
    for (let rows = 1; rows <= 2; rows += 1) {
      const below = rows === 1 ? [] : (top[index + 1]?.cells ?? []);
      if (rows === 2 && (top[index + 1]?.row !== row + 1 || below.some(isValue))) {
        continue;
      }
      const titles = titlesOf(cells, below);
      const score = new Set(titles.map(fieldOfTitle).filter((field) => field !== null)).size;
      const filled = cells.filter((cell) => cell !== '');
      const isFull = filled.length * 2 >= width && !filled.some(isValue);
      // A second row must add something: else it is the first row of the table.
      if (score > best.score && (score > 1 || isFull)) {
        best = { row, rows, titles, score };
      }
    }
  }
  const { score: _, ...heading } = best;
  return heading;
}

/** Titles of columns from their rows; one merged over several columns goes with each below it. */
export function titlesOf(cells: readonly string[], below: readonly string[]): string[] {
  const width = Math.max(cells.length, below.length);
  let over = '';
  return Array.from({ length: width }, (_, at) => {
    const [upper, lower] = [(cells[at] ?? '').trim(), (below[at] ?? '').trim()];
    over = upper === '' ? over : upper;
    if (lower === '') {
      return upper;
    }
    return over === '' || over === lower ? lower : `${over} ${lower}`;
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
