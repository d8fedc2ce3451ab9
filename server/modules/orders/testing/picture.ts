import { execFileSync } from 'node:child_process';

/** The first page of a PDF as pixels for a QR reader, by poppler: an 8-bit grey PGM is header lines, then one byte each. */
export function pictureOf(pdf: Buffer): { data: Uint8ClampedArray; width: number; height: number } {
  const pgm = execFileSync('pdftoppm', ['-r', '150', '-gray', '-f', '1', '-l', '1', '-'], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'))!;
  const grey = pgm.subarray(head[0].length);
  const data = new Uint8ClampedArray(grey.length * 4);
  grey.forEach((value, i) => data.set([value, value, value, 255], i * 4));
  return { data, width: Number(head[1]), height: Number(head[2]) };
}
