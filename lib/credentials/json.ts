import type { CborValue } from './cbor.ts';
import { CborTag, isCborMap } from './cbor.ts';

/** What JSON may hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [name: string]: JsonValue };

/** Tags that say that a text is a moment or a day (RFC 8949, RFC 8943), and that a number is seconds since 1970. */
const TAG_MOMENT = 0;
const TAG_SECONDS = 1;
const TAG_DAY = 1004;
export const DATE_TAGS: readonly number[] = [TAG_MOMENT, TAG_SECONDS, TAG_DAY];

/** CBOR as JSON, tagged dates as text; undefined when it holds what JSON has not (bytes, keys that are no text). */
export function toJson(value: CborValue): JsonValue | undefined {
  if (value instanceof CborTag) {
    return datedText(value.tag, value.value as CborValue);
  }
  if (Array.isArray(value)) {
    const items = value.map(toJson);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (isCborMap(value)) {
    const pairs = [...value].map(([name, item]) => [name, toJson(item)] as const);
    return pairs.every((pair): pair is readonly [string, JsonValue] => isPair(pair))
      ? Object.fromEntries(pairs)
      : undefined;
  }
  return value instanceof Uint8Array ? undefined : value;
}

/** True for an object, not for an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPair([name, item]: readonly [number | string, JsonValue | undefined]): boolean {
  return typeof name === 'string' && item !== undefined;
}

function datedText(tag: number, value: CborValue): string | undefined {
  if (tag === TAG_SECONDS) {
    const date = new Date(typeof value === 'number' ? value * 1000 : Number.NaN);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  }
  return (tag === TAG_MOMENT || tag === TAG_DAY) && typeof value === 'string' ? value : undefined;
}
