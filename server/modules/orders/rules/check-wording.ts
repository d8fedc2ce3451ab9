import type { Wording } from '../../../../contract/order-templates.ts';
import {
  isFilledIn,
  placeholderTable,
  type TemplatePart,
  type TemplatePlaceholder,
} from '../../../../contract/template-placeholders.ts';
import { isChangePaper, type PaperKind } from './paper-kinds.ts';
import { placeholdersIn, readLine } from './template-line.ts';

/** What is wrong with a wording: part (`articles.0`), line from 1, and a sentence that names it. */
export type WordingFault = {
  readonly at: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
};

/** What a paper can't do without: each row is met by any of its codes in that part. */
type Obligatory = readonly {
  readonly part: TemplatePart;
  readonly anyOf: readonly TemplatePlaceholder[];
}[];

/** Who it is, where, from when until when, and the legal basis that the officer gives at issue. */
const ofOrder: Obligatory = [
  { part: 'articles', anyOf: ['person.name', 'person.nameCapitals'] },
  { part: 'articles', anyOf: ['order.place'] },
  { part: 'articles', anyOf: ['order.from'] },
  { part: 'articles', anyOf: ['order.until'] },
  { part: 'basis', anyOf: ['order.basis'] },
];
/** Of a change: who it is, which decision it changes, until when, why, and the legal basis. */
const ofChange: Obligatory = [
  { part: 'articles', anyOf: ['person.name', 'person.nameCapitals'] },
  { part: 'articles', anyOf: ['first.number'] },
  { part: 'articles', anyOf: ['change.until'] },
  { part: 'articles', anyOf: ['order.reason'] },
  { part: 'basis', anyOf: ['order.basis'] },
];

type PlacedLine = {
  readonly part: TemplatePart;
  readonly at: string;
  readonly line: number;
  readonly text: string;
};

const partNames: { readonly [part in TemplatePart]: readonly [vi: string, en: string] } = {
  above: ['Cơ quan cấp trên', 'Superior body'],
  office: ['Tên cơ quan', 'Name of the office'],
  place: ['Địa danh', 'Place'],
  title: ['Trích yếu', 'Title'],
  authority: ['Thẩm quyền ban hành', 'Issuing authority'],
  basis: ['Căn cứ', 'Legal bases'],
  articles: ['Điều', 'Article'],
  recipients: ['Nơi nhận', 'Recipients'],
};

const lineFaults = {
  'unknown-placeholder': [
    'không có ô điền {name}; hãy chọn ô điền trong danh sách',
    'there is no placeholder {name}; choose one of the list',
  ],
  'stray-brace': [
    'dấu {name} không thuộc ô điền nào; ô điền viết như {person.name}',
    'a {name} that belongs to no placeholder; they are written like {person.name}',
  ],
  'stray-bracket': [
    'dấu {name} thiếu một nửa hoặc lồng nhau; phần bỏ được viết trong một cặp [ ]',
    'a {name} without its other half, or one inside another; what may be left out stands in one pair of [ ]',
  ],
  'never-missing': [
    'phần {name} không có ô điền nào có thể thiếu, nên không bao giờ bỏ được; hãy bỏ dấu ngoặc vuông',
    'the part {name} has no value that may be missing, so it is never left out; take the square brackets away',
  ],
  misplaced: [
    'ô điền {name} không dùng được ở phần này',
    'the placeholder {name} can’t be used in this part',
  ],
  'other-paper': [
    'ô điền {name} không có trong loại giấy này',
    'this kind of paper has no placeholder {name}',
  ],
  alone: [
    'ô điền {name} phải đứng một mình trên một dòng, một lần',
    'the placeholder {name} must stand alone on a line, once',
  ],
  empty: ['chưa có lời văn', 'there is no text'],
  'no-article': [
    'nơi nhận dẫn {name}, nhưng mẫu chỉ có {count} điều',
    'the recipients refer to {name}, but there are {count} articles',
  ],
  missing: ['thiếu ô điền bắt buộc {name}', 'the obligatory placeholder {name} is missing'],
} as const satisfies { readonly [code: string]: readonly [vi: string, en: string] };
type FaultCode = keyof typeof lineFaults;

/** Everything that keeps a wording from being saved, in the order of the paper. */
export function wordingFaults(wording: Wording, kind: PaperKind): WordingFault[] {
  const lines = linesOf(wording);
  return [
    ...emptyParts(wording),
    ...lines.flatMap((line) => faultsOfLine(line, kind)),
    ...basisAlone(lines),
    ...missing(lines, wording, isChangePaper(kind) ? ofChange : ofOrder),
    ...noArticle(wording),
  ];
}

