import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from './bytes.ts';
import type { JsonObject } from './json.ts';

/** The EU's test data beside the checkout (VX_SHARED); tests that need it are skipped where it is absent. */
const FOLDER = join(process.env['VX_SHARED'] ?? '../shared', 'data', 'dcc');

export const hasDccData = existsSync(join(FOLDER, 'raw'));

/** One file of the test data: the stages of a certificate, the signer's certificate, and what each step must give. */
export interface DccCase {
  /** Path below the folder, such as `AT/1.json`. */
  readonly name: string;
  readonly JSON?: JsonObject;
  readonly CBOR?: string;
  readonly COSE?: string;
  readonly COMPRESSED?: string;
  readonly BASE45?: string;
  readonly PREFIX?: string;
  readonly '2DCODE'?: string;
  readonly TESTCTX: { readonly CERTIFICATE?: string; readonly VALIDATIONCLOCK?: string };
  readonly EXPECTEDRESULTS: Readonly<Record<string, boolean>>;
}

/** All files, in the order of their names. */
export function readDccCases(): DccCase[] {
  const folder = join(FOLDER, 'raw');
  return globSync('**/*.json', { cwd: folder })
    .toSorted()
    .map((name) => ({ name, ...(readJson(join(folder, name)) as Omit<DccCase, 'name'>) }));
}

/** `check file` of every check where a verifier that follows the specification disagrees with the file. */
export function readKnownDisagreements(): Set<string> {
  const known = readJson(join(FOLDER, 'known-disagreements.json')) as {
    items: { check: string; file: string }[];
  };
  return new Set(known.items.map(({ check, file }) => `${check} ${file}`));
}

/** Payloads of the schema's own tests: name and content. */
export function readSchemaExamples(): { name: string; payload: JsonObject }[] {
  const folder = join(FOLDER, 'schema-examples');
  return globSync('*/*.json', { cwd: folder })
    .toSorted()
    .map((name) => ({ name, payload: readJson(join(folder, name)) as JsonObject }));
}

/** Bytes of hexadecimal text. */
export function hexBytes(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/** Bytes of base64 text. */
export function base64Bytes(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** The clock of a file; those without an offset are UTC. */
export function clockOf({ TESTCTX }: DccCase): Date {
  const text = TESTCTX.VALIDATIONCLOCK ?? '';
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
}
