import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '..', '..');

/** Folder of the source data that lies beside the checkout and does not ship; `VX_SHARED` names another. */
export function sharedFolder(): string {
  return resolve(process.env['VX_SHARED'] ?? join(projectRoot, '..', 'shared'));
}

/** Whether the source lists are there; tests that need them are skipped without. */
export function hasSources(): boolean {
  return existsSync(join(sharedFolder(), 'data', 'admin-units'));
}
