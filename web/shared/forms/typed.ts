import type { Answers, FormKind } from '../../../lib/forms/index.ts';
import type { BodyOf } from '../client.ts';
import { newId } from '../ids.ts';

export type DeclarationInput = BodyOf<'POST /declarations'>;

/** A person as typed: text fields as they stand, also half finished ones. */
export type TypedPerson = {
  readonly key: string;
  readonly fullName: string;
  /** dd/MM/yyyy or only the year. */
  readonly birth: string;
  readonly sex: DeclarationInput['person']['sex'];
  readonly cccd: string;
  readonly phone: string;
};
export type TypedVisit = {
  readonly key: string;
  readonly areaId: string | null;
  readonly text: string;
  readonly from: string;
  readonly to: string;
};
/** A declaration that is being written, in the citizen app or at the desk. */
export type TypedDeclaration = {
  readonly person: TypedPerson;
  readonly areaId: string | null;
  readonly address: string;
  readonly symptoms: DeclarationInput['symptoms'];
  readonly exposures: DeclarationInput['exposures'];
  readonly visits: readonly TypedVisit[];
  readonly companions: readonly TypedPerson[];
  /** Drafts kept before there were forms have none of these: they are of the form for people. */
  readonly kind?: FormKind;
  readonly answers?: Answers;
  readonly byRelative?: boolean;
  /** Of the helper who declares for the person. */
  readonly assistance?: string;
  readonly replaces?: DeclarationInput['replaces'];
};

/** A person with nothing filled in. */
export function blankPerson(): TypedPerson {
  return { key: newId(), fullName: '', birth: '', sex: undefined, cccd: '', phone: '' };
}

/** A declaration with nothing filled in. */
export function blankDeclaration(): TypedDeclaration {
  return {
    person: blankPerson(),
    areaId: null,
    address: '',
    symptoms: [],
    exposures: [],
    visits: [],
    companions: [],
  };
}
