import { LOCAL_OFFSET_MS } from '../../../platform/clock/clock.ts';
import {
  changeText,
  changeWords,
  figureText,
  formatNumber,
  NO_DENOMINATOR,
  type FrozenMetric,
  type Parts,
  share,
  wordsOf,
} from './figure-words.ts';
import type { Period } from './periods.ts';
import { fill, readBlank, type RemarkField, type Template } from './templates.ts';

/** Everything that a report says in figures, frozen when it was made: a later fact changes none of it. */
export type ReportData = {
  readonly template: Template;
  readonly office: string;
  /** The office above it, as the head of the paper names it; null: none. */
  readonly officeParent: string | null;
  /** Where the office sits: `Lạng Sơn`. */
  readonly seat: string;
  /** Its own part of its numbers: `SYT`; null: it has none. */
  readonly symbol: string | null;
  readonly area: string;
  readonly period: Period;
  /** Time of the newest event among the figures; null: none yet. */
  readonly asOf: number | null;
  readonly metrics: readonly FrozenMetric[];
  readonly communes: readonly {
    readonly name: string;
    readonly values: Readonly<Record<string, readonly [period: number | null, total: number | null]>>;
    /** Of ratios: both parts. */
    readonly parts?: Readonly<Record<string, readonly [period: Parts, total: Parts]>>;
  }[];
  /** Units by decided level; level 0: no decision. */
  readonly levels: readonly (readonly [level: number, units: number])[];
  readonly work: {
    readonly sent: number;
    readonly given: number;
    readonly checked: number;
    readonly overdue: number;
  };
};

export type Remarks = Readonly<Record<RemarkField, string | null>>;

export type TableBlock = {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly title: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly sum: readonly string[] | null;
  /** What stands below it; null: nothing. */
  readonly note: string | null;
};
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | TableBlock;

/** The report as it reads: what screen, PDF and workbook are made from. */
export type Composed = {
  readonly title: string;
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** Tables that stand behind the signature. */
  readonly annexes: readonly TableBlock[];
};

/** Puts frozen figures and remarks into the words of the template. */
export function compose(data: ReportData, remarks: Remarks): Composed {
  const { template } = data;
  const value = (blank: string) => blankValue(data, blank);
  const blocks = template.content.flatMap((part): Block[] => {
    if ('heading' in part) {
      return [{ kind: 'heading', text: part.heading }];
    }
    if ('paragraph' in part) {
      return [{ kind: 'paragraph', text: fill(part.paragraph, value) }];
    }
    if ('metrics' in part) {
      return [metricTable(data, part.metrics, part.caption)];
    }
    if ('communes' in part) {
      return [];
    }
    if ('levels' in part) {
      return [{ kind: 'paragraph', text: fill(part.levels, () => levelWords(data)) }];
    }
    if ('work' in part) {
      const text = fill(part.work, (name) => formatNumber(data.work[name as 'sent']));
      return [{ kind: 'paragraph', text }];
    }
    const written = remarks[part.remarks]?.trim() ?? '';
    const lines = (written === '' ? part.empty : written).split(/\n+/).map((line) => line.trim());
    return [`${part.label.vi}: ${lines[0]!}`, ...lines.slice(1)].map((text) => ({ kind: 'paragraph', text }));
  });
  const annexes = template.content.flatMap((part) =>
    'communes' in part ? [communeTable(data, part.communes, part.annex, part.total)] : [],
  );
  return { title: template.title, subject: fill(template.subject, value), blocks, annexes };
}

function blankValue(data: ReportData, name: string): string {
  const blank = readBlank(name);
  if (blank.kind === 'word') {
    return wordOf(data, blank.name);
  }
  if (blank.kind === 'ratio') {
    return share(metricOf(data, blank.over).period, metricOf(data, blank.under).period);
  }
  if (blank.kind === 'figure') {
    const metric = metricOf(data, blank.metric);
    return blank.what === 'change'
      ? changeWords(metric, before[data.template.kind])
      : wordsOf(metric, blank.what);
  }
  throw new Error(`the template ${data.template.code} has a blank that nothing fills: ${name}`);
}

function metricOf({ metrics, template }: ReportData, code: string): FrozenMetric {
  const found = metrics.find((metric) => metric.code === code);
  if (found === undefined) {
    throw new Error(`the figure ${code} of the template ${template.code} was not frozen`);
  }
  return found;
}

const before = { hour: 'giờ trước', day: 'ngày trước', week: 'tuần trước' };

