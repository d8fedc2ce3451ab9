import { fold } from '../../../../lib/vietnamese/index.ts';

/** What is known of somebody who may hold a phone. */
export type PhoneUser = {
  readonly id: string;
  readonly fullName: string;
  readonly birthYear: number | null;
};

/** Whether the year alone leaves open who is reading: several who use the phone were born in it. */
export function yearIsShared(users: readonly PhoneUser[], year: number): boolean {
  return users.filter(({ birthYear }) => birthYear === year).length > 1;
}

/**
 * Whether a typed name is this person's and not that of another of the year. Marks and capitals don't count, unless only they
 * tell two of them apart (Hà, Hạ).
 */
export function isNamed(typed: string, person: PhoneUser, users: readonly PhoneUser[]): boolean {
  const alike = users.some(
    (one) =>
      one.id !== person.id &&
      one.birthYear === person.birthYear &&
      plain(one.fullName) === plain(person.fullName) &&
      marked(one.fullName) !== marked(person.fullName),
  );
  const read = alike ? marked : plain;
  return read(typed) === read(person.fullName);
}

function marked(name: string): string {
  return name.normalize('NFC').toLowerCase().trim().split(/\s+/u).join(' ');
}

function plain(name: string): string {
  return fold(name).trim().split(/\s+/u).join(' ');
}
