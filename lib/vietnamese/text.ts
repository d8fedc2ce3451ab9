// H'Hen, M'Đrắk, H' Neng: the apostrophe is part of a highland word, with or without a space after it.
const highlandApostrophe = /(?<=(?:^|[^\p{L}\p{M}])\p{L}{1,2})['’‘ʼ`]\s*(?=\p{L})/gu;
const apostrophe = /['’‘ʼ`]/u;
const combining = /\p{M}+/gu;
const notWord = /[^\p{L}\p{N}\p{M}]+/gu;
// Đ in its several look-alikes: old fonts produced the Icelandic eth and the African D.
const strokedD = /[đðɖ]/gu;
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Texts taken apart lately: one name is folded for its columns, its keys and its likeness. */
const apart = new Map<string, Apart>();
const MOST_APART = 4_096;

/** Words of a text: lower case, compatibility-decomposed (NFKD), marks kept, punctuation gone; and the same without marks. */
type Apart = { readonly whole: string; folded: string | null };

function decomposedWords(text: string): Apart {
  const known = apart.get(text);
  if (known !== undefined) {
    return known;
  }
  if (apart.size >= MOST_APART) {
    apart.clear();
  }
  const words = { whole: takeApart(text), folded: null };
  apart.set(text, words);
  return words;
}

function takeApart(text: string): string {
  const lower = text.normalize('NFKD').toLowerCase();
  // Looking behind at every letter takes longer than all the rest, and few names have an apostrophe.
  return (apostrophe.test(lower) ? lower.replace(highlandApostrophe, '') : lower)
    .replace(notWord, ' ')
    .trim()
    .replace(strokedD, 'đ');
}

/**
 * Search form of a text: lower case, no Vietnamese marks, đ as d, every run of spaces and punctuation one space.
 * NFC and NFD input, old and new tone placement (Hoà, Hòa) and full-width letters give the same result.
 */
export function fold(text: string): string {
  const words = decomposedWords(text);
  return (words.folded ??= words.whole.replace(combining, '').replaceAll('đ', 'd'));
}

/** The words of `fold(text)`; empty for a text without letters and digits. */
export function foldTokens(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

export interface Word {
  /** Without marks. */
  readonly folded: string;
  /** With marks, in a form that does not depend on where the tone was typed. */
  readonly marked: string;
  /** Whether the writer used any mark (or đ) in this word. */
  readonly hasMarks: boolean;
}

/**
 * The words of a text in both forms, for matching where marks count only if they were typed.
 * In `marked` the tone stands at the end of the word, so that "Thuý" equals "Thúy" but not "Thùy".
 */
export function words(text: string): Word[] {
  const { whole } = decomposedWords(text);
  if (whole === '') {
    return [];
  }
  return whole.split(' ').map(wordOf);
}

/** Vietnamese has some seven thousand syllables: those of names are soon all here. */
const syllables = new Map<string, Word>();
const MOST_SYLLABLES = 10_000;

function wordOf(word: string): Word {
  const before = syllables.get(word);
  if (before !== undefined) {
    return before;
  }
  if (syllables.size >= MOST_SYLLABLES) {
    syllables.clear();
  }
  const folded = word.replace(combining, '').replaceAll('đ', 'd');
  const tones = word.match(toneMarks)?.join('') ?? '';
  const marked = word.replace(toneMarks, '').normalize('NFC') + tones;
  const made = { folded, marked, hasMarks: folded !== word };
  syllables.set(word, made);
  return made;
}

/** Whether two texts are the same words with the same marks, wherever the tones were placed. */
export function sameWithMarks(a: string, b: string): boolean {
  const left = words(a);
  const right = words(b);
  return left.length === right.length && left.every((word, i) => word.marked === right[i]?.marked);
}

/** Whether a text carries any Vietnamese mark or đ. */
export function hasMarks(text: string): boolean {
  return words(text).some((word) => word.hasMarks);
}

/** Vietnamese in letters without marks, as texts to any phone are written: `Sở Y tế` → `So Y te`. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^\n -~]/gu, '-');
}
