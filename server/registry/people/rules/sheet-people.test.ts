import { createSecrets } from '../../../platform/secrets/secrets.ts';
import { describe, expect, it } from 'vitest';
import type { PersonDraft } from '../types.ts';
import { personKeys } from './keys.ts';
import { emptyDraft } from './read-person.ts';
import { sheetPeople } from './sheet-people.ts';

const { blindIndex } = createSecrets(Buffer.alloc(32, 7));
const person: PersonDraft = {
  ...emptyDraft,
  fullName: 'Nông Thị Bích',
  sex: 'female',
  birthDate: '1990-03-07',
  birthYear: 1990,
  identifiers: [{ kind: 'cccd', value: '020190000011' }],
};
const keysOf = (draft: PersonDraft) => personKeys(blindIndex, draft);

describe('people of one list', () => {
  it('are one where number, name and birth agree, also with other marks and a phone more', () => {
    const people = sheetPeople();
    expect(people.meet(5, person, keysOf(person))).toEqual({ twin: null, alike: [] });
    const again = { ...person, fullName: 'NONG THI BICH', phones: ['0912345678'] };
    expect(people.meet(9, again, keysOf(again))).toEqual({ twin: 5, alike: [] });
  });

  it('are a question where the name slips, and strangers where only the day is one', () => {
    const people = sheetPeople();
    const bare = { ...person, identifiers: [] };
    people.meet(5, bare, keysOf(bare));
    const slip = { ...bare, fullName: 'Nông Thị Bịch', birthDate: '1990-07-03' };
    expect(people.meet(6, slip, keysOf(slip))).toEqual({ twin: null, alike: [] });
    const near = { ...bare, fullName: 'Nông Thị Bíc' };
    expect(people.meet(7, near, keysOf(near)).alike.map(({ row }) => row)).toEqual([5, 6]);
    const stranger = { ...bare, fullName: 'Hoàng Văn Dũng', sex: 'male' as const };
    expect(people.meet(8, stranger, keysOf(stranger))).toEqual({ twin: null, alike: [] });
  });

  it('are a question where the number stands under another name, which hides nobody', () => {
    const people = sheetPeople();
    const one = { ...person, birthDate: '1990-03-08', fullName: 'Hoàng Văn Dũng' };
    people.meet(1, person, keysOf(person));
    // The same number under another name: no twin, and kept.
    expect(people.meet(2, one, keysOf(one))).toMatchObject({ twin: null, alike: [{ row: 1 }] });
    const again = people.meet(3, person, keysOf(person));
    expect(again.twin).toBe(1);
  });

  it('are not held against each other by the phone of an office that stands in every row', () => {
    const people = sheetPeople();
    const phones = ['02053777777'];
    const each = Array.from({ length: 60 }, (_, i) => ({
      ...emptyDraft,
      fullName: null,
      birthYear: 1940 + i,
      phones,
    }));
    const alike = each.map((one, i) => people.meet(i, one, keysOf(one)).alike.length);
    // Nobody is known of them but the phone: each would be a question about all the others.
    expect(alike.slice(0, 51)).toEqual(Array.from({ length: 51 }, (_, i) => i));
    expect(alike.slice(51)).toEqual(Array<number>(9).fill(0));
    people.meet(90, { ...person, phones }, keysOf({ ...person, phones }));
    expect(people.meet(91, { ...person, phones }, keysOf({ ...person, phones })).twin).toBe(90);
  });
});
