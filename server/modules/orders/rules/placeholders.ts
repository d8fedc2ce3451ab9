import type { TemplatePart, TemplatePlaceholder } from '../../../../contract/order-templates.ts';

/** Where a placeholder may stand, and whether its value may be unknown. */
type PlaceholderRow = { readonly parts: readonly TemplatePart[]; readonly mayMiss?: true };

const everywhere = [
  'above',
  'office',
  'place',
  'title',
  'authority',
  'basis',
  'articles',
  'recipients',
] as const;
const body = ['title', 'articles'] as const;
const words = ['title', 'basis', 'articles', 'recipients'] as const;
// The head of a decision names the office; people are named where they are decided on.
const person = ['title', 'articles', 'recipients'] as const;

/** The closed list of what a wording may leave open. */
export const placeholders: { readonly [code in TemplatePlaceholder]: PlaceholderRow } = {
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
  'order.until': { parts: body },
  'order.days': { parts: body },
  'order.release': { parts: body },
  'office.name': { parts: everywhere },
  'office.seat': { parts: everywhere },
  'area.name': { parts: words },
  'area.authorities': { parts: words },
};

/**
 * What a decision can't do without: each row is met by any of its codes in that part. Who it is, where, from when until
 * when, and the legal basis that the officer gives at issue.
 */
export const obligatory: readonly {
  readonly part: TemplatePart;
  readonly anyOf: readonly TemplatePlaceholder[];
}[] = [
  { part: 'articles', anyOf: ['person.name', 'person.nameCapitals'] },
  { part: 'articles', anyOf: ['order.place'] },
  { part: 'articles', anyOf: ['order.from'] },
  { part: 'articles', anyOf: ['order.until'] },
  { part: 'basis', anyOf: ['order.basis'] },
];

/** Whether a text between braces names a placeholder. */
export function isPlaceholder(name: string): name is TemplatePlaceholder {
  return Object.hasOwn(placeholders, name);
}
