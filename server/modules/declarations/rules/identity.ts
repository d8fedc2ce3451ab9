import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Declarant } from './read-declarant.ts';

/**
 * What makes two declarations speak of one person: the same name and birth year under the same citizen number or
 * phone. A child without either is known by those of the declarant. Null: nothing tells this person from a namesake.
 */
export function identityText(person: Declarant, declarant: Declarant): string | null {
  const number = person.cccd ?? person.phone;
  const anchor = number ?? declarant.cccd ?? declarant.phone;
  if (anchor === null) {
    return null;
  }
  const way = number === null ? 'with' : 'own';
  return [way, anchor, fold(person.fullName), person.birthYear].join('|');
}
