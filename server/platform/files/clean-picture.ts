/** Segments that a JPEG needs to be drawn: JFIF, Adobe's colour transform, and everything that is no APPn or comment. */
const KEPT_APPS = new Set([0xe0, 0xee]);
const KEPT_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs']);
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const EXIF = Buffer.from('Exif\0\0');
const ORIENTATION = 0x0112;

/**
 * A JPEG without EXIF, XMP, comments and whatever stands behind its end: a photo of a paper tells neither where it was
 * taken nor by whom. The way up stays, in an EXIF block that says nothing else. Null: not a JPEG.
 */
export function cleanJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) {
    return null;
  }
  const parts: Buffer[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      return null;
    }
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) {
      return null;
    }
    if (marker === 0xe1) {
      orientation = orientationOf(bytes.subarray(at + 4, end)) ?? orientation;
    }
    const isApp = marker >= 0xe0 && marker <= 0xef;
    if (isApp ? KEPT_APPS.has(marker) : marker !== 0xfe) {
      parts.push(bytes.subarray(at, end));
    }
    if (marker === 0xda) {
      const stop = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
      if (stop < end) {
        return null;
      }
      const picture = [bytes.subarray(end, stop), Buffer.from([0xff, 0xd9])];
      return Buffer.concat([bytes.subarray(0, 2), ...orientationBlock(orientation), ...parts, ...picture]);
    }
    at = end;
  }
  return null;
}

/** A PNG with only the chunks that it is drawn from. Null: not a PNG. */
export function cleanPng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(PNG_HEAD)) {
    return null;
  }
  const parts: Buffer[] = [PNG_HEAD];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || (at === 8 && name !== 'IHDR')) {
      return null;
    }
    if (KEPT_CHUNKS.has(name)) {
      parts.push(bytes.subarray(at, end));
    }
    if (name === 'IEND') {
      return Buffer.concat(parts);
    }
    at = end;
  }
  return null;
}

/** Tag 0x0112 of the first directory of an EXIF block. */
function orientationOf(block: Buffer): number | null {
  const tiff = block.subarray(EXIF.length);
  if (!block.subarray(0, EXIF.length).equals(EXIF) || tiff.length < 14) {
    return null;
  }
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (from: number) => (little ? tiff.readUInt16LE(from) : tiff.readUInt16BE(from));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) {
    return null;
  }
  const last = Math.min(short(start), Math.floor((tiff.length - start - 2) / 12));
  for (let i = 0; i < last; i += 1) {
    const entry = start + 2 + i * 12;
    if (short(entry) === ORIENTATION) {
      const value = short(entry + 8);
      return value >= 1 && value <= 8 ? value : null;
    }
  }
  return null;
}

function orientationBlock(orientation: number): Buffer[] {
  if (orientation === 1) {
    return [];
  }
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(2 + EXIF.length + tiff.length, 2);
  return [Buffer.concat([head, EXIF, tiff])];
}
