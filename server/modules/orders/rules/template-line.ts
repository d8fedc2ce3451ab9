import {
  placeholderTable,
  type TemplatePlaceholder,
  templatePlaceholders,
} from '../../../../contract/template-placeholders.ts';

/** A piece of a line: words, a value, or a part that is left out where one of its values is not known. */
export type Piece =
  | { readonly text: string }
  | { readonly value: TemplatePlaceholder }
  | { readonly optional: readonly Piece[] };

/** What keeps a line from being read; `name` is the piece as typed. */
export type LineFault = {
  readonly code: 'unknown-placeholder' | 'stray-brace' | 'stray-bracket' | 'never-missing';
  readonly name: string;
};

/** What is printed for a value that is not known, to be filled in by hand. */
const DOTS = '…………';
const TOKEN = /\{[^{}[\]]*\}|[{}[\]]|[^{}[\]]+/gu;

/** Reads a line of a wording; with faults, its pieces are only what could be read. */
export function readLine(line: string): {
  readonly pieces: readonly Piece[];
  readonly faults: readonly LineFault[];
} {
  const faults: LineFault[] = [];
  const pieces: Piece[] = [];
  let optional: Piece[] | null = null;
  for (const [token] of line.matchAll(TOKEN)) {
    const into = optional ?? pieces;
    const fault = (code: LineFault['code']) => {
      faults.push({ code, name: token });
      // A preview shows it as it was typed.
      into.push({ text: token });
    };
    if (token === '[' && optional === null) {
      optional = [];
    } else if (token === ']' && optional !== null) {
      pieces.push({ optional });
      if (!mayMiss(optional)) {
        faults.push({ code: 'never-missing', name: `[${written(optional)}]` });
      }
      optional = null;
    } else if (token === '[' || token === ']') {
      fault('stray-bracket');
    } else if (token === '{' || token === '}') {
      fault('stray-brace');
    } else if (!token.startsWith('{')) {
      into.push({ text: token });
    } else {
      const name = token.slice(1, -1).trim();
      if (isPlaceholder(name)) {
        into.push({ value: name });
      } else {
        fault('unknown-placeholder');
      }
    }
  }
  if (optional !== null) {
    faults.push({ code: 'stray-bracket', name: '[' });
    pieces.push({ text: '[' }, ...optional);
  }
  return { pieces, faults };
}

/** The placeholders that a line uses. */
export function placeholdersIn(pieces: readonly Piece[]): TemplatePlaceholder[] {
  return pieces.flatMap((piece) =>
    'value' in piece ? [piece.value] : 'optional' in piece ? placeholdersIn(piece.optional) : [],
  );
}

/** Values of a decision by placeholder; null: not known. */
export type PlaceholderValues = { readonly [code in TemplatePlaceholder]: string | null };

/** What a paper says of what it does not speak of. */
export const noValues = Object.fromEntries(
  templatePlaceholders.map((code) => [code, null]),
) as PlaceholderValues;

/**
 * A line with its values. A value is never read as a template itself. Where a value and the words after it both bring
 * a full stop, one is printed; an empty answer is a line of which nothing is known.
 */
export function fillLine(line: string, values: PlaceholderValues): string {
  return tidy(fillPieces(readLine(line).pieces, values));
}

function fillPieces(pieces: readonly Piece[], values: PlaceholderValues): string {
  return pieces.reduce((made, piece) => {
    if ('optional' in piece) {
      const known = placeholdersIn(piece.optional).every((code) => isKnown(values[code]));
      return known ? joined(made, fillPieces(piece.optional, values)) : made;
    }
    return joined(
      made,
      'text' in piece ? piece.text : isKnown(values[piece.value]) ? values[piece.value]! : DOTS,
    );
  }, '');
}

function isKnown(value: string | null): boolean {
  return value !== null && value.trim() !== '';
}

function joined(made: string, more: string): string {
  return made.endsWith('.') && more.startsWith('.') ? `${made}${more.slice(1)}` : `${made}${more}`;
}

function isPlaceholder(name: string): name is TemplatePlaceholder {
  return Object.hasOwn(placeholderTable, name);
}

function mayMiss(pieces: readonly Piece[]): boolean {
  return placeholdersIn(pieces).some((code) => placeholderTable[code].mayMiss === true);
}

function written(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => ('text' in piece ? piece.text : 'value' in piece ? `{${piece.value}}` : ''))
    .join('');
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