function wordOf(data: ReportData, name: string): string {
  const { from, to } = data.period;
  const words: Record<string, string> = {
    office: data.office,
    area: lower(data.area),
    date: dayText(to - 1),
    asOf: data.asOf === null ? '(chưa có số liệu)' : momentText(data.asOf),
    periodText: `từ ${momentText(from)} đến ${momentText(to)}`,
    periodName: periodName(data),
  };
  const text = words[name]!;
  return name === 'periodText' && data.template.kind === 'hour'
    ? `${text[0]!.toUpperCase()}${text.slice(1)}`
    : text;
}

function periodName({ template, period }: ReportData): string {
  if (template.kind === 'hour') {
    return `${hourText(period.from)} - ${hourText(period.to)} ngày ${dayText(period.from)}`;
  }
  return template.kind === 'day'
    ? `ngày ${dayText(period.to - 1)}`
    : `tuần từ ${dayText(period.from)} đến ${dayText(period.to - 1)}`;
}

function levelWords({ levels }: ReportData): string {
  const parts = levels.map(([level, units]) =>
    level === 0
      ? `${formatNumber(units)} đơn vị chưa có quyết định`
      : `${formatNumber(units)} đơn vị cấp ${level}`,
  );
  return parts.length === 0 ? 'chưa có đơn vị nào' : parts.join(', ');
}

function metricTable(data: ReportData, codes: readonly string[], caption: string): TableBlock {
  const than = before[data.template.kind];
  return {
    kind: 'table',
    caption,
    columns: [
      { title: 'TT', numeric: true },
      { title: 'Chỉ tiêu', numeric: false },
      { title: 'Đơn vị', numeric: false },
      { title: 'Trong kỳ', numeric: true },
      { title: capital(than), numeric: true },
      { title: 'Tăng, giảm', numeric: true },
      { title: 'Lũy kế', numeric: true },
    ],
    rows: codes.map((code, at) => {
      const metric = metricOf(data, code);
      return [
        String(at + 1),
        metric.vi,
        metric.unit,
        wordsOf(metric, 'period'),
        wordsOf(metric, 'previous'),
        changeText(metric),
        wordsOf(metric, 'total'),
      ];
    }),
    sum: null,
    note: null,
  };
}

function communeTable(
  data: ReportData,
  codes: readonly string[],
  caption: string,
  total: string | undefined,
): TableBlock {
  const columns = codes.map((code) => ({ title: plainName(metricOf(data, code).vi), numeric: true }));
  let without = false;
  const cell = ({ values, parts }: ReportData['communes'][number], code: string, at: 0 | 1) => {
    const { ratio } = metricOf(data, code);
    const text = figureText(
      // A counter that nothing was counted of is zero; of another figure nothing is known.
      values[code] === undefined ? (ratio === undefined ? 0 : null) : values[code][at],
      ratio === undefined ? undefined : (parts?.[code]?.[at] ?? [null, null]),
      ratio?.per,
    );
    if (text !== NO_DENOMINATOR) {
      return text;
    }
    // Sixty times the same words would hide the few figures that there are: a dash, told below the table.
    without = true;
    return '–';
  };
  const rows = data.communes.map((commune, at) => [
    String(at + 1),
    commune.name,
    ...codes.map((code) => cell(commune, code, 0)),
    ...(total === undefined ? [] : [cell(commune, total, 1)]),
  ]);
  const totals = codes.map((code) => wordsOf(metricOf(data, code), 'period'));
  return {
    kind: 'table',
    caption,
    columns: [
      { title: 'TT', numeric: true },
      { title: 'Xã, phường', numeric: false },
      ...columns,
      ...(total === undefined
        ? []
        : [{ title: `Lũy kế ${lower(plainName(metricOf(data, total).vi))}`, numeric: true }]),
    ],
    rows,
    note: without ? `Dấu “–”: ${NO_DENOMINATOR} trong kỳ.` : null,
    sum: [
      '',
      'Toàn địa bàn',
      ...totals,
      ...(total === undefined ? [] : [wordsOf(metricOf(data, total), 'total')]),
    ],
  };
}

/** A name without what stands in brackets behind it: a column has little room. */
function plainName(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, '');
}

const pad = (number: number) => String(number).padStart(2, '0');
const local = (ms: number) => new Date(ms + LOCAL_OFFSET_MS);

/** `16/11/2026`. */
export function dayText(ms: number): string {
  const at = local(ms);
  return `${pad(at.getUTCDate())}/${pad(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
}

function hourText(ms: number): string {
  const at = local(ms);
  return `${pad(at.getUTCHours())} giờ ${pad(at.getUTCMinutes())}`;
}

/** `10 giờ 00 ngày 16/11/2026`. */
export function momentText(ms: number): string {
  return `${hourText(ms)} ngày ${dayText(ms)}`;
}

function lower(text: string): string {
  return `${text.slice(0, 1).toLocaleLowerCase('vi')}${text.slice(1)}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase('vi')}${text.slice(1)}`;
}
