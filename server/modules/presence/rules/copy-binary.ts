/** A stay as it leaves the log; times Unix ms. */
export type CopiedStay = {
  readonly placeNo: number;
  readonly personNo: number;
  readonly inAt: number;
  readonly outAt: number;
};

/** Takes a stay without making an object of it: twenty million of them pass here. */
export type TakeStay = (placeNo: number, personNo: number, inAt: number, outAt: number) => void;

const SIGNATURE = 'PGCOPY\n\xff\r\n\0';
/** Signature, flags, length of the (empty) extension. */
const HEADER = 19;
/** Count of fields, then int4, int8, timestamptz, timestamptz, each behind its length. */
const TUPLE = 2 + 8 + 12 + 12 + 12;
/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH_MS = 946_684_800_000;
const TWO_32 = 4_294_967_296;

/**
 * Reads `COPY (place_no, person_no, in_at, out_at) TO STDOUT (FORMAT binary)` as it comes, in pieces of any length.
 * Format: PostgreSQL documentation, COPY, "Binary Format".
 * @throws Error when it is another format, a null, or a time that is no whole millisecond: such a time would be counted
 *   otherwise than in SQL.
 */
export function createCopyReader(take: TakeStay) {
  let rest: Uint8Array = new Uint8Array(0);
  let headed = false;
  let ended = false;

  function readTuples(view: DataView, from: number, to: number): number {
    let at = from;
    while (to - at >= TUPLE) {
      const shaped =
        view.getInt16(at) === 4 &&
        view.getInt32(at + 2) === 4 &&
        view.getInt32(at + 10) === 8 &&
        view.getInt32(at + 22) === 8 &&
        view.getInt32(at + 34) === 8;
      if (!shaped) {
        break;
      }
      const personNo = view.getInt32(at + 14) * TWO_32 + view.getUint32(at + 18);
      take(view.getInt32(at + 6), personNo, msAt(view, at + 26), msAt(view, at + 38));
      at += TUPLE;
    }
    if (to - at >= 2) {
      const fields = view.getInt16(at);
      ended = fields === -1;
      if (!ended && (fields !== 4 || to - at >= TUPLE)) {
        throw new Error('copy: a row that is no stay');
      }
    }
    return at;
  }

  return {
    /** The next bytes [from, to) of the data. They are not kept. */
    push: (bytes: Uint8Array, from: number, to: number): void => {
      let [data, at, end] = [bytes, from, to];
      if (rest.length > 0) {
        data = new Uint8Array(rest.length + to - from);
        data.set(rest);
        data.set(bytes.subarray(from, to), rest.length);
        [at, end] = [0, data.length];
      }
      if (!headed && end - at >= HEADER) {
        checkHeader(data, at);
        headed = true;
        at += HEADER;
      }
      if (headed && !ended) {
        at = readTuples(new DataView(data.buffer, data.byteOffset, data.byteLength), at, end);
      }
      rest = at === end ? new Uint8Array(0) : data.slice(at, end);
    },
    /** Whether the end mark has come. */
    ended: (): boolean => ended,
  };
}

function checkHeader(data: Uint8Array, at: number): void {
  for (let i = 0; i < HEADER; i += 1) {
    if (data[at + i] !== (SIGNATURE.codePointAt(i) ?? 0)) {
      throw new Error('copy: not the binary format');
    }
  }
}

function msAt(view: DataView, at: number): number {
  const ms = (view.getInt32(at) * TWO_32 + view.getUint32(at + 4)) / 1000;
  if (!Number.isInteger(ms)) {
    throw new Error('copy: a time that is no whole millisecond');
  }
  return EPOCH_MS + ms;
}
