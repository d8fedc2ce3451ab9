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
export const paperForms = ['order', 'change', 'certificate', 'letter', 'cordon', 'cordon-change'] as const;
export type PaperForm = (typeof paperForms)[number];

/** Decisions on cordoned areas: each may be worded by its office. */
export const cordonPapers = ['cordon', 'cordon-extension', 'cordon-reduction', 'cordon-lift'] as const;

/** The form of a kind of paper (`templateKinds`). */
export function paperForm(kind: string): PaperForm {
  if (kind === 'certificate') {
    return 'certificate';
  }
  if (kind === 'hand-over') {
    return 'letter';
  }
  if (cordonPapers.some((one) => one === kind)) {
    return kind === 'cordon' ? 'cordon' : 'cordon-change';
  }
  return orderChanges.some((one) => one === kind) ? 'change' : 'order';
}

/** The parts that a form prints; the others stay empty. */
export const partsOf: { readonly [form in PaperForm]: readonly TemplatePart[] } = {
  order: templateParts,
  change: templateParts,
  certificate: ['above', 'office', 'place', 'title', 'articles'],
  letter: ['above', 'office', 'place', 'title', 'articles', 'recipients'],
  cordon: templateParts,
  'cordon-change': templateParts,
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
  cordon: [],
  'cordon-change': [],
};

/** What a wording may leave open: filled from the order, its person, the cordon and the office. A closed list. */
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
  'cordon.where',
  'cordon.boundary',
  'cordon.households',
  'cordon.people',
  'cordon.disease',
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
const cordonChange = ['cordon-change'] as const;
const cordons = ['cordon', ...cordonChange] as const;
const signed = [...decisions, ...cordons] as const;
const changes = [...change, ...cordonChange] as const;

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
  'order.number': { parts: words, papers: [...ofPerson, ...cordons] },
  'order.date': { parts: words, papers: [...ofPerson, ...cordons] },
  'order.basis': { parts: ['basis'], papers: signed },
  'order.reason': { parts: body, papers: signed },
  'order.place': { parts: body, papers: ofPerson },
  'order.from': { parts: body, papers: [...decisions, 'cordon'] },
  'order.until': { parts: body, papers: [...order, 'cordon'] },
  'order.days': { parts: body, papers: order },
  'order.release': { parts: body, papers: order },
  'first.number': { parts: words, papers: changes },
  'first.date': { parts: words, papers: changes },
  'first.office': { parts: words, papers: changes },
  'first.measure': { parts: body, papers: [...change, 'certificate'] },
  'former.number': { parts: words, papers: changes, mayMiss: true },
  'former.date': { parts: words, papers: changes, mayMiss: true },
  'change.formerUntil': { parts: body, papers: changes },
  'change.until': { parts: body, papers: changes },
  'completion.from': { parts: body, papers: ['certificate'] },
  'completion.until': { parts: body, papers: ['certificate'] },
  'letter.people': { parts: body, papers: letter },
  'letter.reason': { parts: body, papers: letter },
  'letter.note': { parts: body, papers: letter, mayMiss: true },
  'letter.from': { parts: words, papers: letter },
  'letter.to': { parts: words, papers: letter },
  'letter.answerHours': { parts: body, papers: letter },
  'letter.sentAt': { parts: body, papers: letter },
  'cordon.where': { parts: body, papers: cordons },
  'cordon.boundary': { parts: body, papers: cordons, mayMiss: true },
  'cordon.households': { parts: body, papers: cordons },
  'cordon.people': { parts: body, papers: cordons },
  'cordon.disease': { parts: body, papers: cordons },
  'office.name': { parts: templateParts },
  'office.seat': { parts: templateParts },
  'area.name': { parts: words, papers: [...ofPerson, ...cordons] },
  'area.authorities': { parts: words, papers: [...ofPerson, ...cordons] },
};

/** Whether a paper of a kind has a value for a placeholder. */
export function isFilledIn(code: TemplatePlaceholder, kind: string): boolean {
  return placeholderTable[code].papers?.includes(paperForm(kind)) ?? true;
}
