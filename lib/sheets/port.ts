import { Deflate, Inflate } from 'fflate';

/** Packing and unpacking, in pieces. What is handed in may be the platform's own: `nodeZip` of node-zip.ts is several times as fast. */
export type ZipPort = {
  /** Unpacks a raw deflate stream. @throws anything over damaged or cut off bytes. */
  readonly inflate: (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Packs as a raw deflate stream. */
  readonly deflate: (plain: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** CRC-32 of bytes, going on from that of the bytes before. */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
};

/** Small, since a piece may unpack to a thousand times its size at once. */
const PIECE = 4096;

/** The port in plain JavaScript, for Node and browsers. */
export const plainZip: ZipPort = {
  inflate: async function* (packed) {
    const ready: Uint8Array[] = [];
    let ended = false;
    const stream = new Inflate((piece, last) => {
      ready.push(piece);
      ended ||= last;
    });
    for await (const piece of packed) {
      for (let at = 0; at < piece.length && !ended; at += PIECE) {
        stream.push(piece.subarray(at, at + PIECE));
        yield* ready.splice(0);
      }
    }
    if (!ended) {
      stream.push(new Uint8Array(0), true);
      yield* ready.splice(0);
    }
  },
  deflate: async function* (plain) {
    const ready: Uint8Array[] = [];
    const stream = new Deflate({ level: 4 }, (piece) => {
      ready.push(piece);
    });
    for await (const piece of plain) {
      stream.push(piece);
      yield* ready.splice(0);
    }
    stream.push(new Uint8Array(0), true);
    yield* ready;
  },
  crc32: (bytes, before) => {
    let crc = ~before;
    for (let at = 0; at < bytes.length; at += 1) {
      crc = crcTable[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
    }
    return ~crc >>> 0;
  },
};

const crcTable = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) {
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  }
  return value;
});
