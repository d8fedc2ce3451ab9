import type { Identifier, PersonDraft } from '../types.ts';

type MergeRecord = { readonly draft: PersonDraft; readonly merged: PersonDraft };

/**
 * The kept record without what a merge gave it. A field edited since the merge keeps its new value; of phones and
 * identity numbers only those that the merge brought are taken away, so that newer ones stay.
 * @param editedSince by the contract's field name.
 */
export function undoneDraft(
  now: PersonDraft,
  { draft: before, merged }: MergeRecord,
  editedSince: (field: string) => boolean,
): PersonDraft {
  const back = <K extends keyof PersonDraft>(key: K, field: string): PersonDraft[K] =>
    editedSince(field) ? now[key] : before[key];
  const broughtPhones = new Set(merged.phones.filter((phone) => !before.phones.includes(phone)));
  const had = new Set(before.identifiers.map(text));
  const brought = new Set(merged.identifiers.map(text).filter((one) => !had.has(one)));
  const birth = editedSince('birthDate') || editedSince('birthYear') ? now : before;
  return {
    fullName: back('fullName', 'fullName'),
    sex: back('sex', 'sex'),
    birthDate: birth.birthDate,
    birthYear: birth.birthYear,
    address: back('address', 'address'),
    areaNo: back('areaNo', 'areaId'),
    householdId: back('householdId', 'householdId'),
    phones: now.phones.filter((phone) => !broughtPhones.has(phone)),
    identifiers: now.identifiers.filter((one) => !brought.has(text(one))),
  };
}

function text({ kind, value }: Identifier): string {
  return `${kind}:${value}`;
}
