import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const shared = resolve(
  process.env['VX_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared'),
);

/** A file of the data beside the checkout (VX_SHARED). */
export function sharedData(...path: string[]): string {
  return join(shared, 'data', ...path);
}

/** Whether the data is there; tests that need it are skipped by name without. */
export function hasSharedData(): boolean {
  return existsSync(sharedData('epi'));
}
