import type { SheetImport } from './types.ts';

/** What was answered for each sheet of a file: lists that were made, and the list of mended rows that came back. */
export type Answered = readonly Pick<SheetImport, 'id' | 'returned'>[];

/** Where to go on: at the one list, with what a mended file did to it, or at the lists that were made of the file. */
export type GoOn =
  | { readonly list: string; readonly counts: { readonly [name: string]: string } | undefined }
  | { readonly file: string | undefined };

/**
 * Where an officer goes on after all sheets of a file were handed in. Two sheets of mended rows may be of one list. Lists that
 * mended rows came back to have names of their own: among others they are not found by the name of this file.
 */
export function goOn(answered: Answered, fileName: string): GoOn {
  const [first, ...others] = answered;
  if (first !== undefined && others.every(({ id }) => id === first.id)) {
    return { list: first.id, counts: sumOf(answered) };
  }
  return { file: answered.some(({ returned }) => returned !== undefined) ? undefined : fileName };
}

function sumOf(answered: Answered): { readonly [name: string]: string } | undefined {
  const counts = new Map<string, number>();
  for (const { returned } of answered) {
    for (const [name, n] of Object.entries(returned ?? {})) {
      counts.set(name, (counts.get(name) ?? 0) + n);
    }
  }
  return counts.size === 0
    ? undefined
    : Object.fromEntries([...counts].map(([name, n]) => [name, String(n)]));
}
