import { type Answers, checkAnswers, type FormVersion } from '../../../lib/forms/index.ts';
import { parseCitizenCard, parseCitizenId, parsePhone } from '../../../lib/vietnamese/index.ts';
import { readBirth } from './check.ts';
import type { DeclarationInput, TypedDeclaration, TypedPerson } from './typed.ts';

/** Fill a person from the text of a citizen card's QR; null when it is no such card. Nothing else of the card is kept. */
export function fillFromCard(
  person: TypedPerson,
  text: string,
): (TypedPerson & { readonly address: string }) | null {
  const card = parseCitizenCard(text);
  if (!card.ok) {
    return null;
  }
  const { fullName, birthDate, birthYear, sex, number, address } = card.value;
  const birth = birthDate?.replace(/^(\d+)-(\d+)-(\d+)$/, '$3/$2/$1') ?? String(birthYear);
  return { ...person, fullName, birth, sex, cccd: number, address };
}

function toDeclarant(
  person: TypedPerson,
  draft: TypedDeclaration,
  today: string,
): DeclarationInput['person'] {
  const phone = parsePhone(person.phone);
  const id = parseCitizenId(person.cccd);
  return {
    fullName: person.fullName.trim().normalize('NFC'),
    ...readBirth(person.birth, today),
    ...(person.sex === undefined ? {} : { sex: person.sex }),
    ...(phone.ok ? { phone: phone.value.canonical } : {}),
    ...(id.ok && id.value.kind === 'cccd' ? { cccd: id.value.number } : {}),
    ...(draft.areaId === null ? {} : { areaId: draft.areaId }),
    ...(draft.address.trim() === '' ? {} : { address: draft.address.trim().normalize('NFC') }),
  };
}

/**
 * The declaration as the API takes it; `declaredAt` is an instant, `today` its day in Vietnam. The form for people asks
 * nothing of its own, so it is left out.
 */
export function toInput(
  draft: TypedDeclaration,
  form: FormVersion,
  id: string,
  declaredAt: string,
  today: string,
): DeclarationInput {
  return {
    id,
    person: toDeclarant(draft.person, draft, today),
    companions: draft.companions.map((person) => toDeclarant(person, draft, today)),
    visited: draft.visits.map(({ areaId, text, from, to }) => ({
      ...(areaId === null ? {} : { areaId }),
      ...(text.trim() === '' ? {} : { text: text.trim().normalize('NFC') }),
      from,
      to,
    })),
    symptoms: [...draft.symptoms],
    exposures: [...draft.exposures],
    declaredAt,
    ...(form.kind === 'people' ? {} : { form: filledForm(form, draft.answers ?? {}, today) }),
    ...(draft.byRelative === true ? { declaredBy: 'relative' as const } : {}),
    ...(draft.assistance === undefined ? {} : { assistance: draft.assistance }),
    ...(draft.replaces === undefined ? {} : { replaces: draft.replaces }),
  };
}

/** The form with its answers in canonical form, by the version that was asked. */
export function filledForm(
  form: FormVersion,
  given: Answers,
  today: string,
): NonNullable<DeclarationInput['form']> {
  const { answers } = checkAnswers(form, given, { day: today, knownArea: () => true });
  return {
    kind: form.kind,
    version: form.version,
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => [id, typeof answer === 'object' ? [...answer] : answer]),
    ),
  };
}
