import { RATIO_COUNTS_FROM, type SheetLimits } from './limits.ts';
import type { ZipPort } from './port.ts';
import { SheetProblem } from './refusals.ts';
import { type ByteSource, piecesOf } from './source.ts';

/** A file inside a zip, as the directory at its end describes it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const PIECE = 64 << 10;
const ALL_ONES = 0xff_ff_ff_ff;
const STORED = 0;
const DEFLATED = 8;

/** The directory of a zip (PKWARE APPNOTE 6.3, with zip64). @throws SheetProblem */
export async function readDirectory(source: ByteSource, limits: SheetLimits): Promise<Map<string, ZipEntry>> {
  const tailFrom = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = viewOf(await source.read(tailFrom, source.size));
  let at = tail.byteLength - END_SIZE;
  while (at >= 0 && tail.getUint32(at, true) !== 0x06_05_4b_50) {
    at -= 1;
  }
  if (at < 0) {
    throw new SheetProblem('sheet.corrupt', 'zip directory');
  }
  const end = await readEnd(source, tail, at, tailFrom + at);
  if (end.count > limits.entries) {
    throw new SheetProblem('sheet.too-large', `entries ${end.count} > ${limits.entries}`);
  }
  if (end.offset + end.size > source.size) {
    throw new SheetProblem('sheet.corrupt', 'zip directory');
  }
  return readEntries(viewOf(await source.read(end.offset, end.offset + end.size)), end.count);
}

type End = { readonly count: number; readonly size: number; readonly offset: number };

async function readEnd(source: ByteSource, tail: DataView, at: number, position: number): Promise<End> {
  const end = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const locator = at - 20;
  const isLarge = end.count === 0xff_ff || end.size === ALL_ONES || end.offset === ALL_ONES;
  if (!isLarge || locator < 0 || tail.getUint32(locator, true) !== 0x07_06_4b_50) {
    return end;
  }
  const from = Number(tail.getBigUint64(locator + 8, true));
  if (from + 56 > position) {
    throw new SheetProblem('sheet.corrupt', 'zip64 directory');
  }
  const large = viewOf(await source.read(from, from + 56));
  return {
    count: Number(large.getBigUint64(32, true)),
    size: Number(large.getBigUint64(40, true)),
    offset: Number(large.getBigUint64(48, true)),
  };
}

function readEntries(view: DataView, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let done = 0; done < count; done += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02_01_4b_50) {
      throw new SheetProblem('sheet.corrupt', 'zip directory');
    }
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > view.byteLength) {
      throw new SheetProblem('sheet.corrupt', 'zip directory');
    }
    const name = textOf(view, at + 46, nameEnd);
    const sizes = largeSizes(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    entries.set(name.replaceAll('\\', '/').replace(/^\//u, ''), {
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      size: sizes[0]!,
      packed: sizes[1]!,
      offset: sizes[2]!,
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Size, packed size and offset, those that do not fit into 32 bits from the zip64 field. */
function largeSizes(view: DataView, from: number, to: number, sizes: readonly number[]): readonly number[] {
  if (!sizes.includes(ALL_ONES)) {
    return sizes;
  }
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) {
      const fieldEnd = Math.min(to, at + 4 + view.getUint16(at + 2, true));
      let next = at + 4;
      return sizes.map((size) => {
        if (size !== ALL_ONES || next + 8 > fieldEnd) {
          return size;
        }
        next += 8;
        return Number(view.getBigUint64(next - 8, true));
      });
    }
  }
  return sizes;
}

/** Counts what all parts of one file have unpacked to. */
export type InflateBudget = { spent: number };

/** The bytes of an entry as they unpack, checked: limits on the way, size and CRC-32 at the end. @throws SheetProblem */
export async function* openEntry(
  source: ByteSource,
  entry: ZipEntry,
  port: ZipPort,
  limits: SheetLimits,
  budget: InflateBudget,
): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) {
    throw new SheetProblem('sheet.encrypted', entry.name);
  }
  const from = await dataStart(source, entry);
  if (from + entry.packed > source.size || (entry.method !== STORED && entry.method !== DEFLATED)) {
    throw new SheetProblem('sheet.corrupt', entry.name);
  }
  const packed = piecesOf(source, from, from + entry.packed, PIECE);
  const pieces = entry.method === STORED ? packed : port.inflate(packed);
  let size = 0;
  let crc = 0;
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextPiece(iterator, entry);
      if (next.done === true) {
        break;
      }
      size += next.value.length;
      budget.spent += next.value.length;
      if (budget.spent > limits.inflatedBytes) {
        throw new SheetProblem('sheet.too-large', `bytes > ${limits.inflatedBytes}`);
      }
      if (size > RATIO_COUNTS_FROM && size > entry.packed * limits.ratio) {
        throw new SheetProblem('sheet.too-large', `${entry.name}: ratio > ${limits.ratio}`);
      }
      crc = port.crc32(next.value, crc);
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
  if (size !== entry.size || crc !== entry.crc) {
    throw new SheetProblem('sheet.corrupt', `${entry.name}: size or checksum`);
  }
}

/** Whatever the unpacker throws means damaged bytes. */
async function nextPiece(
  iterator: AsyncIterator<Uint8Array>,
  entry: ZipEntry,
): Promise<IteratorResult<Uint8Array, unknown>> {
  try {
    return await iterator.next();
  } catch {
    throw new SheetProblem('sheet.corrupt', entry.name);
  }
}

async function dataStart(source: ByteSource, entry: ZipEntry): Promise<number> {
  const header = viewOf(await source.read(entry.offset, Math.min(source.size, entry.offset + 30)));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04_03_4b_50) {
    throw new SheetProblem('sheet.corrupt', entry.name);
  }
  return entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textOf(view: DataView, from: number, to: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + from, to - from));
}
