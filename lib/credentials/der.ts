import type { Bytes } from './bytes.ts';

/** Tags of ASN.1 (X.690) that certificates use. */
export const DER = {
  boolean: 0x01,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/** One element: its tag, its content, and itself with tag and length. */
export interface DerElement {
  readonly tag: number;
  readonly content: Bytes;
  readonly whole: Bytes;
}

/** The elements that `bytes` consist of, or null when they are not whole elements of definite length. */
export function readDer(bytes: Bytes): DerElement[] | null {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1];
    // The low five bits all set begin a longer tag, which no certificate has; 0x80 is the indefinite length.
    if (first === undefined || (tag & 31) === 31 || first === 0x80 || first > 0x84) {
      return null;
    }
    const start = at + 2 + (first > 0x80 ? first - 0x80 : 0);
    let length = first;
    if (first > 0x80) {
      length = bytes.subarray(at + 2, start).reduce((number, byte) => number * 256 + byte, 0);
    }
    const end = start + length;
    if (end > bytes.length) {
      return null;
    }
    elements.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return elements;
}

/** One element of the given content, at most 65,535 bytes. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = parts.flatMap((part) => Array.from(part));
  return Uint8Array.from([tag, ...lengthBytes(content.length), ...content]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) {
    return [length];
  }
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

/** The parts of a sequence, or null when the element is none. */
export function sequenceParts(element: DerElement | undefined): DerElement[] | null {
  return element?.tag === DER.sequence ? readDer(element.content) : null;
}

/** An object identifier as text (`1.2.840.10045.2.1`), or null when the element is none. */
export function oidText(element: DerElement | undefined): string | null {
  if (element?.tag !== DER.oid || element.content.length === 0) {
    return null;
  }
  const numbers: number[] = [];
  let number = 0;
  for (const byte of element.content) {
    number = number * 128 + (byte & 127);
    if (byte < 128) {
      numbers.push(number);
      number = 0;
    }
  }
  const [head = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(head / 40));
  return [root, head - root * 40, ...rest].join('.');
}

/** A UTCTime or GeneralizedTime in the form that certificates must have (RFC 5280 section 4.1.2.5), or null. */
export function timeOf(element: DerElement | undefined): Date | null {
  const text = String.fromCharCode(...(element?.content ?? []));
  const parts = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const long = element?.tag === DER.generalizedTime;
  if (parts === null || (!long && element?.tag !== DER.utcTime) || (parts[1] !== undefined) !== long) {
    return null;
  }
  const [, century, year = '', month, day, hour, minute, second] = parts;
  const full = `${century ?? (Number(year) < 50 ? '20' : '19')}${year}`;
  const date = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
