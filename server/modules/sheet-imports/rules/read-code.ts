import { type LabelKind, labelOptions } from '../../../../contract/labels.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';

const LANGS = ['vi', 'en'] as const;

/** The code that a cell of our own list stands for, written as code or as word of either language; null for none. What is neither stays, in capitals. */
export function readCode(kind: LabelKind, text: string): string | null {
  if (text === '') {
    return null;
  }
  const word = fold(text);
  const named = LANGS.flatMap((lang) => labelOptions(kind, lang)).find(({ label }) => fold(label) === word);
  return named === undefined ? text.toUpperCase() : String(named.value);
}
