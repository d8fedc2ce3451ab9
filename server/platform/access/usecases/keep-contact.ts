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

/** Writes what is given of an account's contact; what is not given stays. */
export async function keepContact(
  { secrets }: Platform,
  scope: Scope,
  tx: Tx,
  accountId: string,
  input: ContactInput,
): Promise<Outcome<null>> {
  const former = (await contactsOf(scope, tx, secrets, [accountId])).get(accountId) ?? noContact;
  let { phone, email, staffCode } = former;
  if (input.phone !== undefined) {
    const read = input.phone === null ? null : parsePhone(input.phone);
    if (read !== null && !read.ok) {
      return refuse('contact-phone', { fields: { phone: 'invalid' } });
    }
    phone = read?.value.canonical ?? null;
  }
  if (input.email !== undefined) {
    email = input.email === null ? null : canonicalEmail(input.email);
    if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) {
      return refuse('contact-email', { fields: { email: 'invalid' } });
    }
  }
  if (input.staffCode !== undefined) {
    staffCode = input.staffCode === null ? null : canonicalStaffCode(input.staffCode);
  }
  return (await saveContact(scope, tx, secrets, accountId, { phone, email, staffCode }))
    ? done(null)
    : refuse('contact-taken');
}
