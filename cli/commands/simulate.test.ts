import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readVisits } from '../../lib/epidemiology/index.ts';
import { simulateCommand } from './simulate.ts';

let folder: string;
let out: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-simulate-'));
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

it('simulates the same world twice, and writes visits that tracing reads', async () => {
  const files = ['one', 'two'].map((name) => join(folder, name));
  for (const file of files) {
    const given = {
      people: '800',
      days: '5',
      seed: '7',
      json: true,
      visits: `${file}.csv`,
      truth: `${file}-t.csv`,
    };
    expect(await simulateCommand.run(given as never, [])).toBe(0);
  }
  const [first, second] = await Promise.all(files.map((file) => readFile(`${file}.csv`, 'utf8')));
  expect(first).toBe(second);
  const [summary] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, number>);
  const visits = readVisits(first!);
  expect(visits.refusals).toEqual([]);
  expect(visits.value.length).toBe(summary!['scannedVisits']);
  const truth = (await readFile(`${files[0]!}-t.csv`, 'utf8')).trim().split('\n');
  expect(truth).toHaveLength(summary!['infections']! + 1);
});

it('refuses numbers that make no world', async () => {
  expect(await simulateCommand.run({ people: '3' }, [])).toBe(2);
  expect(await simulateCommand.run({ end: 'soon' }, [])).toBe(2);
});
