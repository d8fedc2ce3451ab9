import {
  type Province,
  type SimulatedPerson,
  householdAt,
  personAt,
} from '../../../../lib/simulation/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Identifier, PersonToCreate } from '../../../registry/people/index.ts';
import type { DemoRun } from '../store/runs.ts';
import { demoId } from './ids.ts';

const PHONE_FROM_AGE = 12;
const CARD_FROM_AGE = 14;
const WITH_PHONE = 0.82;
const WITH_CARD = 0.6;
const PHONES = 1_000_000;

/**
 * A simulated person as the registry takes it. Nobody's data: names are drawn, phones lie in 0900 000 000 to
 * 0900 999 999 and citizen numbers begin with 000, which no province has. Some people have neither, as in life.
 */
export function demoPerson(
  run: DemoRun,
  province: Province,
  areaNos: readonly number[],
  index: number,
): PersonToCreate {
  const person = personAt(province, index);
  const home = householdAt(province, person.household);
  const identifiers = identifiersOf(run, person);
  // The province counts ages at the end of its horizon: the youngest would be born in the future.
  const today = localDate(run.startedAt);
  const birthDate = person.birthDate > today ? today : person.birthDate;
  const house = 1 + ((home.index - province.communes[home.commune]!.firstHousehold) % 100);
  return {
    id: demoId(run, 'person', index),
    fullName: person.fullName,
    sex: person.sex,
    birthDate,
    birthYear: Number(birthDate.slice(0, 4)),
    identifiers,
    phones:
      person.age >= PHONE_FROM_AGE && chance(run.seed, index, 1) < WITH_PHONE
        ? [`0900${String(index % PHONES).padStart(6, '0')}`]
        : [],
    address: `Số ${house}, thôn ${home.hamlet}, ${province.communes[home.commune]!.input.name}`,
    areaNo: areaNos[home.commune]!,
    householdId: demoId(run, 'household', home.index),
    source: 'simulated',
    assurance: identifiers.length > 0 ? 'document' : 'unverified',
  };
}

function identifiersOf(run: DemoRun, person: SimulatedPerson): Identifier[] {
  if (person.age < CARD_FROM_AGE || chance(run.seed, person.index, 2) >= WITH_CARD) {
    return [];
  }
  const year = Number(person.birthDate.slice(0, 4));
  const century = (year >= 2000 ? 2 : 0) + (person.sex === 'male' ? 0 : 1);
  const serial = String(person.index % 1_000_000).padStart(6, '0');
  return [{ kind: 'cccd', value: `000${century}${String(year % 100).padStart(2, '0')}${serial}` }];
}

/** A number in [0, 1) that depends on its arguments alone. */
function chance(seed: number, index: number, purpose: number): number {
  let mixed = Math.imul(index ^ Math.imul(seed + purpose, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
