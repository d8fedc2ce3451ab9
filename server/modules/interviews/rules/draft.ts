import { isDeepStrictEqual } from 'node:util';
import type { Changes, Draft } from '../types.ts';

export const emptyDraft: Draft = { stays: {}, known: {}, contacts: {} };

const groups = ['stays', 'known', 'contacts'] as const;

/** One field of a draft by its key: `note`, `stays.<id>`. */
type Field = { readonly key: string; readonly group: (typeof groups)[number] | null; readonly name: string };

/**
 * The fields that the changes would really change: a field that says already what is asked is no change and can be
 * in no conflict. Each row of the recall and each named contact is a field of its own, so that two officers who add
 * rows never meet.
 */
export function changedFields(draft: Draft, changes: Changes): string[] {
  return fieldsOf(changes)
    .filter((field) => !isDeepStrictEqual(valueOf(draft, field), valueOf(changes, field) ?? undefined))
    .map(({ key }) => key);
}

/** The draft with the changes; null takes a field or a row away. */
export function applyChanges(draft: Draft, changes: Changes): Draft {
  const next: Record<string, unknown> = { ...draft };
  for (const group of groups) {
    next[group] = { ...draft[group] };
  }
  for (const field of fieldsOf(changes)) {
    const target = field.group === null ? next : (next[field.group] as Record<string, unknown>);
    const value = valueOf(changes, field);
    if (value === null) {
      delete target[field.name];
    } else {
      target[field.name] = value;
    }
  }
  return next as Draft;
}

function fieldsOf(changes: Changes): Field[] {
  const plain = Object.keys(changes)
    .filter((name) => !groups.some((group) => group === name))
    .map((name) => ({ key: name, group: null, name }));
  const rows = groups.flatMap((group) =>
    Object.keys(changes[group] ?? {}).map((name) => ({ key: `${group}.${name}`, group, name })),
  );
  return [...plain, ...rows];
}

function valueOf(of: Draft | Changes, { group, name }: Field): unknown {
  const from = group === null ? of : (of[group] ?? {});
  return (from as Record<string, unknown>)[name];
}
