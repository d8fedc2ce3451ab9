import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../module.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { Scope } from '../scope.ts';
import { type Contact, contactsOf, noContact, saveContact } from '../store/contacts.ts';

export type ContactInput = { readonly [K in keyof Contact]?: string | null | undefined };

/** E-mail in the form that it is compared in. */
export function canonicalEmail(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Staff code in the form that it is compared in. */
export function canonicalStaffCode(text: string): string {
  return text.normalize('NFC').trim().toUpperCase();
}

/** What is given of a contact, in the form that it is kept and compared in. */
export function readContact(input: ContactInput): Outcome<Partial<Contact>> {
  const read: { -readonly [K in keyof Contact]?: Contact[K] } = {};
  if (input.phone !== undefined) {
    const phone = input.phone === null ? null : parsePhone(input.phone);
    if (phone !== null && !phone.ok) {
      return refuse('contact-phone', { fields: { phone: 'invalid' } });
    }
    read.phone = phone?.value.canonical ?? null;
  }
  if (input.email !== undefined) {
    read.email = input.email === null ? null : canonicalEmail(input.email);
    if (read.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(read.email)) {
      return refuse('contact-email', { fields: { email: 'invalid' } });
    }
  }
  if (input.staffCode !== undefined) {
    read.staffCode = input.staffCode === null ? null : canonicalStaffCode(input.staffCode);
  }
  return done(read);
}

/** Writes what is given of an account's contact; what is not given stays. */
export async function keepContact(
  { secrets }: Platform,
  scope: Scope,
  tx: Tx,
  accountId: string,
  input: ContactInput,
): Promise<Outcome<null>> {
  const read = readContact(input);
  if (!read.ok) {
    return read;
  }
  const former = (await contactsOf(scope, tx, secrets, [accountId])).get(accountId) ?? noContact;
  return (await saveContact(scope, tx, secrets, accountId, { ...former, ...read.value }))
    ? done(null)
    : refuse('contact-taken');
}
