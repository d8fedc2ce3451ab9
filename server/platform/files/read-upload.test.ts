import { describe, expect, it } from 'vitest';
import { readUpload } from './read-upload.ts';

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
/** An EXIF block, little-endian, with an orientation and a text that must not survive. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 21.85 106.76')]);
}
const jpeg = (orientation: number) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xe1, exif(orientation)),
    segment(0xfe, Buffer.from('made by somebody')),
    segment(0xda, Buffer.from([1, 2, 3])),
    Buffer.from([9, 8, 7, 0xff, 0xd9]),
    Buffer.from('hidden behind the end'),
  ]);
const chunk = (name: string, content: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  return Buffer.concat([size, Buffer.from(name), Buffer.from(content), Buffer.alloc(4)]);
};
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', 'x'),
  chunk('eXIf', 'GPS'),
  chunk('tEXt', 'author'),
  chunk('IDAT', 'y'),
  chunk('IEND', ''),
]);
const file = (type: 'application/pdf' | 'image/jpeg' | 'image/png', bytes: Buffer | string) => ({
  name: 'văn bản',
  type,
  data: Buffer.from(bytes as string).toString('base64'),
});
const bytesOf = (given: ReturnType<typeof file>): Buffer => {
  const read = readUpload(given);
  if (!read.ok) {
    throw new Error(read.code);
  }
  return read.value;
};

describe('an uploaded scan', () => {
  it('loses EXIF data, comments and what stands behind the end, but keeps the way up', () => {
    const plain = bytesOf(file('image/jpeg', jpeg(1))).toString('latin1');
    expect(plain).not.toMatch(/GPS|somebody|hidden|Exif/);
    expect(plain).toContain('JFIF');
    const turned = bytesOf(file('image/jpeg', jpeg(6)));
    expect(turned.toString('latin1')).not.toMatch(/GPS|somebody|hidden/);
    expect(turned.toString('latin1')).toContain('Exif');
    // Cleaned once more it is the same: the orientation it wrote is one that it reads.
    expect(bytesOf(file('image/jpeg', turned))).toEqual(turned);
  });

  it('keeps of a PNG what it is drawn from', () => {
    expect(bytesOf(file('image/png', png)).toString('latin1')).not.toMatch(/eXIf|tEXt|author|GPS/);
  });

  it.each([
    ['a program that calls itself a picture', file('image/jpeg', 'MZ program'), 'file.wrong-type'],
    ['a picture that calls itself a PDF', file('application/pdf', jpeg(1)), 'file.wrong-type'],
    ['a PDF that ends nowhere', file('application/pdf', '%PDF-1.7 half'), 'file.wrong-type'],
    [
      'a PDF with a script',
      file('application/pdf', '%PDF-1.7 /JavaScript (x)\n%%EOF'),
      'file.active-content',
    ],
    ['damaged base64', { name: 'x', type: 'application/pdf' as const, data: 'a b c!' }, 'file.not-base64'],
    ['a truncated JPEG', file('image/jpeg', jpeg(1).subarray(0, 30)), 'file.wrong-type'],
    ['too much', file('application/pdf', Buffer.alloc(8_000_001, 65)), 'file.too-large'],
  ])('%s is refused', (_, given, code) => {
    expect(readUpload(given)).toMatchObject({ ok: false, code });
  });

  it('takes a plain PDF as it is', () => {
    const pdf = '%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n';
    expect(bytesOf(file('application/pdf', pdf)).toString()).toBe(pdf);
  });
});
