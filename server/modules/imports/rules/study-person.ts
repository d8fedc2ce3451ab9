import { canonicalIdentifier, type PersonToCreate } from '../../../registry/people/index.ts';

/**
 * A pseudonymous person of a study: the id of the file stands for the name, and is kept as a number of no known kind
 * too, so that the search for numbers finds it (`SK_14` as `SK-14`; ids of fewer than four characters only in lists).
 */
export function studyPerson(id: string, more: Partial<PersonToCreate>): PersonToCreate {
  const identifier = canonicalIdentifier('other', id.replaceAll('_', '-'));
  return {
    fullName: id,
    identifiers: identifier === null ? [] : [identifier],
    source: 'study',
    assurance: 'unverified',
    ...more,
  };
}
