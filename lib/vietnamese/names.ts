import { type Word, foldTokens, words } from './text.ts';

export interface NameTokens {
  /** The last word, by which Vietnamese people are called and looked up; '' for an empty name. */
  readonly given: string;
  /** All words folded, in their order. */
  readonly tokens: readonly string[];
}

/** Folded words of a full name for the person search; the given name is the last one. */
export function nameTokens(fullName: string): NameTokens {
  const tokens = foldTokens(fullName);
  return { given: tokens.at(-1) ?? '', tokens };
}

export interface NameKeys {
  readonly given: string;
  /** Folded words in the written order: 'nguyen van an'. */
  readonly inOrder: string;
  /** Folded words sorted by code unit: 'an nguyen van'; equal for any word order. */
  readonly sorted: string;
}

/** Keys under which a name is stored at write time, so that duplicates are found without comparing everyone. */
export function nameKeys(fullName: string): NameKeys {
  const { given, tokens } = nameTokens(fullName);
  return { given, inOrder: tokens.join(' '), sorted: [...tokens].sort().join(' ') };
}

/**
 * Whether a search text finds a full name: every word of the query is a word of the name, one of them the given name,
 * in any order. A word typed with marks must match with its marks; a word typed without matches any.
 */
export function matchesName(query: string, fullName: string): boolean {
  const asked = words(query);
  const name = words(fullName);
  const given = name.at(-1);
  if (given === undefined || asked.length === 0 || asked.length > name.length) {
    return false;
  }
  const others = name.slice(0, -1);
  return asked.some(
    (word, i) => fits(word, given) && allFit([...asked.slice(0, i), ...asked.slice(i + 1)], others),
  );
}

function fits(asked: Word, word: Word): boolean {
  return asked.hasMarks ? asked.marked === word.marked : asked.folded === word.folded;
}

/** Words with marks choose first: they fit fewer words than those without. */
function allFit(asked: readonly Word[], name: readonly Word[]): boolean {
  const free = [...name];
  return [...asked]
    .sort((a, b) => Number(b.hasMarks) - Number(a.hasMarks))
    .every((word) => {
      const at = free.findIndex((candidate) => fits(word, candidate));
      if (at < 0) {
        return false;
      }
      free.splice(at, 1);
      return true;
    });
}
