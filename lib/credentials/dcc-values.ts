import { entriesOf } from './dcc-schema.ts';
import type { JsonObject } from './json.ts';
import { isJsonObject } from './json.ts';

/** Codes by field of an entry (`mp`, `tt` ...); `co` is a list of country codes apart by spaces. */
export type DccValueSets = {
  readonly [field: string]: string | { readonly [code: string]: string };
};

/** A code that no value set knows: where it stands (`v/0/mp`) and what it is. */
export interface UnknownCode {
  readonly path: string;
  readonly code: string;
}

/**
 * The codes of a certificate that are in no value set. A warning, not a fault: the schema does not check them, and a
 * newer vaccine may only be missing in an older set.
 */
export function findUnknownCodes(certificate: JsonObject, sets: DccValueSets): UnknownCode[] {
  return entriesOf(certificate).flatMap((entry) => {
    const items = certificate[entry];
    return (Array.isArray(items) ? items : []).flatMap((item, index) =>
      isJsonObject(item) ? unknownIn(item, sets, `${entry}/${index}`) : [],
    );
  });
}

/** The name of a code in its value set, null where there is none: what a person is shown. */
export function nameOfCode(field: string, code: string, sets: DccValueSets): string | null {
  const set = sets[field];
  return typeof set === 'object' && Object.hasOwn(set, code) ? set[code]! : null;
}

function unknownIn(item: JsonObject, sets: DccValueSets, path: string): UnknownCode[] {
  return Object.entries(sets).flatMap(([field, set]) => {
    const code = Object.hasOwn(item, field) ? item[field] : undefined;
    // A test names its device by number, a vaccination its holder: `ma` is a set for vaccinations alone.
    if (typeof code !== 'string' || (field === 'ma' && !path.startsWith('v/'))) {
      return [];
    }
    const known = typeof set === 'string' ? set.split(' ').includes(code) : Object.hasOwn(set, code);
    return known ? [] : [{ path: `${path}/${field}`, code }];
  });
}
