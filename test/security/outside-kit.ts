import { TEST_NOW } from '../support/fixed.ts';
import type { Fixture } from './fixture.ts';

/**
 * What an officer with the right, but in another province, gets: `refused` (403 or 404), `empty` (an answer without
 * the object), or `open` where the endpoint has no object in an area, with the reason.
 */
export type OutsideExpectation = {
  readonly outside: 'refused' | 'empty' | 'open';
  readonly why?: string;
  /** What the caller inside gets, where it is no success. */
  readonly inside?: number;
  readonly request: (f: Fixture) => { path: string; body?: () => object };
  readonly names?: (f: Fixture) => readonly string[];
};

export const NOW = new Date(TEST_NOW).toISOString();
export const mark = (f: Fixture) => [f.mark];
export const get = (path: (f: Fixture) => string, names = mark): OutsideExpectation => ({
  outside: 'empty',
  request: (f) => ({ path: path(f) }),
  names,
});
export const refused = (path: (f: Fixture) => string, body?: (f: Fixture) => object): OutsideExpectation => ({
  outside: 'refused',
  request: (f) => ({ path: path(f), ...(body === undefined ? {} : { body: () => body(f) }) }),
});
export const open = (
  why: string,
  path: string,
  body?: () => object,
  inside?: number,
): OutsideExpectation => ({
  outside: 'open',
  why,
  ...(inside === undefined ? {} : { inside }),
  request: () => ({ path, ...(body === undefined ? {} : { body }) }),
});
