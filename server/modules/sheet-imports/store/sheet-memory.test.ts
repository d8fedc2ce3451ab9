import { expect, it, vi } from 'vitest';
import { createSecrets } from '../../../platform/secrets/secrets.ts';
import type { KeptCells } from '../rules/clean-row.ts';
import type { Judge } from '../rules/judge-row.ts';
import { judgedBy, sheetMemory } from './sheet-memory.ts';

const { encrypt } = createSecrets(Buffer.alloc(32, 3));
const kept = (text: string): KeptCells => ({ cells: [text], dittos: [], notes: [] });
const judge: Judge = (row) => ({ said: row.cells }) as never;

it('knows a row by its stored bytes, and not by those of another with the same words', () => {
  const memory = sheetMemory();
  const [cells, again] = [encrypt('Lò Thị Én'), encrypt('Lò Thị Én')];
  const row = kept('Lò Thị Én');
  memory.note(1, cells, row);
  expect(memory.find(Buffer.from(cells))?.kept).toBe(row);
  expect(memory.find(again)).toBeUndefined();
});

it('holds the rows of the newest sheets, twice as many as it may at most', () => {
  const memory = sheetMemory(3);
  const all = Array.from({ length: 10 }, (_, i) => ({ cells: encrypt(`${i}`), row: kept(`${i}`) }));
  all.forEach(({ cells, row }, i) => memory.note((i % 3) + 1, cells, row));
  expect(all.map(({ cells }) => memory.find(cells) !== undefined)).toEqual([
    ...Array<boolean>(6).fill(false),
    ...Array<boolean>(4).fill(true),
  ]);
});

it('does not remember rows far down a long sheet', () => {
  const memory = sheetMemory(3);
  const cells = encrypt('x');
  memory.note(4, cells, kept('x'));
  expect(memory.find(cells)).toBeUndefined();
});

it('forgets everything when nobody has worked on a sheet for ten minutes', () => {
  vi.useFakeTimers();
  try {
    const memory = sheetMemory();
    const cells = encrypt('x');
    memory.note(1, cells, kept('x'));
    vi.advanceTimersByTime(9 * 60_000);
    memory.note(2, encrypt('y'), kept('y'));
    vi.advanceTimersByTime(9 * 60_000);
    expect(memory.find(cells)).toBeDefined();
    vi.advanceTimersByTime(60_000);
    expect(memory.find(cells)).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

it('judges the same texts once under one key, and anew under another', () => {
  const memory = sheetMemory();
  const made = vi.fn(judge);
  const row = memory.note(1, encrypt('x'), kept('x'));
  const first = judgedBy(
    memory.judge('plan 1', () => made),
    row,
  );
  expect(
    judgedBy(
      memory.judge('plan 1', () => made),
      row,
    ),
  ).toBe(first);
  expect(made).toHaveBeenCalledTimes(1);
  row.lookedUp = { draft: {}, looked: {} } as never;
  judgedBy(
    memory.judge('plan 2', () => (one) => made(one)),
    row,
  );
  expect(made).toHaveBeenCalledTimes(2);
  // Who it may be was looked up of what it said before.
  expect(row.lookedUp).toBeNull();
});
