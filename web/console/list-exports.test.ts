import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = globSync('**/*.tsx', { cwd: here }).map((file) => readFileSync(`${here}/${file}`, 'utf8'));
const keysOf = (call: string) =>
  new Set(
    sources.flatMap((text) =>
      [...text.matchAll(new RegExp(`${call}\\(\\s*'(GET [^']+)'`, 'gu'))].map((match) => match[1]!),
    ),
  );

/** Search results of at most 20 rows; people of an area leave by the screen of exports. */
const without = ['GET /people'];

it('every list of the console offers its export', () => {
  const exported = keysOf('fileUrl');
  const lists = [...keysOf('useList')];
  expect(lists.filter((key) => !exported.has(key))).toEqual(without);
  expect(lists.length).toBeGreaterThan(30);
});
