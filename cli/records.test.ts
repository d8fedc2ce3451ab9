import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, readCsv } from '../lib/epidemiology/index.ts';
import { FileProblem } from './files.ts';
import { readRecords, recordsOf } from './records.ts';

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const batch of batches) {
    items.push(...batch);
  }
  return items;
}

function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i += 1) {
    const size = sizes[i % sizes.length]!;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

describe('records of a file that streams in', () => {
  it('are those of the whole text, wherever it is cut', async () => {
    const cell = fc.constantFrom('', 'a', 'Hoà Bình', 'x,y', 'say "hi"', 'two\nlines', '\r\n');
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        async (given, sizes) => {
          const text = given.map((row) => `${csvLine(row)}\n`).join('');
          const streamed = await all(recordsOf(cut(text, sizes)));
          expect(streamed).toEqual([...readCsv(text)]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('become NFC, skip the byte-order mark and keep the last line without a break', async () => {
    const text = `\uFEFFname\n${'Hoà'.normalize('NFD')}`;
    const records = await all(recordsOf(cut(text, [3])));
    expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'name'],
      [2, 'Hoà'.normalize('NFC')],
    ]);
  });

  it('give up a lost quote instead of gathering the rest of the file', async () => {
    const lines = Array.from({ length: 200_000 }, (_, i) => `row ${i},x\n`).join('');
    const records = await all(recordsOf(cut(`a,b\n"lost,\n${lines}`, [65_536])));
    expect(records.some(({ broken }) => broken)).toBe(true);
    expect(records.length).toBeGreaterThan(50_000);
  });

  it('say in both languages that a file cannot be read', async () => {
    await expect(all(readRecords('/nowhere/file.csv'))).rejects.toThrow(FileProblem);
  });
});
