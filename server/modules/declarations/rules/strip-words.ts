import { ANONYMISED } from '../../../platform/holdings/terms.ts';
import type { FieldType, FormVersion } from '../../../../lib/forms/index.ts';
import type { Declarant } from './read-declarant.ts';

/** What a declaration keeps in words, as stored. */
export type DeclaredWords = {
  readonly person: Declarant;
  readonly companions: readonly Declarant[];
  readonly visits: readonly { readonly text: string | null; readonly placeCode: string | null }[];
};
type Stored = { readonly [field: string]: string | number | readonly string[] };

const WORDS: ReadonlySet<FieldType> = new Set(['text', 'lines', 'plate']);

/**
 * Takes somebody out of what was declared: sex, year of birth and unit stay, so that figures do. The declarant's own words
 * about places go with the declarant; those who came along stay unless it is they who are taken out.
 */
export function stripDeclared(
  words: DeclaredWords,
  who: { readonly declarant: boolean; readonly companions: ReadonlySet<number> },
): DeclaredWords {
  return {
    person: who.declarant ? stripped(words.person) : words.person,
    companions: words.companions.map((one, at) => (who.companions.has(at) ? stripped(one) : one)),
    visits: who.declarant
      ? words.visits.map((one) => ({ ...one, text: one.text === null ? null : ANONYMISED }))
      : words.visits,
  };
}

function stripped(person: Declarant): Declarant {
  return { ...person, fullName: ANONYMISED, birthDate: null, cccd: null, phone: null, address: null };
}

/** Answers without what was written freely; what a form no longer knows counts as written freely. */
export function stripAnswers(answers: Stored, form: FormVersion | undefined): Stored {
  const fields = new Map((form?.steps ?? []).flatMap((step) => step.fields).map((one) => [one.id, one.type]));
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const type = fields.get(id);
      return [id, type === undefined || WORDS.has(type) ? ANONYMISED : answer];
    }),
  );
}
