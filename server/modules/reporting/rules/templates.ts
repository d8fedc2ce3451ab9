import daily from '../../../../data/reports/daily-situation.json' with { type: 'json' };
import hourly from '../../../../data/reports/hourly.json' with { type: 'json' };
import weekly from '../../../../data/reports/weekly.json' with { type: 'json' };
import type { ReportKind } from './periods.ts';

export type RemarkField = 'assessment' | 'proposal';
type Both = { readonly vi: string; readonly en: string };

/** One part of a report; see data/reports/README.md. */
export type TemplatePart =
  | { readonly heading: string }
  | { readonly paragraph: string }
  | { readonly metrics: readonly string[]; readonly caption: string }
  | { readonly communes: readonly string[]; readonly annex: string; readonly total?: string }
  | { readonly levels: string }
  | { readonly work: string }
  | { readonly remarks: RemarkField; readonly label: Both; readonly empty: string };

/** A template as dated data. */
export type Template = {
  readonly code: string;
  readonly version: string;
  readonly certainty: 'verified' | 'unverified';
  readonly source: string;
  readonly name: Both;
  readonly kind: ReportKind;
  readonly cut: string;
  readonly symbol: string;
  readonly title: string;
  readonly subject: string;
  readonly content: readonly TemplatePart[];
  readonly recipients: readonly string[];
};

/** The templates that ship, in the order in which they are offered. */
export const templates: readonly Template[] = [daily, weekly, hourly] as unknown as readonly Template[];

const BLANK = /\{([^{}]+)\}/g;
const RATIO = /^ratio:([\w.-]+)\/([\w.-]+)$/;
const FIGURE = /^([\w-]+(?:\.[\w-]+)+)\.(period|previous|total|change)$/;
const WORDS = new Set(['periodText', 'periodName', 'date', 'asOf', 'office', 'area']);
const PART_WORDS = { levels: ['levels'], work: ['sent', 'given', 'checked', 'overdue'] };

/** What a blank of a paragraph asks for. */
export type Blank =
  | { readonly kind: 'word'; readonly name: string }
  | { readonly kind: 'ratio'; readonly over: string; readonly under: string }
  | {
      readonly kind: 'figure';
      readonly metric: string;
      readonly what: 'period' | 'previous' | 'total' | 'change';
    }
  | { readonly kind: 'unknown' };

/** Reads what stands between braces. */
export function readBlank(text: string): Blank {
  const ratio = RATIO.exec(text);
  if (ratio !== null) {
    return { kind: 'ratio', over: ratio[1]!, under: ratio[2]! };
  }
  const figure = FIGURE.exec(text);
  if (figure !== null) {
    return { kind: 'figure', metric: figure[1]!, what: figure[2] as 'period' };
  }
  return WORDS.has(text) ? { kind: 'word', name: text } : { kind: 'unknown' };
}

/** A text with its blanks filled. */
export function fill(text: string, value: (blank: string) => string): string {
  return text.replace(BLANK, (_, blank: string) => value(blank));
}

/** Every figure that a template needs. */
export function metricsOf(template: Template): string[] {
  const found = new Set<string>();
  const addBlanks = (text: string) => {
    for (const [, name] of text.matchAll(BLANK)) {
      const blank = readBlank(name!);
      if (blank.kind === 'figure') {
        found.add(blank.metric);
      } else if (blank.kind === 'ratio') {
        found.add(blank.over).add(blank.under);
      }
    }
  };
  addBlanks(template.subject);
  for (const part of template.content) {
    if ('paragraph' in part) {
      addBlanks(part.paragraph);
    } else if ('metrics' in part) {
      part.metrics.forEach((code) => found.add(code));
    } else if ('communes' in part) {
      [...part.communes, ...(part.total === undefined ? [] : [part.total])].forEach((code) =>
        found.add(code),
      );
    }
  }
  return [...found];
}

/** What is wrong with a template: blanks that nothing fills, figures that nobody counts. */
export function problemsOf(template: Template, counted: ReadonlySet<string>): string[] {
  const unknownBlanks = (text: string, extra: readonly string[]) =>
    [...text.matchAll(BLANK)]
      .map(([, name]) => name!)
      .filter((name) => !extra.includes(name) && readBlank(name).kind === 'unknown');
  const blanks = template.content.flatMap((part) => {
    if ('paragraph' in part) {
      return unknownBlanks(part.paragraph, []);
    }
    if ('levels' in part) {
      return unknownBlanks(part.levels, PART_WORDS.levels);
    }
    return 'work' in part ? unknownBlanks(part.work, PART_WORDS.work) : [];
  });
  const missing = metricsOf(template).filter((code) => !counted.has(code));
  return [
    ...[...unknownBlanks(template.subject, []), ...blanks].map((name) => `${template.code}: blank {${name}}`),
    ...missing.map((code) => `${template.code}: figure ${code}`),
  ];
}
