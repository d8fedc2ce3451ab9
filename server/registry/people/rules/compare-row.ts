import { fold } from '../../../../lib/vietnamese/index.ts';
import type { PersonDraft } from '../types.ts';

/** Fields that a row of a sheet may say something of, by their names in the contract. */
export type RowField =
  | 'fullName'
  | 'sex'
  | 'birthDate'
  | 'phones'
  | 'identifiers'
  | 'address'
  | 'areaId'
  | 'householdId';

/**
 * What a row would do to a field: `fill` what is unknown, `update` what the sender corrected, or `conflict`: the record says
 * something else, and nobody knows which is right.
 */
export type FieldDifference = { readonly field: RowField; readonly kind: 'fill' | 'update' | 'conflict' };

export type ComparedRow = {
  readonly draft: PersonDraft;
  /** Version of the record that the row was exported from; null: the row does not come from us. */
  readonly version: number | null;
};

type Stored = {
  readonly draft: PersonDraft;
  readonly fieldVersions: Readonly<Record<string, number>>;
};

/**
 * Compares a row with the record of its person, field by field. A blank cell says nothing and changes nothing. In an export
 * that comes back, a field that nobody changed since is the sender's correction; all others that differ are conflicts.
 */
export function compareRow({ draft, version }: ComparedRow, record: Stored): FieldDifference[] {
  const own = record.draft;
  // A sheet has one column for what the record keeps as the day and the year of birth.
  const columns = (field: RowField) => (field === 'birthDate' ? ['birthDate', 'birthYear'] : [field]);
  const changed = (field: RowField): FieldDifference['kind'] =>
    version !== null && columns(field).every((one) => (record.fieldVersions[one] ?? 1) <= version)
      ? 'update'
      : 'conflict';
  const differences: FieldDifference[] = [];
  const see = (field: RowField, isBlank: boolean, isSame: boolean, isUnknown: boolean) => {
    if (!isBlank && !isSame) {
      differences.push({ field, kind: isUnknown ? 'fill' : changed(field) });
    }
  };
  see(
    'fullName',
    draft.fullName === null,
    sameName(draft.fullName, own.fullName, version),
    own.fullName === null,
  );
  see('sex', draft.sex === 'unknown', draft.sex === own.sex, own.sex === 'unknown');
  const saysDay = draft.birthDate !== null;
  see(
    'birthDate',
    draft.birthDate === null && draft.birthYear === null,
    saysDay ? draft.birthDate === own.birthDate : draft.birthYear === own.birthYear,
    own.birthYear === null || (saysDay && own.birthDate === null && own.birthYear === draft.birthYear),
  );
  // What comes back from us is the whole list; what others write is one number that they know.
  const lacksPhone = draft.phones.some((phone) => !own.phones.includes(phone));
  const samePhones = version === null ? !lacksPhone : sameSet(draft.phones, own.phones);
  see('phones', draft.phones.length === 0, samePhones, version === null || own.phones.length === 0);
  const numbers = (one: PersonDraft) => one.identifiers.map(({ kind, value }) => `${kind}:${value}`);
  const fresh = draft.identifiers.filter(
    ({ kind, value }) => !own.identifiers.some((known) => known.kind === kind && known.value === value),
  );
  const isOther = fresh.some(({ kind }) => own.identifiers.some((known) => known.kind === kind));
  const sameNumbers = version === null ? fresh.length === 0 : sameSet(numbers(draft), numbers(own));
  see('identifiers', draft.identifiers.length === 0, sameNumbers, !isOther && fresh.length > 0);
  see('address', draft.address === null, sameText(draft.address, own.address), own.address === null);
  see('areaId', draft.areaNo === null, draft.areaNo === own.areaNo, own.areaNo === null);
  // Somebody whose household is known stays in it: a sender's code says nothing of ours.
  see('householdId', draft.householdId === null, own.householdId !== null, true);
  return differences;
}

/** The record as a row leaves it: fields of these kinds only. */
export function applyRow(
  { draft, version }: ComparedRow,
  own: PersonDraft,
  fields: ReadonlySet<RowField>,
): PersonDraft {
  const takes = (field: RowField) => fields.has(field);
  return {
    ...own,
    ...(takes('fullName') ? { fullName: draft.fullName } : {}),
    ...(takes('sex') ? { sex: draft.sex } : {}),
    ...(takes('birthDate') ? { birthDate: draft.birthDate, birthYear: yearOf(draft) } : {}),
    ...(takes('phones')
      ? {
          phones:
            version === null ? [...new Set([...own.phones, ...draft.phones])].slice(0, 6) : draft.phones,
        }
      : {}),
    ...(takes('identifiers') ? { identifiers: unitedNumbers(own, draft) } : {}),
    ...(takes('address') ? { address: draft.address } : {}),
    ...(takes('areaId') ? { areaNo: draft.areaNo } : {}),
    ...(takes('householdId') ? { householdId: draft.householdId } : {}),
  };
}

function yearOf({ birthDate, birthYear }: PersonDraft): number | null {
  return birthDate === null ? birthYear : Number(birthDate.slice(0, 4));
}

/** The sheet's numbers, and ours of other kinds: a sheet has one column for them. */
function unitedNumbers(own: PersonDraft, { identifiers }: PersonDraft): PersonDraft['identifiers'] {
  const others = own.identifiers.filter(({ kind }) => !identifiers.some((one) => one.kind === kind));
  return [...others, ...identifiers];
}

/** A name in capitals or without marks says less than ours, not something else, unless it is our own export. */
function sameName(said: string | null, own: string | null, version: number | null): boolean {
  if (said === null || own === null) {
    return said === own;
  }
  return said.normalize() === own.normalize() || (version === null && fold(said) === fold(own));
}

function sameText(said: string | null, own: string | null): boolean {
  return said !== null && own !== null && fold(said) === fold(own);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
