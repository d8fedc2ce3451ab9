import {
  type Answers,
  checkAnswers,
  fieldsOf,
  type FormVersion,
  usableForm,
} from '../../../../lib/forms/index.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { DeclarationInput } from './read-declaration.ts';
import type { ReadingContext } from './read-declarant.ts';
import { shippedForms } from './shipped-forms.ts';

/** The form of a declaration with its answers in canonical form. */
export type ReadForm = {
  readonly kind: FormVersion['kind'];
  readonly version: string | null;
  readonly answers: Answers;
  /** Upper-case letters and digits only. */
  readonly plate: string | null;
  /** Areas that somebody comes from, and the one in charge, as answered. */
  readonly originNos: readonly number[];
  readonly inChargeNo: number | null;
};

const NO_FORM: ReadForm = {
  kind: 'people',
  version: null,
  answers: {},
  plate: null,
  originNos: [],
  inChargeNo: null,
};

/**
 * Reads the form that a declaration names against the version that it names.
 * @param day local day of the declaration.
 */
export function readForm(
  given: DeclarationInput['form'],
  day: string,
  { areaNo }: Pick<ReadingContext, 'areaNo'>,
  forms: readonly FormVersion[] = shippedForms,
): Outcome<ReadForm> {
  if (given === undefined) {
    return done(NO_FORM);
  }
  const form = usableForm(forms, given.kind, given.version, day);
  if (form === undefined) {
    return refuse('old-form', { fields: { 'form.version': 'form.version' } });
  }
  const { answers, faults } = checkAnswers(form, given.answers, {
    day,
    knownArea: (id) => areaNo(id) !== undefined,
  });
  const wrong = Object.entries(faults);
  if (wrong.length > 0) {
    const fields = wrong.map(([id, fault]) => [`form.answers.${id}`, `form.${fault}`]);
    return refuse('bad-answer', { fields: Object.fromEntries(fields) as Record<string, string> });
  }
  const answered = fieldsOf(form).flatMap((field) => {
    const answer = answers[field.id];
    return typeof answer === 'string' ? [{ field, answer }] : [];
  });
  const areas = answered.flatMap(({ field, answer }) => {
    const no = field.type === 'area' ? areaNo(answer) : undefined;
    return no === undefined ? [] : [{ field, no }];
  });
  return done({
    kind: form.kind,
    version: form.version,
    answers,
    plate: answered.find(({ field }) => field.type === 'plate')?.answer ?? null,
    originNos: areas.filter(({ field }) => field.origin === true).map(({ no }) => no),
    inChargeNo: areas.find(({ field }) => field.inCharge === true)?.no ?? null,
  });
}
