import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

it('no kind of code has two tables: the later one would hide the former', async () => {
  const folder = new URL('./labels/', import.meta.url);
  const found: string[] = [];
  for (const file of readdirSync(folder)) {
    const parts = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    for (const [name, table] of Object.entries(parts)) {
      if (name.endsWith('Labels')) {
        found.push(...Object.keys(table as object));
      }
    }
  }
  expect(found.filter((kind, i) => found.indexOf(kind) !== i)).toEqual([]);
  expect(found.length).toBeGreaterThan(60);
});
