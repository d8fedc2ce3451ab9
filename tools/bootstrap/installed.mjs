import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * True when the packages that npm noted in node_modules are those of the lock file: the same versions and
 * contents, nothing foreign, and nothing missing but optional ones (other platforms). Both are parsed lock files.
 */
export function fitsLock(lock, noted) {
  const wanted = lock.packages ?? {};
  const present = noted.packages ?? {};
  const same = Object.entries(present).every(
    ([path, { version, integrity }]) =>
      wanted[path]?.version === version && wanted[path]?.integrity === integrity,
  );
  const complete = Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || path in present || entry.optional === true || entry.devOptional === true,
  );
  return same && complete;
}

async function json(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * True when node_modules is what package-lock.json asks for. npm itself writes the note at the end of an
 * installation, so one that was cut off, or made by hand with `npm ci`, is known for what it is.
 */
export async function isInstalled(root) {
  const lock = await json(join(root, 'package-lock.json'));
  const noted = await json(join(root, 'node_modules', '.package-lock.json'));
  return lock !== null && noted !== null && fitsLock(lock, noted);
}
