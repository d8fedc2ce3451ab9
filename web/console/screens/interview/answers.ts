import type { BodyOf, DataOf } from '../../../shared/client.ts';

/** One call as the server answers it. */
export type Interview = DataOf<'GET /interviews/{id}'>;
export type Draft = Interview['draft'];
export type Changes = BodyOf<'PATCH /interviews/{id}'>['changes'];
export type Stay = Draft['stays'][string];
export type CallContact = Draft['contacts'][string];
/** Answers by key: `note`, `stays.<id>`; null in changes takes one away. */
export type Flat = { readonly [key: string]: unknown };

const groups = ['stays', 'known', 'contacts'] as const;

/** Answers by key, one for each row of a table. */
export function flatten(draft: Draft): Flat {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draft)) {
    if (!groups.some((group) => group === name)) {
      flat[name] = value;
    }
  }
  for (const group of groups) {
    for (const [id, row] of Object.entries(draft[group])) {
      flat[`${group}.${id}`] = row;
    }
  }
  return flat;
}

/** The answers with changes on top. */
export function overlay(flat: Flat, changes: Flat): Flat {
  return Object.fromEntries(Object.entries({ ...flat, ...changes }).filter(([, value]) => value !== null));
}

/** Keys back into fields and tables; changes keep their nulls. */
export function unflatten(flat: Flat): Changes {
  const changes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(flat)) {
    const dot = key.indexOf('.');
    if (dot === -1) {
      changes[key] = value;
    } else {
      const group = key.slice(0, dot);
      changes[group] = { ...(changes[group] as object | undefined), [key.slice(dot + 1)]: value };
    }
  }
  return changes as Changes;
}

/** What is written down, as the screen shows it. */
export function draftOf(flat: Flat): Draft {
  return { stays: {}, known: {}, contacts: {}, ...unflatten(flat) } as Draft;
}

/** Do two answers say the same? Keys may stand in another order. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same((a as Flat)[name], (b as Flat)[name]));
}
