import { nameKeys, normaliseText, parsePhone } from '../../../../lib/vietnamese/index.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';

/** Somebody on a sheet, as typed. */
export type SheetPersonInput = {
  readonly personId?: string | undefined;
  readonly fullName?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly birthYear?: number | undefined;
};

/** Somebody on a sheet, as read. Who is named by id has the id; anybody else a name, a phone or both. */
export type SheetPerson = {
  readonly personId: string | null;
  readonly fullName: string | null;
  /** National digits. */
  readonly phone: string | null;
  readonly address: string | null;
  readonly birthYear: number | null;
};

/** Reads who a row is about; the refusal says what is wrong with it. */
export function readSheetPerson(input: SheetPersonInput): Outcome<SheetPerson> {
  if (input.personId !== undefined) {
    const unknown = { fullName: null, phone: null, address: null, birthYear: null };
    return done({ ...unknown, personId: input.personId.toLowerCase() });
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
    personId: null,
    fullName,
    phone: phone === null ? null : phone.value.canonical,
    address: input.address === undefined ? null : clean(input.address, 300),
    birthYear: input.birthYear ?? null,
  });
}

function clean(text: string, max: number): string | null {
  const read = normaliseText(text, max);
  return read.ok && read.value.text !== '' ? read.value.text : null;
}
