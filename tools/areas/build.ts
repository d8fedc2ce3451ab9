import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { changeColumns, unitColumns } from '../../lib/vietnamese/index.ts';
import { changeRows, successorCodes } from './changes.ts';
import { projectRoot, sharedFolder } from './shared-folder.ts';
import { type Sources, readSources, seedProvinces } from './sources.ts';
import { currentUnits, legacyUnits } from './units.ts';

/**
 * Texts of the three area files by file name. Without `all`: the seed provinces' units and every province; with it: the
 * whole country's, for an operator's import.
 */
export function buildAreaFiles(sources: Sources, all: boolean): Map<string, string> {
  const inScope = (province: string): boolean => all || seedProvinces.has(province);
  const changes = changeRows(sources, inScope);
  const successors = successorCodes(changes);
  const current = currentUnits(sources, (commune) => all || successors.has(commune));
  return new Map([
    ['units-2021.csv', toCsv(legacyUnits(sources, inScope), unitColumns)],
    ['units-2025.csv', toCsv(current, unitColumns)],
    ['changes-2025.csv', toCsv(changes, changeColumns)],
  ]);
}

/** RFC 4180 text with a header line. */
export function toCsv(rows: readonly object[], columns: readonly string[]): string {
  return `${Papa.unparse([...rows], { columns: [...columns], newline: '\n' })}\n`;
}

function main(): void {
  const { values } = parseArgs({
    options: { all: { type: 'boolean', default: false }, out: { type: 'string' } },
  });
  if (values.all && values.out === undefined) {
    throw new Error('--all needs --out FOLDER: the whole country does not ship with the product');
  }
  const out = resolve(values.out ?? join(projectRoot, 'data', 'areas'));
  const sources = readSources(sharedFolder());
  mkdirSync(out, { recursive: true });
  for (const [name, text] of buildAreaFiles(sources, values.all)) {
    writeFileSync(join(out, name), text);
    console.log(`${join(out, name)}: ${text.split('\n').length - 2} rows, ${Buffer.byteLength(text)} bytes`);
  }
}

if (import.meta.main) {
  main();
}
