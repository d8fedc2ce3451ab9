import type { Payload } from '../../../../lib/credentials/index.ts';
import type { Declarant } from './read-declarant.ts';

/** Longest name in a code, in UTF-16 units. */
const NAME_MAX = 60;
/** What a code says for the commune where none was declared: no province has this code. */
export const NO_AREA_CODE = '00';

/** What the signed code of a declaration carries: nothing about health, no number, no address. */
export function codePayload(
  code: string,
  person: Declarant,
  companions: number,
  areaCode: string | null,
  plate: string | null = null,
): Payload<'declaration'> {
  return {
    code,
    name: shortened(person.fullName),
    birthYear: person.birthYear,
    areaCode: areaCode ?? NO_AREA_CODE,
    ...(companions === 0 ? {} : { companions }),
    ...(plate === null ? {} : { plate }),
  };
}

/** A name too long for the code loses words at its middle: the given name, at the end, is what people answer to. */
function shortened(name: string): string {
  const words = name.split(' ');
  while (words.join(' ').length > NAME_MAX && words.length > 2) {
    words.splice(Math.floor(words.length / 2), 1);
  }
  return words.join(' ').slice(0, NAME_MAX).trim();
}
