import type { CborValue } from './cbor.ts';

/** One field of a payload: its integer key in the code and the way between the value and CBOR. */
export interface Field<T> {
  readonly key: number;
  readonly optional: boolean;
  /** The value as CBOR, or undefined when it may not be put into a code. */
  write(value: unknown): CborValue | undefined;
  /** The value of CBOR, or undefined when it is not one of this field. */
  read(value: CborValue): T | undefined;
}

/** A field that may be absent. */
export interface OptionalField<T> extends Field<T> {
  readonly optional: true;
}

/** Text of 1 to `max` characters without control characters, brought to NFC; `pattern` narrows it. */
export function textField(key: number, max: number, pattern: RegExp = /^\P{Cc}+$/u): Field<string> {
  const read = (value: unknown): string | undefined =>
    typeof value === 'string' && value.length <= max && pattern.test(value) ? value : undefined;
  return field(key, read, (value) =>
    typeof value === 'string' ? read(value.trim().normalize('NFC')) : undefined,
  );
}

/** A whole number between the bounds, both allowed. */
export function wholeField(key: number, min: number, max: number): Field<number> {
  const read = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : undefined;
  return field(key, read, read);
}

/** A moment, kept as whole seconds since 1970-01-01T00:00:00Z. */
export function momentField(key: number): Field<Date> {
  const seconds = wholeField(key, 0, 253_402_300_799);
  return field(
    key,
    (value) => {
      const read = seconds.read(value);
      return read === undefined ? undefined : new Date(read * 1000);
    },
    (value) => (value instanceof Date ? seconds.write(Math.floor(value.getTime() / 1000)) : undefined),
  );
}

/** One of some words, kept as its number in the list, from 1. Words may be added at the end, never moved. */
export function choiceField<const Words extends readonly string[]>(
  key: number,
  words: Words,
): Field<Words[number]> {
  return field(
    key,
    (value) => (typeof value === 'number' ? words[value - 1] : undefined),
    (value) => {
      const index = typeof value === 'string' ? words.indexOf(value) : -1;
      return index < 0 ? undefined : index + 1;
    },
  );
}

/** A list of 1 to `max` values of another field. */
export function listField<T>(item: Field<T>, max: number): Field<readonly T[]> {
  return field(
    item.key,
    (value) => (Array.isArray(value) ? every(value, max, (one) => item.read(one)) : undefined),
    (value) => (Array.isArray(value) ? every(value, max, (one) => item.write(one)) : undefined),
  );
}

/** The same field, allowed to be absent. */
export function optional<T>(of: Field<T>): OptionalField<T> {
  return { ...of, optional: true };
}

function field<T>(key: number, read: Field<T>['read'], write: Field<T>['write']): Field<T> {
  return { key, optional: false, read, write };
}

function every<From, To>(
  values: readonly From[],
  max: number,
  turn: (value: From) => To | undefined,
): To[] | undefined {
  const turned = values.map(turn).filter((value) => value !== undefined);
  return turned.length === values.length && turned.length > 0 && turned.length <= max ? turned : undefined;
}
