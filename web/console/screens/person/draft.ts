import { parseTypedDate, formatCalendarDate } from '../../../shared/formats.ts';
import type { BodyOf } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';

export type PersonRecord = DataOf<'GET /people/{id}'>;
export type PersonInput = Omit<BodyOf<'POST /people'>, 'id' | 'householdId'>;
export type IdentifierDraft = {
  readonly kind: PersonRecord['identifiers'][number]['kind'];
  readonly value: string;
};

/** A person as typed: birth and phones are plain text until they are saved. */
export type PersonDraft = {
  readonly fullName: string;
  readonly sex: PersonRecord['sex'];
  readonly birth: string;
  readonly phones: string;
  readonly address: string;
  readonly areaId: string | null;
  readonly identifiers: readonly IdentifierDraft[];
};

/** An empty form, with the name that was searched for. */
export function emptyDraft(fullName = ''): PersonDraft {
  const identifiers = [{ kind: 'cccd', value: '' }] as const;
  return { fullName, sex: 'unknown', birth: '', phones: '', address: '', areaId: null, identifiers };
}

/** The form of a record. */
export function draftOf(person: PersonRecord): PersonDraft {
  const year = person.birthYear === null ? '' : String(person.birthYear);
  return {
    fullName: person.fullName,
    sex: person.sex,
    birth: person.birthDate === null ? year : formatCalendarDate(person.birthDate),
    phones: person.phones.join(', '),
    address: person.address ?? '',
    areaId: person.areaId,
    identifiers: person.identifiers,
  };
}

type Birth = { readonly birthDate?: string; readonly birthYear?: number };

/** `15/08/1980` or `1980`; {} when empty; null when it is neither. */
export function readBirth(text: string): Birth | null {
  const plain = text.trim();
  if (plain === '') {
    return {};
  }
  if (/^\d{4}$/u.test(plain)) {
    const birthYear = Number(plain);
    return birthYear >= 1880 && birthYear <= 2200 ? { birthYear } : null;
  }
  const birthDate = parseTypedDate(plain);
  return birthDate === null ? null : { birthDate };
}

/** The form as the API takes it; null while the birth cannot be read. */
export function inputOf(draft: PersonDraft): PersonInput | null {
  const birth = readBirth(draft.birth);
  if (birth === null) {
    return null;
  }
  const phones = draft.phones
    .split(/[,;\n]/u)
    .map((phone) => phone.trim())
    .filter(Boolean);
  const identifiers = draft.identifiers
    .map(({ kind, value }) => ({ kind, value: value.trim() }))
    .filter(({ value }) => value !== '');
  return defined({
    fullName: draft.fullName.normalize('NFC').trim().replaceAll(/\s+/gu, ' '),
    sex: draft.sex,
    ...birth,
    phones,
    identifiers,
    address: typed(draft.address),
    areaId: draft.areaId ?? undefined,
  });
}
