import {
  duplicateLikeness,
  duplicateThreshold,
  type DuplicateSubject,
  nameSimilarity,
  scoreDuplicate,
} from '../../../../lib/vietnamese/index.ts';
import type { PersonDraft, PersonRow } from '../types.ts';
import { identifierIdentity } from './identifiers.ts';

/**
 * Below this score by name, birth and sex alone nothing else can lift a pair without a common number over the
 * threshold: only a mistyped identity number is left, worth 2 in log-odds, and 0.6 less 2 in log-odds is 0.17.
 */
const HOPELESS = 0.15;

/** What of a record is compared before it is decrypted. */
export type NamedTraits = Pick<PersonRow, 'fullName' | 'named' | 'sex' | 'birthDate' | 'birthYear'>;

/** Whether a record is worth decrypting to compare, by name, birth and sex alone. */
export function isWorthComparing(person: PersonDraft, other: NamedTraits): boolean {
  return (
    duplicateLikeness(traits(person, person.fullName), traits(other, other.named ? other.fullName : null)) >=
    HOPELESS
  );
}

function traits(
  { sex, birthDate, birthYear }: Pick<PersonDraft, 'sex' | 'birthDate' | 'birthYear'>,
  fullName: string | null,
): DuplicateSubject {
  return { fullName: fullName ?? '', sex: sex === 'unknown' ? null : sex, birthDate, birthYear };
}

/** How likely two are one. A record known only by its phone has no name to compare: sharing the phone is a question for an officer. */
export function comparePeople(a: PersonDraft, b: PersonDraft): { score: number; reasons: readonly string[] } {
  const nameless = a.fullName === null || b.fullName === null;
  const sharesPhone = a.phones.some((phone) => b.phones.includes(phone));
  if (nameless && sharesPhone) {
    return { score: duplicateThreshold, reasons: ['phone-shared'] };
  }
  return scoreDuplicate(subject(a), subject(b));
}

function subject(draft: PersonDraft): DuplicateSubject {
  return {
    ...draft,
    fullName: draft.fullName ?? '',
    sex: draft.sex === 'unknown' ? null : draft.sex,
    identifiers: draft.identifiers.map(identifierIdentity),
  };
}

/** As sure as a match must be before a row is taken as the record of a person: 99 of 100. */
const SURE = Math.log(99);
/** Log-odds that living in the same commune adds. */
const SAME_AREA = 2;
/** Below this the same number stands under two names: a question for an officer. */
const ALIKE = 0.8;

/** Whether two of this score are surely one person, by number, name, birth and commune together. */
export function isSurely(one: PersonDraft, other: PersonDraft, score: number): boolean {
  if (
    one.fullName === null ||
    other.fullName === null ||
    nameSimilarity(one.fullName, other.fullName).whole < ALIKE
  ) {
    return false;
  }
  const odds = Math.log(score / Math.max(1 - score, Number.EPSILON));
  return odds + (other.areaNo !== null && other.areaNo === one.areaNo ? SAME_AREA : 0) >= SURE;
}
