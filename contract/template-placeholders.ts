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

/** What papers have in common: which parts they print, and which placeholders have a value. */
export const paperForms = ['order', 'change', 'certificate', 'letter'] as const;
export type PaperForm = (typeof paperForms)[number];

/** The form of a kind of paper (`templateKinds`). */
export function paperForm(kind: string): PaperForm {
  if (kind === 'certificate') {
    return 'certificate';
  }
  if (kind === 'hand-over') {
    return 'letter';
  }
  return orderChanges.some((one) => one === kind) ? 'change' : 'order';
}

/** The parts that a form prints; the others stay empty. */
export const partsOf: { readonly [form in PaperForm]: readonly TemplatePart[] } = {
  order: templateParts,
  change: templateParts,
  certificate: ['above', 'office', 'place', 'title', 'articles'],
  letter: ['above', 'office', 'place', 'title', 'articles', 'recipients'],
};

/** What stands in place of numbered articles: the text of a certificate, a letter before and after its list of people. */
export const paperSections = ['text', 'opening', 'closing'] as const;
export type PaperSection = (typeof paperSections)[number];

/** The sections of a form, in their order; none: it has as many articles as it likes. */
export const sectionsOf: { readonly [form in PaperForm]: readonly PaperSection[] } = {
  order: [],
  change: [],
  certificate: ['text'],
  letter: ['opening', 'closing'],
};

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
  'completion.from',
  'completion.until',
  'letter.people',
  'letter.reason',
  'letter.note',
  'letter.from',
  'letter.to',
  'letter.answerHours',
  'letter.sentAt',
  'office.name',
  'office.seat',
  'area.name',
  'area.authorities',
] as const;
export type TemplatePlaceholder = (typeof templatePlaceholders)[number];

/** Where a placeholder may stand, in which papers (missing: in all), and whether its value may be unknown. */
type PlaceholderRow = {
  readonly parts: readonly TemplatePart[];
  readonly papers?: readonly PaperForm[];
  readonly mayMiss?: true;
};

const body = ['title', 'articles'] as const;
const words = ['title', 'basis', 'articles', 'recipients'] as const;
// The head of a decision names the office; people are named where they are decided on.
const person = ['title', 'articles', 'recipients'] as const;
const order = ['order'] as const;
const change = ['change'] as const;
const decisions = [...order, ...change] as const;
const ofPerson = [...decisions, 'certificate'] as const;
const letter = ['letter'] as const;

/** The table of placeholders: the check of the server and the buttons of the editor are read from it. */
export const placeholderTable: { readonly [code in TemplatePlaceholder]: PlaceholderRow } = {
  'person.title': { parts: person, papers: ofPerson },
  'person.name': { parts: person, papers: ofPerson },
  'person.nameCapitals': { parts: person, papers: ofPerson },
  'person.birth': { parts: person, papers: ofPerson, mayMiss: true },
  'person.birthDate': { parts: person, papers: ofPerson, mayMiss: true },
  'person.birthYear': { parts: person, papers: ofPerson, mayMiss: true },
  'person.phone': { parts: person, papers: ofPerson, mayMiss: true },
  'person.residence': { parts: person, papers: ofPerson, mayMiss: true },
  'order.number': { parts: words, papers: ofPerson },
  'order.date': { parts: words, papers: ofPerson },
  'order.basis': { parts: ['basis'], papers: decisions },
  'order.reason': { parts: body, papers: decisions },
  'order.place': { parts: body, papers: ofPerson },
  'order.from': { parts: body, papers: decisions },
  'order.until': { parts: body, papers: order },
  'order.days': { parts: body, papers: order },
  'order.release': { parts: body, papers: order },
  'first.number': { parts: words, papers: change },
  'first.date': { parts: words, papers: change },
  'first.office': { parts: words, papers: change },
  'first.measure': { parts: body, papers: [...change, 'certificate'] },
  'former.number': { parts: words, papers: change, mayMiss: true },
  'former.date': { parts: words, papers: change, mayMiss: true },
  'change.formerUntil': { parts: body, papers: change },
  'change.until': { parts: body, papers: change },
  'completion.from': { parts: body, papers: ['certificate'] },
  'completion.until': { parts: body, papers: ['certificate'] },
  'letter.people': { parts: body, papers: letter },
  'letter.reason': { parts: body, papers: letter },
  'letter.note': { parts: body, papers: letter, mayMiss: true },
  'letter.from': { parts: words, papers: letter },
  'letter.to': { parts: words, papers: letter },
  'letter.answerHours': { parts: body, papers: letter },
  'letter.sentAt': { parts: body, papers: letter },
  'office.name': { parts: templateParts },
  'office.seat': { parts: templateParts },
  'area.name': { parts: words, papers: ofPerson },
  'area.authorities': { parts: words, papers: ofPerson },
};

/** Whether a paper of a kind has a value for a placeholder. */
export function isFilledIn(code: TemplatePlaceholder, kind: string): boolean {
  return placeholderTable[code].papers?.includes(paperForm(kind)) ?? true;
}
