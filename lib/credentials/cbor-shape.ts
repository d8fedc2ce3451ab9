import { utf8Text } from './bytes.ts';

/** Bounds put on untrusted CBOR before anything is built from it. */
export interface CborLimits {
  /** Longest input, bytes. */
  readonly maxBytes: number;
  /** Deepest nesting of arrays, maps and tags. */
  readonly maxDepth: number;
  /** Most data items, keys counted. */
  readonly maxItems: number;
  /** Tag numbers that may appear; any other is refused. */
  readonly tags: readonly number[];
  /** True: also arrays and maps of indefinite length, and integers longer than needed, as other issuers may write. */
  readonly foreign?: boolean;
}

/** Why bytes are refused before decoding. */
export type ShapeFault =
  | 'size'
  | 'depth'
  | 'items'
  | 'indefinite'
  | 'truncated'
  | 'trailing'
  | 'key'
  | 'text'
  | 'tag';

/** Ends an array or map of indefinite length. */
const BREAK = 0xff;

interface Frame {
  /** Items still to come; infinity until the break of an indefinite length. */
  left: number;
  /** Whether the next item is a key: only ever true in a map. */
  keyNext: boolean;
  readonly isMap: boolean;
}

/** The head of an item; one object serves all, since millions are read. */
interface Head {
  major: number;
  argument: number;
  next: number;
}

/**
 * Walks CBOR (RFC 8949) without recursion and without building values, and answers the first fault or null.
 * Needed in front of cborg, whose decoder recurses without a depth limit, takes keys of any type (two equal byte
 * string keys would both be kept) and repairs ill-formed UTF-8.
 */
export function findShapeFault(bytes: Uint8Array, limits: CborLimits): ShapeFault | null {
  if (bytes.length > limits.maxBytes) {
    return 'size';
  }
  const frames: Frame[] = [{ left: 1, keyNext: false, isMap: false }];
  const head: Head = { major: 0, argument: 0, next: 0 };
  let at = 0;
  let items = 0;
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (frame.left === 0) {
      frames.pop();
      continue;
    }
    if (bytes[at] === BREAK && frame.left === Number.POSITIVE_INFINITY && frame.keyNext === frame.isMap) {
      at += 1;
      frames.pop();
      continue;
    }
    const isKey = frame.keyNext;
    frame.keyNext = frame.isMap && !isKey;
    frame.left -= 1;
    items += 1;
    if (items > limits.maxItems) {
      return 'items';
    }
    const fault = readHead(bytes, at, limits.foreign === true, head);
    if (fault !== null) {
      return fault;
    }
    at = head.next;
    if (isKey && head.major !== 0 && head.major !== 1 && head.major !== 3) {
      return 'key';
    }
    if (head.major === 2 || head.major === 3) {
      const end = at + head.argument;
      if (end > bytes.length) {
        return 'truncated';
      }
      if (head.major === 3 && !isText(bytes, at, end)) {
        return 'text';
      }
      at = end;
    } else if (head.major >= 4 && head.major <= 6) {
      if (head.major === 6 && !limits.tags.includes(head.argument)) {
        return 'tag';
      }
      if (frames.length > limits.maxDepth) {
        return 'depth';
      }
      frames.push({ left: countInside(head), keyNext: head.major === 5, isMap: head.major === 5 });
    }
  }
  return at === bytes.length ? null : 'trailing';
}

function countInside(head: Head): number {
  if (head.major === 6) {
    return 1;
  }
  return head.major === 5 ? head.argument * 2 : head.argument;
}

function isText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (bytes[at]! > 0x7f) {
      return utf8Text(bytes.subarray(from, to)) !== null;
    }
  }
  return true;
}

/** Fills `head` from the bytes at a place. */
function readHead(bytes: Uint8Array, at: number, indefinite: boolean, head: Head): ShapeFault | null {
  const first = bytes[at];
  if (first === undefined) {
    return 'truncated';
  }
  const minor = first & 31;
  head.major = first >> 5;
  head.next = at + 1;
  if (minor < 24) {
    head.argument = minor;
    return null;
  }
  if (indefinite && minor === 31 && (head.major === 4 || head.major === 5)) {
    head.argument = Number.POSITIVE_INFINITY;
    return null;
  }
  if (minor > 27) {
    return 'indefinite';
  }
  head.next += 2 ** (minor - 24);
  if (head.next > bytes.length) {
    return 'truncated';
  }
  head.argument = 0;
  for (let index = at + 1; index < head.next; index += 1) {
    head.argument = head.argument * 256 + bytes[index]!;
  }
  return null;
}