/** The lines of a wording with where they stand. */
function linesOf(wording: Wording): PlacedLine[] {
  const single = (part: 'above' | 'office' | 'place' | 'title' | 'authority'): PlacedLine => ({
    part,
    at: part,
    line: 1,
    text: wording[part],
  });
  const many = (part: TemplatePart, at: string, texts: readonly string[]): PlacedLine[] =>
    texts.map((text, i) => ({ part, at, line: i + 1, text }));
  return [
    single('above'),
    single('office'),
    single('place'),
    single('title'),
    single('authority'),
    ...many('basis', 'basis', wording.basis),
    ...wording.articles.flatMap((lines, i) => many('articles', `articles.${i}`, lines)),
    ...many('recipients', 'recipients', wording.recipients),
  ];
}

function faultsOfLine(one: PlacedLine, kind: PaperKind): WordingFault[] {
  const { pieces, faults } = readLine(one.text);
  const used = placeholdersIn(pieces);
  const foreign = used.filter((code) => !isFilledIn(code, kind));
  const misplaced = used.filter(
    (code) => !foreign.includes(code) && !placeholderTable[code].parts.includes(one.part),
  );
  return [
    ...faults.map(({ code, name }) => fault(one, code, { name })),
    ...foreign.map((code) => fault(one, 'other-paper', { name: `{${code}}` })),
    ...misplaced.map((code) => fault(one, 'misplaced', { name: `{${code}}` })),
  ];
}

/** What officers give as the basis may be many lines of its own, so it can't stand inside one. */
function basisAlone(lines: readonly PlacedLine[]): WordingFault[] {
  const using = lines.filter(
    ({ part, text }) => part === 'basis' && placeholdersIn(readLine(text).pieces).includes('order.basis'),
  );
  return using
    .filter(({ text }, i) => i > 0 || text.trim().replaceAll(' ', '') !== '{order.basis}')
    .map((one) => fault(one, 'alone', { name: '{order.basis}' }));
}

function emptyParts(wording: Wording): WordingFault[] {
  const faults = (['office', 'place', 'title', 'authority'] as const)
    .filter((part) => wording[part].trim() === '')
    .map((part) => fault({ part, at: part, line: 1 }, 'empty'));
  const articles = wording.articles.flatMap((lines, i) =>
    lines.every((line) => line.trim() === '')
      ? [fault({ part: 'articles', at: `articles.${i}`, line: 1 }, 'empty')]
      : [],
  );
  return [...faults, ...articles];
}

/** A missing one is told in the first article, or in the first line of its part. */
function missing(lines: readonly PlacedLine[], wording: Wording, obligatory: Obligatory): WordingFault[] {
  return obligatory.flatMap(({ part, anyOf }): WordingFault[] => {
    const used = lines
      .filter((one) => one.part === part)
      .flatMap(({ text }) => placeholdersIn(readLine(text).pieces));
    if (anyOf.some((code) => used.includes(code))) {
      return [];
    }
    const at = part === 'articles' && wording.articles.length > 0 ? 'articles.0' : part;
    const name = anyOf.map((code) => `{${code}}`).join(' / ');
    return [fault({ part, at, line: 1 }, 'missing', { name })];
  });
}

function noArticle({ recipients, articles }: Wording): WordingFault[] {
  return recipients.flatMap((text, i): WordingFault[] => {
    const number = /như điều (\d+)/iu.exec(text.normalize('NFC'))?.[1];
    return number === undefined || (Number(number) >= 1 && Number(number) <= articles.length)
      ? []
      : [
          fault({ part: 'recipients', at: 'recipients', line: i + 1 }, 'no-article', {
            name: `Điều ${number}`,
            count: articles.length,
          }),
        ];
  });
}

function fault(
  { part, at, line }: Omit<PlacedLine, 'text'>,
  code: FaultCode,
  params: { readonly name?: string; readonly count?: number } = {},
): WordingFault {
  const [vi, en] = lineFaults[code];
  const [nameVi, nameEn] = partNames[part];
  const article = /^articles\.(\d+)$/u.exec(at)?.[1];
  const number = article === undefined ? '' : ` ${Number(article) + 1}`;
  const fill = (text: string) =>
    text.replace(/\{(name|count)\}/gu, (_, key: 'name' | 'count') => String(params[key] ?? ''));
  return {
    at,
    line,
    code,
    message: `${nameVi}${number}, dòng ${line}: ${fill(vi)}.`,
    messageEn: `${nameEn}${number}, line ${line}: ${fill(en)}.`,
  };
}
