import { label } from '../../../../contract/labels.ts';
import type { Wording } from '../../../../contract/order-templates.ts';
import {
  isFilledIn,
  type PaperForm,
  paperForm,
  partsOf,
  placeholderTable,
  sectionsOf,
  type TemplatePart,
  type TemplatePlaceholder,
} from '../../../../contract/template-placeholders.ts';
import type { PaperKind } from './paper-kinds.ts';
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

/** Of a certificate: who it is, which decision was carried out, from when until when. */
const ofCertificate: Obligatory = [
  { part: 'articles', anyOf: ['person.name', 'person.nameCapitals'] },
  { part: 'articles', anyOf: ['order.number'] },
  { part: 'articles', anyOf: ['completion.from'] },
  { part: 'articles', anyOf: ['completion.until'] },
];
/** Of a letter: how many people, why, and within what time an answer is asked for. */
const ofLetter: Obligatory = [
  { part: 'articles', anyOf: ['letter.people'] },
  { part: 'articles', anyOf: ['letter.reason'] },
  { part: 'articles', anyOf: ['letter.answerHours'] },
];
/** Of a cordon: where, from when until when, why, and the legal basis. */
const ofCordon: Obligatory = [
  { part: 'articles', anyOf: ['cordon.where'] },
  { part: 'articles', anyOf: ['order.from'] },
  { part: 'articles', anyOf: ['order.until'] },
  { part: 'articles', anyOf: ['order.reason'] },
  { part: 'basis', anyOf: ['order.basis'] },
];
/** Of its extension, reduction or lifting: which decision it changes, until or from when, why, and the legal basis. */
const ofCordonChange: Obligatory = [
  { part: 'articles', anyOf: ['cordon.where'] },
  { part: 'articles', anyOf: ['first.number'] },
  { part: 'articles', anyOf: ['change.until'] },
  { part: 'articles', anyOf: ['order.reason'] },
  { part: 'basis', anyOf: ['order.basis'] },
];
const obligatory: { readonly [form in PaperForm]: Obligatory } = {
  order: ofOrder,
  change: ofChange,
  certificate: ofCertificate,
  letter: ofLetter,
  cordon: ofCordon,
  'cordon-change': ofCordonChange,
};

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
  'not-printed': [
    'loại giấy này không có phần này; hãy bỏ trống',
    'this kind of paper has no such part; leave it empty',
  ],
  'no-article': [
    'nơi nhận dẫn {name}, nhưng mẫu chỉ có {count} điều',
    'the recipients refer to {name}, but there are {count} articles',
  ],
  missing: ['thiếu ô điền bắt buộc {name}', 'the obligatory placeholder {name} is missing'],
} as const satisfies { readonly [code: string]: readonly [vi: string, en: string] };
type FaultCode = keyof typeof lineFaults;

/** Everything that keeps a wording from being saved, in the order of the paper. */
export function wordingFaults(wording: Wording, kind: PaperKind): WordingFault[] {
  const form = paperForm(kind);
  const lines = linesOf(wording);
  const faults = [
    ...emptyParts(wording, form),
    ...notPrinted(lines, form),
    ...lines.flatMap((line) => faultsOfLine(line, kind)),
    ...basisAlone(lines),
    ...missing(lines, wording, obligatory[form]),
    ...noArticle(wording, form),
  ];
  return faults.map((one) => told(one, form));
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

function faultsOfLine(one: PlacedLine, kind: PaperKind): Fault[] {
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
function basisAlone(lines: readonly PlacedLine[]): Fault[] {
  const using = lines.filter(
    ({ part, text }) => part === 'basis' && placeholdersIn(readLine(text).pieces).includes('order.basis'),
  );
  return using
    .filter(({ text }, i) => i > 0 || text.trim().replaceAll(' ', '') !== '{order.basis}')
    .map((one) => fault(one, 'alone', { name: '{order.basis}' }));
}

function emptyParts(wording: Wording, form: PaperForm): Fault[] {
  const faults = (['office', 'place', 'title', 'authority'] as const)
    .filter((part) => partsOf[form].includes(part) && wording[part].trim() === '')
    .map((part) => fault({ part, at: part, line: 1 }, 'empty'));
  const sections = sectionsOf[form].map((_, i) => wording.articles[i] ?? []);
  const articles = (sections.length === 0 ? wording.articles : sections).flatMap((lines, i) =>
    lines.every((line) => line.trim() === '')
      ? [fault({ part: 'articles', at: `articles.${i}`, line: 1 }, 'empty')]
      : [],
  );
  return [...faults, ...articles];
}

/** Words that nobody would see: in a part that the form has not, or in a section beyond its own. */
function notPrinted(lines: readonly PlacedLine[], form: PaperForm): Fault[] {
  const count = sectionsOf[form].length;
  return lines
    .filter(({ part, at, text }) =>
      part === 'articles'
        ? count > 0 && articleOf(at) >= count
        : !partsOf[form].includes(part) && text.trim() !== '',
    )
    .map((one) => fault(one, 'not-printed'));
}

/** A missing one is told in the first article, or in the first line of its part. */
function missing(lines: readonly PlacedLine[], wording: Wording, needed: Obligatory): Fault[] {
  return needed.flatMap(({ part, anyOf }): Fault[] => {
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

function noArticle({ recipients, articles }: Wording, form: PaperForm): Fault[] {
  const count = sectionsOf[form].length > 0 ? 0 : articles.length;
  return recipients.flatMap((text, i): Fault[] => {
    const number = /như điều (\d+)/iu.exec(text.normalize('NFC'))?.[1];
    return number === undefined || (Number(number) >= 1 && Number(number) <= count)
      ? []
      : [
          fault({ part: 'recipients', at: 'recipients', line: i + 1 }, 'no-article', {
            name: `Điều ${number}`,
            count,
          }),
        ];
  });
}

/** A fault where it stands; it is told in words once the form of the paper is known. */
type Fault = Omit<PlacedLine, 'text'> & {
  readonly code: FaultCode;
  readonly params: { readonly name?: string; readonly count?: number };
};

function fault(
  { part, at, line }: Omit<PlacedLine, 'text'>,
  code: FaultCode,
  params: Fault['params'] = {},
): Fault {
  return { part, at, line, code, params };
}

function told({ part, at, line, code, params }: Fault, form: PaperForm): WordingFault {
  const [vi, en] = lineFaults[code];
  const [nameVi, nameEn] = nameOf(part, at, form);
  const fill = (text: string) =>
    text.replace(/\{(name|count)\}/gu, (_, key: 'name' | 'count') => String(params[key] ?? ''));
  return {
    at,
    line,
    code,
    message: `${nameVi}, dòng ${line}: ${fill(vi)}.`,
    messageEn: `${nameEn}, line ${line}: ${fill(en)}.`,
  };
}

/** `Điều 2`, `Article 2`; a section has a name of its own. */
function nameOf(part: TemplatePart, at: string, form: PaperForm): readonly [vi: string, en: string] {
  const number = articleOf(at);
  const section = sectionsOf[form][number];
  if (section !== undefined) {
    return [label('paperSection', section, 'vi'), label('paperSection', section, 'en')];
  }
  const [vi, en] = partNames[part];
  return Number.isNaN(number) ? [vi, en] : [`${vi} ${number + 1}`, `${en} ${number + 1}`];
}

/** The number, from 0, of `articles.0`; of other parts not a number. */
function articleOf(at: string): number {
  return Number(/^articles\.(\d+)$/u.exec(at)?.[1] ?? Number.NaN);
}
