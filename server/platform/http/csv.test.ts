import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { refuse } from '../outcomes/general.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';
import { CSV, pagedCsv, writeTable } from './csv.ts';
import type { ReadyFile, TableFile } from './handler.ts';

type Page = Outcome<{ items: { id: string }[]; next: string | null }>;

const fileOf = (pages: readonly Page[]): ReadyFile => {
  let read = 0;
  const answer = pagedCsv('cases.csv', ['id'], async () => {
    read += 1;
    return pages[read - 1]!;
  });
  return writeTable(answer.file as TableFile, CSV, 'live');
};
const textOf = async ({ body }: ReadyFile) => await text(body as NodeJS.ReadableStream);

describe('a list as a file', () => {
  it('is read page by page to its end', async () => {
    const pages = [done({ items: [{ id: 'a' }], next: '1' }), done({ items: [{ id: 'b' }], next: null })];
    expect(await textOf(fileOf(pages))).toBe('﻿id\r\na\r\nb\r\n');
  });

  it('breaks off where a page is refused on the way: a part of a list never looks like the whole', async () => {
    const pages = [done({ items: [{ id: 'a' }], next: '1' }), refuse('forbidden')];
    await expect(textOf(fileOf(pages))).rejects.toThrow('forbidden');
  });
});
