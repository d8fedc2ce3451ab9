import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../areas/index.ts';
import { refuse } from '../refusals.ts';
import type { PersonRow } from '../types.ts';

/** Longest name that a signed card holds. */
const MAX_NAME = 60;

export type CardContent = { readonly name: string; readonly birthYear: number; readonly areaCode: string };

/** What a card says of a person: name, birth year, commune. No identity number, no phone, nothing of health. */
export function cardContent(
  person: Pick<PersonRow, 'fullName' | 'named' | 'birthYear'>,
  area: Pick<Area, 'code'> | undefined,
): Outcome<CardContent> {
  const areaCode = area?.code.toUpperCase();
  if (
    !person.named ||
    person.birthYear === null ||
    areaCode === undefined ||
    !/^[0-9A-Z]{1,12}$/.test(areaCode)
  ) {
    return refuse('card-needs', {
      fields: {
        ...(person.named ? {} : { fullName: 'card.needed' }),
        ...(person.birthYear === null ? { birthYear: 'card.needed' } : {}),
        ...(areaCode === undefined || !/^[0-9A-Z]{1,12}$/.test(areaCode) ? { areaId: 'card.needed' } : {}),
      },
    });
  }
  return done({ name: shortName(person.fullName), birthYear: person.birthYear, areaCode });
}

/** A very long name loses words from its middle, never the family or the given name. */
function shortName(fullName: string): string {
  const words = fullName.split(' ');
  while (words.length > 2 && words.join(' ').length > MAX_NAME) {
    words.splice(Math.floor(words.length / 2), 1);
  }
  return words.join(' ').slice(0, MAX_NAME);
}
