import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { groups, needOtherData, walks } from './screen-lists.ts';

describe('the walk through every screen', () => {
  it('has those of the console in its lists', async () => {
    const folder = new URL('../../web/console/app/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => /\broutes\.tsx?$/.test(name));
    const texts = files.map(async (name) => await readFile(new URL(name, folder), 'utf8'));
    const routes = (await Promise.all(texts)).join('\n');
    const plain = (path: string) => path.replaceAll(/[:$]\w+/g, '*');
    const walked = groups.flatMap(([, screens]) => screens).map(plain);
    const known = [...routes.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => plain(`/console${path}`));
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((path) => !walked.includes(path) && !needOtherData.includes(path))).toEqual([]);
  });

  it('has a file for each of its parts', async () => {
    const files = await readdir(new URL('./', import.meta.url));
    const parts = files.flatMap((name) => /^screens-of-(\w+)\.test\.ts$/.exec(name)?.[1] ?? []);
    expect(parts.toSorted()).toEqual(Object.keys(walks).toSorted());
  });
});
