import type { ZipPort } from './port.ts';

/** A file to be packed; its bytes are made as they are packed. */
export type ZipPart = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

const [LOCAL, CENTRAL, END, DESCRIPTOR] = [0x04_03_4b_50, 0x02_01_4b_50, 0x06_05_4b_50, 0x08_07_4b_50];
/** Sizes follow the bytes; names are UTF-8. */
const FLAGS = 0x08_08;
const VERSION = 20;
const DEFLATED = 8;
/** 1 January 1980: the same content makes the same file. */
const DOS_DAY = 33;

/** Writes a zip as its parts come, without seeking back, up to 4 GiB. */
export async function* writeZip(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
  port: ZipPort,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const central: Uint8Array[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = encoder.encode(part.name);
    const start = offset;
    const header = record(LOCAL, [[VERSION, 2], ...common(0, 0, 0), [name.length, 2], [0, 2]]);
    yield header;
    yield name;
    offset += header.length + name.length;
    let [crc, size, packed] = [0, 0, 0];
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of part.bytes) {
        crc = port.crc32(piece, crc);
        size += piece.length;
        yield piece;
      }
    };
    for await (const piece of port.deflate(counted())) {
      packed += piece.length;
      yield piece;
    }
    const descriptor = record(DESCRIPTOR, [
      [crc, 4],
      [packed, 4],
      [size, 4],
    ]);
    yield descriptor;
    offset += packed + descriptor.length;
    central.push(
      record(CENTRAL, [
        [VERSION, 2],
        [VERSION, 2],
        ...common(crc, packed, size),
        [name.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [start, 4],
      ]),
      name,
    );
  }
  yield* central;
  const size = central.reduce((sum, { length }) => sum + length, 0);
  yield record(END, [
    [0, 2],
    [0, 2],
    [central.length / 2, 2],
    [central.length / 2, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
}

type Field = readonly [value: number, bytes: 2 | 4];

function common(crc: number, packed: number, size: number): readonly Field[] {
  return [
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DAY, 2],
    [crc, 4],
    [packed, 4],
    [size, 4],
  ];
}

function record(signature: number, fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 4));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [value, width] of fields) {
    if (width === 2) {
      view.setUint16(at, value, true);
    } else {
      view.setUint32(at, value, true);
    }
    at += width;
  }
  return bytes;
}
