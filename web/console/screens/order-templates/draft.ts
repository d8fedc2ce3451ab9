import { type TemplatePart, templateParts } from '../../../../contract/template-placeholders.ts';
import type { BodyOf } from '../../../shared/client.ts';

export type Wording = Required<BodyOf<'PATCH /order-templates/{id}'>['content']>;

/** A wording as it is typed: what has lines is one text, an article one text each. */
export type WordingDraft = {
  readonly above: string;
  readonly office: string;
  readonly place: string;
  readonly title: string;
  readonly authority: string;
  readonly basis: string;
  readonly articles: readonly string[];
  readonly recipients: string;
  /** What is new in this version, in words. */
  readonly note: string;
};

const lines = (text: string) => text.split('\n');

/** A stored wording as it is typed. */
export function draftOf(content: Wording, note: string | null): WordingDraft {
  return {
    ...content,
    basis: content.basis.join('\n'),
    articles: content.articles.map((article) => article.join('\n')),
    recipients: content.recipients.join('\n'),
    note: note ?? '',
  };
}

/** What was typed as the API takes it. Blank lines stay: the checks name lines as they were typed. */
export function contentOf(draft: WordingDraft): Wording {
  const { note: _note, ...content } = draft;
  const text = (part: string) => part.normalize('NFC').replaceAll('\n', ' ');
  const many = (part: string) => (part.trim() === '' ? [] : lines(part.normalize('NFC')));
  return {
    ...content,
    above: text(draft.above),
    office: text(draft.office),
    place: text(draft.place),
    title: text(draft.title),
    authority: text(draft.authority),
    basis: many(draft.basis),
    articles: draft.articles.map((article) => lines(article.normalize('NFC'))),
    recipients: many(draft.recipients),
  };
}

/** One line of a comparison. */
export type DiffLine = { readonly mark: 'same' | 'added' | 'taken'; readonly text: string };
/** A part that differs: articles by number, so that a moved line is seen where it went. */
export type DiffPart = {
  readonly part: TemplatePart;
  readonly article: number | null;
  readonly lines: readonly DiffLine[];
};

/** What differs between two wordings, part by part; parts that are the same are left out. */
export function compareWordings(before: Wording, after: Wording): DiffPart[] {
  return templateParts.flatMap((part): DiffPart[] => {
    if (part !== 'articles') {
      return differing(part, null, linesIn(before[part]), linesIn(after[part]));
    }
    const count = Math.max(before.articles.length, after.articles.length);
    return Array.from({ length: count }, (_, i) =>
      differing(part, i, before.articles[i] ?? [], after.articles[i] ?? []),
    ).flat();
  });
}

function linesIn(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value;
}

function differing(
  part: TemplatePart,
  article: number | null,
  before: readonly string[],
  after: readonly string[],
): DiffPart[] {
  const compared = compareLines(before, after);
  return compared.every(({ mark }) => mark === 'same') ? [] : [{ part, article, lines: compared }];
}

/** Lines of both texts in order, by their longest common sequence. */
export function compareLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i]![j] =
        before[i] === after[j]
          ? common[i + 1]![j + 1]! + 1
          : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const made: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      made.push({ mark: 'same', text: before[i]! });
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      made.push({ mark: 'taken', text: before[i]! });
      i += 1;
    } else {
      made.push({ mark: 'added', text: after[j]! });
      j += 1;
    }
  }
  return made;
}

/** Where a line (from 1) of a text begins and ends. */
export function lineRange(text: string, line: number): readonly [start: number, end: number] {
  const all = lines(text);
  const at = Math.min(Math.max(line, 1), all.length) - 1;
  const start = all.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + all[at]!.length];
}
