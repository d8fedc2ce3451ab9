import { ANONYMISED } from '../../../platform/holdings/terms.ts';
import type { Draft } from '../types.ts';

type Row = { readonly [field: string]: unknown };

/** What of a draft was written freely; all other fields are days, hours, codes, figures and ids. */
const words: {
  readonly own: readonly string[];
  readonly stays: readonly string[];
  readonly contacts: readonly string[];
} = {
  own: ['saidPhone', 'saidAddress', 'note'],
  stays: ['placeText', 'company', 'note'],
  contacts: ['fullName', 'phone', 'address'],
};

function without<T extends Row>(row: T, fields: readonly string[]): T {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      fields.includes(field) && typeof value === 'string' ? ANONYMISED : value,
    ]),
  ) as T;
}

/**
 * Takes the free words out of what somebody told on a call: own numbers and address, notes, places in words, names of others.
 * Days, hours, codes, figures, places by id, answers to known stays and how many rows there are stay.
 */
export function stripDraft(draft: Draft): Draft {
  const rows = <T extends Row>(all: { readonly [id: string]: T }, fields: readonly string[]) =>
    Object.fromEntries(Object.entries(all).map(([id, row]) => [id, without(row, fields)]));
  return {
    ...without(draft, words.own),
    stays: rows(draft.stays, words.stays),
    contacts: rows(draft.contacts, words.contacts),
  };
}

/** Somebody as another may have named them: names folded, phones in one form. */
export type NamedAs = {
  readonly names: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
  readonly fold: (name: string) => string;
  readonly phoneOf: (text: string) => string | null;
};

/** Takes one person out of the contacts that another named on a call. @returns the same draft where it names nobody such. */
export function stripNamed(draft: Draft, { names, phones, fold, phoneOf }: NamedAs): Draft {
  const isSame = ({ fullName, phone }: Draft['contacts'][string]) =>
    names.has(fold(fullName ?? '')) || phones.has(phoneOf(phone ?? '') ?? '');
  const contacts = Object.entries(draft.contacts);
  return contacts.some(([, one]) => isSame(one))
    ? {
        ...draft,
        contacts: Object.fromEntries(
          contacts.map(([id, one]) => [id, isSame(one) ? without(one, words.contacts) : one]),
        ),
      }
    : draft;
}
