import { expect, it } from 'vitest';
import { contactByName, type NamedPerson } from './contact-by-name.ts';

const person = (fullName: string, more: Partial<NamedPerson> = {}): NamedPerson => ({
  fullName,
  sex: 'unknown',
  birthDate: null,
  birthYear: null,
  phones: [],
  identifiers: [],
  ...more,
});
const old = person('Triệu Văn Hòa', { birthYear: 1960, phones: ['0912345601'] });
const young = person('Triệu Văn Hoà', { birthYear: 1995 });
const unknown = person('Triệu Văn Hòa');
const other = person('Triệu Văn Hoa', { birthYear: 1980 });
const all = [old, young, other];

it.each([
  ['the only one of a name', person('Nông Thị Sen'), [person('NÔNG THỊ SEN')], 0, 0],
  ['written without marks', person('Nong Thi Sen'), [person('Nông Thị Sen'), other], 0, 0],
  ['by the year of birth among two', person('Triệu Văn Hòa', { birthYear: 1995 }), all, 0, 1],
  ['by the phone among two', person('Triệu Văn Hoà', { phones: ['0912345601'] }), all, 0, 0],
  ['by the year of birth though the list has the name twice', person('Triệu Văn Hòa', { birthYear: 1960 }), [old], 1, 0],
  ['whose marks differ', person('Triệu Văn Hóa'), all, 0, null],
  ['with another year of birth', person('Triệu Văn Hòa', { birthYear: 1970 }), [old], 0, null],
  ['with another phone', person('Triệu Văn Hòa', { phones: ['0912345699'] }), [old], 0, null],
  ['of another sex', person('Nông Thị Sen', { sex: 'male' }), [person('Nông Thị Sen', { sex: 'female' })], 0, null],
  ['nobody of the case', person('Lê An'), all, 0, null],
  ['one of two', person('Triệu Văn Hòa'), all, 0, 'several'],
  ['one of three without marks', person('Trieu Van Hoa'), all, 0, 'several'],
  ['one of two in the list', person('Triệu Văn Hòa'), [old], 1, 'several'],
  ['one of two, of whom one is contradicted', person('Triệu Văn Hòa', { birthYear: 1970 }), [old, unknown], 0, 'several'],
] as const)('%s', (_, row, contacts, namesakes, expected) => {
  const found = contactByName(row, contacts, namesakes);
  expect(typeof expected === 'number' ? contacts.indexOf(found as NamedPerson) : found).toBe(expected);
}); // prettier-ignore
