import { type Parsed, accept, refuse } from './parsed.ts';

export interface CleanText {
  readonly text: string;
  /** Invisible characters that were dropped: controls, zero-width and direction marks. */
  readonly stripped: number;
}

export type TextRefusal = 'text.nul' | 'text.lone-surrogate' | 'text.too-long';

const invisible = /[\p{Cc}\p{Cf}]/gu;

/**
 * Text as it is stored: NFC, trimmed, every run of white space one space.
 * Control and format characters are dropped; NUL and half a surrogate pair are refused, since PostgreSQL can keep neither.
 * @param maxLength in UTF-16 units of the result; input above four times that is refused unread.
 */
export function normaliseText(input: string, maxLength = 10_000): Parsed<CleanText, TextRefusal> {
  if (input.length > maxLength * 4) {
    return refuse('text.too-long');
  }
  if (input.includes('\0')) {
    return refuse('text.nul');
  }
  if (!input.isWellFormed()) {
    return refuse('text.lone-surrogate');
  }
  let stripped = 0;
  const text = input
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(invisible, () => {
      stripped += 1;
      return '';
    })
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
  return text.length > maxLength ? refuse('text.too-long') : accept({ text, stripped });
}
