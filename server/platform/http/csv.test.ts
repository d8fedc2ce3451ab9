import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { refuse } from '../outcomes/general.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';
import { CSV, markedName, pagedCsv, writeTable } from './csv.ts';
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

it('says in its name that its data are made up, whatever kind of file it is', () => {
  expect(markedName('cases.csv', 'live')).toBe('cases.csv');
  expect(markedName('cases.csv', 'demo')).toBe('MO-PHONG-cases.csv');
  expect(markedName('decision.pdf', 'study:2021')).toBe('MO-PHONG-decision.pdf');
});
