import { readName, readPhones, saysNothing } from '../../../../lib/clerks/index.ts';
import { nameKeys, normaliseText } from '../../../../lib/vietnamese/index.ts';
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
  /** Further ones of the same cell: kept with somebody new, and nobody is looked for by them. */
  readonly otherPhones?: readonly string[];
  readonly address: string | null;
  readonly birthYear: number | null;
};

/** Reads who a row is about, as the taking in of files does; the refusal says what is wrong with it. */
export function readSheetPerson(input: SheetPersonInput): Outcome<SheetPerson> {
  if (input.personId !== undefined) {
    const unknown = { fullName: null, phone: null, address: null, birthYear: null };
    return done({ ...unknown, personId: input.personId.toLowerCase() });
  }
  const phones = readPhones(input.phone ?? '-');
  if (phones.problem !== null) {
    return refuse('bad-phone', { fields: { phone: phones.problem } });
  }
  const [phone = null, ...otherPhones] = phones.value;
  const written = input.fullName === undefined ? null : clean(input.fullName, 120);
  const name = written === null || saysNothing(written) ? null : readName(written);
  if (name?.problem === 'two-people') {
    return refuse('two-people', { fields: { fullName: 'several people' } });
  }
  // What is no name of ours may be a foreigner's, "SMITH, JOHN": it stays as it is.
  const fullName = name === null || name.problem !== null ? written : name.value;
  if (fullName !== null && (!/\p{L}/u.test(fullName) || nameKeys(fullName).given === '')) {
    return refuse('bad-name', { fields: { fullName: 'name.letters' } });
  }
  if (fullName === null && phone === null) {
    return refuse('name-or-phone', { fields: { fullName: 'required' } });
  }
  return done({
    personId: null,
    fullName,
    phone,
    otherPhones,
    address: input.address === undefined ? null : clean(input.address, 300),
    birthYear: input.birthYear ?? null,
  });
}

function clean(text: string, max: number): string | null {
  const read = normaliseText(text, max);
  return read.ok && read.value.text !== '' ? read.value.text : null;
}
