import type { CborMap } from './cbor.ts';
import type { Field, OptionalField } from './fields.ts';
import { choiceField, listField, momentField, optional, textField, wholeField } from './fields.ts';
import type { CodeKind } from './kinds.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

const AREA = /^[0-9A-Z]+$/;

const name = textField(1, 60);
const birthYear = wholeField(2, 1880, 2200);
const areaCode = textField(3, 12, AREA);
const plate = optional(textField(5, 12, /^[0-9A-Z]+$/));

/**
 * The fields of each kind. A key has one meaning over all kinds and is never used again. No identity number, phone or
 * address is in any of them, and a person card says nothing about health: a QR code can be read by whoever sees it.
 */
export const PAYLOAD_FIELDS = {
  card: { name, birthYear, areaCode },
  /** `areaCode` is the commune that the person declares to come from; `companions` counts people without the declarant. */
  declaration: { name, birthYear, areaCode, companions: optional(wholeField(4, 0, 99)), plate },
  /** `areaCode` issued it; `route` lists area codes in order; the minutes of the day (local time) bound its hours. */
  permit: {
    name,
    areaCode,
    plate,
    route: optional(listField(textField(6, 12, AREA), 8)),
    fromMinute: optional(wholeField(7, 0, 1440)),
    untilMinute: optional(wholeField(8, 0, 1440)),
  },
  /** Without `result` the slip says only that a sample was taken. */
  testslip: {
    name,
    birthYear,
    testType: choiceField(9, ['rapid', 'pcr']),
    sampledAt: momentField(10),
    result: optional(choiceField(11, ['negative', 'positive', 'inconclusive'])),
  },
} as const satisfies Record<CodeKind, Record<string, Field<unknown>>>;

type Fields<Kind extends CodeKind> = (typeof PAYLOAD_FIELDS)[Kind];
type OptionalKeys<F> = { [K in keyof F]: F[K] extends OptionalField<unknown> ? K : never }[keyof F];
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** What a code of a kind carries, with `code`, the short code of the card, declaration, permit or slip itself. */
export type Payload<Kind extends CodeKind> = { readonly code: string } & {
  readonly [K in Exclude<keyof Fields<Kind>, OptionalKeys<Fields<Kind>>>]: ValueOf<Fields<Kind>[K]>;
} & { readonly [K in OptionalKeys<Fields<Kind>>]?: ValueOf<Fields<Kind>[K]> };

/** The payload as the map of the code, keyed by integers. Refused with the name of the first bad field. */
export function writePayload(kind: CodeKind, payload: object): Outcome<CborMap, 'field'> {
  const given = new Map<string, unknown>(Object.entries(payload));
  const map: CborMap = new Map();
  for (const [name, field] of fieldsOf(kind)) {
    const value = given.get(name);
    if (value === undefined && field.optional) {
      continue;
    }
    const written = field.write(value);
    if (written === undefined) {
      return refuse('field', name);
    }
    map.set(field.key, written);
  }
  return accept(map);
}

/**
 * The payload of a code's map, or the name of the first field that is missing or wrong. Keys that this version does not
 * know are passed over, so that an old verifier reads the codes of a newer issuer.
 */
export function readPayload<Kind extends CodeKind>(
  kind: Kind,
  code: string,
  map: CborMap,
): Outcome<Payload<Kind>, 'field'> {
  const payload: Record<string, unknown> = { code };
  for (const [name, field] of fieldsOf(kind)) {
    const value = map.get(field.key);
    if (value === undefined && field.optional) {
      continue;
    }
    const read = value === undefined ? undefined : field.read(value);
    if (read === undefined) {
      return refuse('field', name);
    }
    payload[name] = read;
  }
  return accept(payload as Payload<Kind>);
}

function fieldsOf(kind: CodeKind): [string, Field<unknown>][] {
  return Object.entries(PAYLOAD_FIELDS[kind]);
}
