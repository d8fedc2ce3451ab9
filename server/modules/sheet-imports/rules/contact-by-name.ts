import { fold, hasMarks, sameWithMarks } from '../../../../lib/vietnamese/index.ts';
import type { PersonRecord } from '../../../registry/people/index.ts';

/** What tells people of one name apart. */
export type NamedPerson = Pick<
  PersonRecord,
  'fullName' | 'sex' | 'birthDate' | 'birthYear' | 'phones' | 'identifiers'
>;

/**
 * The contact of a case whom a row names. Within a case the name is enough where nobody else there has it, neither among the contacts nor in the
 * list, and nothing else contradicts; else the birth, a phone or a number must agree as well.
 * @param namesakes how many other rows of the list have the name.
 * @returns null: it is none of them; `several`: only a person can tell.
 */
export function contactByName<T extends NamedPerson>(
  row: NamedPerson,
  contacts: readonly T[],
  namesakes: number,
): T | 'several' | null {
  const named = contacts.filter((one) => isSameName(one.fullName, row.fullName));
  const possible = named.filter((one) => !contradicts(row, one));
  const agreeing = possible.filter((one) => agrees(row, one));
  const [found] = agreeing.length > 0 ? agreeing : possible;
  if (found === undefined) {
    return null;
  }
  const isAlone = agreeing.length === 1 || (agreeing.length === 0 && named.length === 1 && namesakes === 0);
  return isAlone ? found : 'several';
}

/** Whether two names are written alike: without marks where either has none. */
export function isSameName(one: string | null, other: string | null): boolean {
  const [a, b] = [one ?? '', other ?? ''];
  return fold(a) !== '' && fold(a) === fold(b) && (!hasMarks(a) || !hasMarks(b) || sameWithMarks(a, b));
}

function contradicts(one: NamedPerson, other: NamedPerson): boolean {
  return (
    differ(one.birthDate, other.birthDate) ||
    differ(one.birthYear, other.birthYear) ||
    (one.sex !== 'unknown' && other.sex !== 'unknown' && one.sex !== other.sex) ||
    (one.phones.length > 0 && other.phones.length > 0 && !sharesPhone(one, other)) ||
    one.identifiers.some(({ kind, value }) =>
      other.identifiers.some((own) => own.kind === kind && own.value !== value),
    )
  );
}

function agrees(one: NamedPerson, other: NamedPerson): boolean {
  return (
    (one.birthYear !== null && one.birthYear === other.birthYear) ||
    sharesPhone(one, other) ||
    one.identifiers.some(({ kind, value }) =>
      other.identifiers.some((own) => own.kind === kind && own.value === value),
    )
  );
}

function sharesPhone(one: NamedPerson, other: NamedPerson): boolean {
  return one.phones.some((phone) => other.phones.includes(phone));
}

function differ<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other;
}
