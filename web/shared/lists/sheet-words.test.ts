import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SHEET_FILES, sheetWords } from './sheet-words.ts';

const web = new URL('../../', import.meta.url);

it('names every kind of file that can be opened, and no text names fewer', () => {
  for (const { kinds, open } of Object.values(sheetWords)) {
    expect(kinds).toMatch(/Excel.*ODS.*CSV/u);
    expect(open).toMatch(/Excel.*ODS.*CSV/u);
  }
  expect(SHEET_FILES).toContain('.ods');
  const texts = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /texts\.ts$/iu.test(name),
  );
  expect(texts.length).toBeGreaterThan(50);
  const narrow = texts.filter((name) =>
    /Excel(?:,| hoặc| or)? CSV|tệp CSV của doanh nghiệp|CSV file of an? enterprise/u.test(
      readFileSync(new URL(name, web), 'utf8'),
    ),
  );
  expect(narrow).toEqual([]);
});
