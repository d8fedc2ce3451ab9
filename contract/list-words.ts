import { labelOptions } from './labels.ts';
import type { Pair } from './labels/kit.ts';
import type { EndpointKey } from './kit.ts';
import { orderLabels } from './labels/orders.ts';
import { codesOf } from './list-words/codes.ts';
import { titlesOfPeople } from './list-words/titles-of-people.ts';
import { titlesOfWork } from './list-words/titles-of-work.ts';

export type Lang = 'vi' | 'en';

const titles: { readonly [column: string]: Pair } = { ...titlesOfWork, ...titlesOfPeople };
/** What stands before the columns of one of several records in a row. */
const records: { readonly [record: string]: Pair } = {
  left: ['Hồ sơ 1', 'Record 1'],
  right: ['Hồ sơ 2', 'Record 2'],
  pseudonym: ['Bí danh', 'Pseudonym'],
};

/** Where a list means something of its own by a column; cases and contacts keep what an import knows them by when they come back. */
const ofList: { readonly [key in EndpointKey]?: { readonly [column: string]: Pair } } = {
  'GET /cases': {
    id: ['Mã ca bệnh', 'Case id'],
    outcome: ['Kết cục', 'Outcome'],
    outcomeDate: ['Ngày kết cục', 'Date of the outcome'],
    origin: ['Nơi nhiễm', 'Origin'],
  },
  'GET /imports': {
    fileName: ['Tệp', 'File'],
    sheet: ['Trang tính', 'Sheet'],
    sender: ['Nơi gửi', 'Sender'],
    areaName: ['Đơn vị gửi', 'Unit of the sender'],
    rows: ['Số dòng', 'Rows'],
    createdAt: ['Nhận lúc', 'Received at'],
    createdBy: ['Người nhận', 'Received by'],
  },
  'GET /audit': {
    actor: ['Người làm', 'Done by'],
    action: ['Việc đã làm (mã)', 'Act (code)'],
    subjectKind: ['Loại hồ sơ', 'Kind of record'],
    subjectId: ['Mã hồ sơ', 'Record id'],
    sealed: ['Đã niêm phong', 'Sealed'],
  },
  'GET /orders/sites': {
    name: ['Khu cách ly', 'Quarantine site'],
    capacity: ['Số chỗ', 'Capacity'],
    free: ['Còn chỗ (âm: quá)', 'Places free (negative: over)'],
    ...Object.fromEntries(
      Object.entries(orderLabels.siteView).map(([view, words]) => [`counts.${view}`, words]),
    ),
  },
  'GET /contacts': { status: ['Trạng thái tiếp xúc', 'Status'] },
  'GET /cases/{id}/contacts': { status: ['Trạng thái tiếp xúc', 'Status'] },
};

const camel = (column: string) =>
  column.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());

/** The title of a list's column in words; undefined where it has none. */
export function columnTitle(key: string, column: string, lang: Lang): string | undefined {
  const name = camel(column);
  const own = ofList[key as EndpointKey]?.[name] ?? titles[name];
  if (own !== undefined) {
    return own[lang === 'vi' ? 0 : 1];
  }
  const dot = name.indexOf('.');
  const record = records[name.slice(0, Math.max(0, dot))];
  const rest = record === undefined ? undefined : columnTitle(key, name.slice(dot + 1), lang);
  return rest === undefined ? undefined : `${record![lang === 'vi' ? 0 : 1]}: ${rest}`;
}

/** How a list's column says its codes in words; undefined where it holds none. Several codes may stand in a cell. */
export function codeWords(key: string, column: string, lang: Lang): ((codes: string) => string) | undefined {
  const kinds = [codesOf[key as EndpointKey]?.[camel(column)] ?? []].flat();
  if (kinds.length === 0) {
    return undefined;
  }
  const words = new Map(
    kinds.flatMap((kind) =>
      labelOptions(kind, lang).map(({ value, label }) => [String(value), label] as const),
    ),
  );
  return (codes) => {
    const each = words.has(codes) ? [codes] : codes.split(/[ ,;]+/u);
    const named = each.flatMap((code) => words.get(code) ?? []);
    return named.length === each.length ? named.join(', ') : codes;
  };
}
