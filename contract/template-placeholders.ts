import { orderChanges } from './order-change-codes.ts';

/** Parts of a wording, in the order they stand on the paper. */
export const templateParts = [
  'above',
  'office',
  'place',
  'title',
  'authority',
  'basis',
  'articles',
  'recipients',
] as const;
export type TemplatePart = (typeof templateParts)[number];

/** What a wording may leave open: filled from the order, its person and its office. A closed list. */
export const templatePlaceholders = [
  'person.title',
  'person.name',
  'person.nameCapitals',
  'person.birth',
  'person.birthDate',
  'person.birthYear',
  'person.phone',
  'person.residence',
  'order.number',
  'order.date',
  'order.basis',
  'order.reason',
  'order.place',
  'order.from',
  'order.until',
  'order.days',
  'order.release',
  'first.number',
  'first.date',
  'first.office',
  'first.measure',
  'former.number',
  'former.date',
  'change.formerUntil',
  'change.until',
  'office.name',
  'office.seat',
  'area.name',
  'area.authorities',
] as const;
export type TemplatePlaceholder = (typeof templatePlaceholders)[number];

/** Where a placeholder may stand, in which papers (missing: in all), and whether its value may be unknown. */
type PlaceholderRow = {
  readonly parts: readonly TemplatePart[];
  readonly papers?: 'order' | 'change';
  readonly mayMiss?: true;
};

const body = ['title', 'articles'] as const;
const words = ['title', 'basis', 'articles', 'recipients'] as const;
// The head of a decision names the office; people are named where they are decided on.
const person = ['title', 'articles', 'recipients'] as const;

/** The table of placeholders: the check of the server and the buttons of the editor are read from it. */
export const placeholderTable: { readonly [code in TemplatePlaceholder]: PlaceholderRow } = {
  'person.title': { parts: person },
  'person.name': { parts: person },
  'person.nameCapitals': { parts: person },
  'person.birth': { parts: person, mayMiss: true },
  'person.birthDate': { parts: person, mayMiss: true },
  'person.birthYear': { parts: person, mayMiss: true },
  'person.phone': { parts: person, mayMiss: true },
  'person.residence': { parts: person, mayMiss: true },
  'order.number': { parts: words },
  'order.date': { parts: words },
  'order.basis': { parts: ['basis'] },
  'order.reason': { parts: body },
  'order.place': { parts: body },
  'order.from': { parts: body },
  'order.until': { parts: body, papers: 'order' },
  'order.days': { parts: body, papers: 'order' },
  'order.release': { parts: body, papers: 'order' },
  'first.number': { parts: words, papers: 'change' },
  'first.date': { parts: words, papers: 'change' },
  'first.office': { parts: words, papers: 'change' },
  'first.measure': { parts: body, papers: 'change' },
  'former.number': { parts: words, papers: 'change', mayMiss: true },
  'former.date': { parts: words, papers: 'change', mayMiss: true },
  'change.formerUntil': { parts: body, papers: 'change' },
  'change.until': { parts: body, papers: 'change' },
  'office.name': { parts: templateParts },
  'office.seat': { parts: templateParts },
  'area.name': { parts: words },
  'area.authorities': { parts: words },
};

/** Whether a paper of a kind has a value for a placeholder. */
export function isFilledIn(code: TemplatePlaceholder, kind: string): boolean {
  const { papers } = placeholderTable[code];
  return papers === undefined || (papers === 'change') === orderChanges.some((one) => one === kind);
}
