import { nameKeys, normaliseText, parsePhone } from '../../../../lib/vietnamese/index.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { Relation } from '../types.ts';

/** A row as pasted from a sheet. */
export type NamedInput = {
  readonly personId?: string | undefined;
  readonly fullName?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly birthYear?: number | undefined;
  readonly relation?: Relation | undefined;
  readonly lastContactDate: string;
};

/** A row as read. Who is named by id has the id; anybody else a name, a phone or both. */
export type NamedContact = {
  readonly personId: string | null;
  readonly fullName: string | null;
  /** National digits. */
  readonly phone: string | null;
  readonly address: string | null;
  readonly birthYear: number | null;
  readonly relation: Relation | null;
  /** The local day of the contact, Unix ms: nobody remembers the minute. */
  readonly from: number;
  readonly to: number;
};

/** Reads one row; the refusal says what is wrong with it. */
export function readNamed(input: NamedInput, now: number): Outcome<NamedContact> {
  const date = input.lastContactDate;
  const from = startOfDate(date);
  if (Number.isNaN(from) || localDate(from) !== date || date > localDate(now)) {
    return refuse('bad-date', { fields: { lastContactDate: 'impossible or in the future' } });
  }
  const common = { relation: input.relation ?? null, from, to: from + DAY_MS };
  if (input.personId !== undefined) {
    const unknown = { fullName: null, phone: null, address: null, birthYear: null };
    return done({ ...common, ...unknown, personId: input.personId.toLowerCase() });
  }
  const phone = input.phone === undefined ? null : parsePhone(input.phone);
  if (phone !== null && !phone.ok) {
    return refuse('bad-phone', { fields: { phone: phone.reason } });
  }
  const fullName = input.fullName === undefined ? null : clean(input.fullName, 120);
  if (fullName !== null && (!/\p{L}/u.test(fullName) || nameKeys(fullName).given === '')) {
    return refuse('bad-name', { fields: { fullName: 'name.letters' } });
  }
  if (fullName === null && phone === null) {
    return refuse('name-or-phone', { fields: { fullName: 'required' } });
  }
  return done({
    ...common,
    personId: null,
    fullName,
    phone: phone === null ? null : phone.value.canonical,
    address: input.address === undefined ? null : clean(input.address, 300),
    birthYear: input.birthYear ?? null,
  });
}

/** Do two names read alike, marks and word order aside? */
export function sameName(a: string, b: string): boolean {
  return nameKeys(a).sorted === nameKeys(b).sorted;
}

function clean(text: string, max: number): string | null {
  const read = normaliseText(text, max);
  return read.ok && read.value.text !== '' ? read.value.text : null;
}
