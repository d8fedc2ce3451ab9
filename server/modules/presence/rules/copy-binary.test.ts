import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CopiedStay, createCopyReader } from './copy-binary.ts';

const HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);

function row(stay: CopiedStay, micros = 0): Buffer {
  const bytes = Buffer.alloc(46);
  const time = (ms: number) => BigInt(ms - 946_684_800_000) * 1000n + BigInt(micros);
  bytes.writeInt16BE(4, 0);
  bytes.writeInt32BE(4, 2);
  bytes.writeInt32BE(stay.placeNo, 6);
  bytes.writeInt32BE(8, 10);
  bytes.writeBigInt64BE(BigInt(stay.personNo), 14);
  bytes.writeInt32BE(8, 22);
  bytes.writeBigInt64BE(time(stay.inAt), 26);
  bytes.writeInt32BE(8, 34);
  bytes.writeBigInt64BE(time(stay.outAt), 38);
  return bytes;
}

function read(bytes: Buffer, cuts: readonly number[] = []) {
  const stays: CopiedStay[] = [];
  const reader = createCopyReader((placeNo, personNo, inAt, outAt) =>
    stays.push({ placeNo, personNo, inAt, outAt }),
  );
  let from = 0;
  for (const cut of [...cuts.map((share) => Math.floor(share * bytes.length)), bytes.length].sort(
    (a, b) => a - b,
  )) {
    // A piece of a larger piece of memory, as sockets give them.
    const piece = Buffer.concat([Buffer.from('xyz'), bytes.subarray(from, cut), Buffer.from('q')]);
    reader.push(piece, 3, 3 + cut - from);
    from = cut;
  }
  return { stays, ended: reader.ended() };
}

const time = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) });
const stay = fc.record({
  placeNo: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  personNo: fc.integer({ min: 1, max: 2 ** 53 - 1 }),
  inAt: time,
  outAt: time,
});

describe('reading COPY BINARY', () => {
  it('reads the same stays however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(stay, { maxLength: 30 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }),
        (stays, cuts) => {
          const bytes = Buffer.concat([HEAD, ...stays.map((one) => row(one)), END]);
          expect(read(bytes, cuts)).toEqual({ stays, ended: true });
        },
      ),
    );
  });

  it('refuses what is no such data, and times that are no whole milliseconds', () => {
    const one = { placeNo: 1, personNo: 2, inAt: 1_000, outAt: 2_000 };
    expect(() => read(Buffer.from('1\t2\t2026-11-10\t2026-11-11\n'))).toThrow(/not the binary format/);
    expect(() => read(Buffer.concat([HEAD, row(one, 1)]))).toThrow(/no whole millisecond/);
    const withNull = row(one);
    withNull.writeInt32BE(-1, 22);
    expect(() => read(Buffer.concat([HEAD, withNull]))).toThrow(/no stay/);
    const short = row(one);
    short.writeInt16BE(3, 0);
    expect(() => read(Buffer.concat([HEAD, short]))).toThrow(/no stay/);
    expect(read(Buffer.concat([HEAD, row(one)])).ended).toBe(false);
  });
});
