import { scan } from '../../../../lib/credentials/index.ts';
import { type Word, words } from '../../../../lib/vietnamese/index.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { Identifier, IdentifierKind } from '../types.ts';
import { canonicalIdentifier } from './identifiers.ts';

export type NameQuery = { readonly by: 'name'; readonly words: readonly Word[] };
/** What a search text asks for: words of a name, or numbers that it may be (any of them). */
export type SearchQuery =
  | NameQuery
  | {
      readonly by: 'number';
      readonly phones: readonly string[];
      readonly identifiers: readonly Identifier[];
      readonly cards: readonly string[];
      /** The name that the text is where nobody has the number: one card code in twenty has no digit. */
      readonly orName: NameQuery | null;
    };

// Family names that are seldom given names, nor are when typed without marks. Hoàng, Dương, Vũ, Mai, Trinh are searched.
const familyNames = words('Nguyễn Trần Lê Phạm Huỳnh Phan Võ Đặng Bùi Đỗ Hồ Ngô Đinh Đoàn Trương Lưu Tạ');

/** The most words of a name that are looked at. */
const MAX_WORDS = 8;

/** Reads a search text. A family name alone and a text that is nothing we know are refused. */
export function readSearch(text: string): Outcome<SearchQuery> {
  const numbers = readNumbers(text);
  if (numbers !== null) {
    return done(numbers);
  }
  const name = readName(text);
  const scanned = scan(text);
  return scanned.kind === 'card'
    ? done({ ...byCard(scanned.code), orName: name.ok ? name.value : null })
    : name;
}

function readName(text: string): Outcome<NameQuery> {
  const asked = words(text).slice(0, MAX_WORDS);
  if (asked.length === 0 || /\p{N}/u.test(text)) {
    return refuse('query-unclear', { fields: { q: 'query.unclear' } });
  }
  const [only] = asked;
  if (
    asked.length === 1 &&
    familyNames.some((name) => (only!.hasMarks ? name.marked === only!.marked : name.folded === only!.folded))
  ) {
    return refuse('given-name-needed', { fields: { q: 'query.given-name' } });
  }
  return done({ by: 'name', words: asked });
}

function byCard(code: string) {
  return { by: 'number', phones: [], identifiers: [], cards: [code], orName: null } as const;
}

/** Every number that the text may be; a text without digits is none but the code of a card, and may be a name. */
function readNumbers(text: string): SearchQuery | null {
  const scanned = scan(text);
  if (scanned.kind === 'card' && scanned.signed) {
    return byCard(scanned.code);
  }
  if (!/\d/u.test(text)) {
    return null;
  }
  const phones = scanned.kind === 'phone' ? [scanned.phone.canonical] : [];
  const cards = scanned.kind === 'card' ? [scanned.code] : [];
  const identifiers =
    scanned.kind === 'cccd' || scanned.kind === 'bhyt'
      ? asIdentifiers(scanned.number, [scanned.kind])
      : asIdentifiers(text.trim(), kindsOf(text.trim()));
  const found = phones.length + cards.length + identifiers.length > 0;
  return found ? { by: 'number', phones, cards, identifiers, orName: null } : null;
}

/** Numbers without a form of their own may be of several kinds: passports and foreign papers are one word. */
function kindsOf(text: string): readonly IdentifierKind[] {
  return /^[\p{L}\d][\p{L}\d.-]{3,}$/u.test(text) ? ['cmnd', 'bhyt', 'passport', 'other'] : ['cmnd', 'bhyt'];
}

function asIdentifiers(text: string, kinds: readonly IdentifierKind[]): Identifier[] {
  return kinds.flatMap((kind) => canonicalIdentifier(kind, text) ?? []);
}
