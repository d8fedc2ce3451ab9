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
    const items: JsonValue[] = [];
    for (const item of value) {
      const json = toJson(item);
      if (json === undefined) {
        return undefined;
      }
      items.push(json);
    }
    return items;
  }
  if (isCborMap(value)) {
    const object: Record<string, JsonValue> = {};
    for (const [name, item] of value) {
      const json = toJson(item);
      if (typeof name !== 'string' || json === undefined) {
        return undefined;
      }
      setOwn(object, name, json);
    }
    return object;
  }
  return value instanceof Uint8Array ? undefined : value;
}

/** The text of a value, '' for what is none. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** True for an object, not for an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a field also when its name is `__proto__`, which an assignment would take for something else. */
function setOwn(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

function datedText(tag: number, value: CborValue): string | undefined {
  if (tag === TAG_SECONDS) {
    const date = new Date(typeof value === 'number' ? value * 1000 : Number.NaN);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  }
  return (tag === TAG_MOMENT || tag === TAG_DAY) && typeof value === 'string' ? value : undefined;
}
