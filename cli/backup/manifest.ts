import { createHash, createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What a backup says of itself; written last, so that an unfinished backup has none. */
export type Manifest = {
  readonly format: 1;
  readonly version: string;
  readonly madeAt: string;
  readonly schema: string;
  /** Tells whether a secret key is the one that encrypted the columns, without telling the key. */
  readonly keyCheck: string;
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: number;
    readonly file: string;
    readonly sha256: string;
  }[];
  readonly sequences: readonly { readonly name: string; readonly last: string }[];
  /** Days of the presence log, Unix ms, by dataset that keeps them apart. */
  readonly presenceDays: readonly { readonly dataset: string; readonly from: number; readonly to: number }[];
};

export const MANIFEST = 'manifest.json';
export const FILES = 'files';

export function keyCheckOf(secret: Buffer): string {
  return createHmac('sha256', secret).update('backup').digest('hex').slice(0, 32);
}

/** Reads a manifest; null when the text is none of this format. */
export function parseManifest(text: string): Manifest | null {
  try {
    const json = JSON.parse(text) as Partial<Manifest>;
    const whole = json.format === 1 && Array.isArray(json.tables) && Array.isArray(json.sequences);
    return whole && Array.isArray(json.presenceDays) ? (json as Manifest) : null;
  } catch {
    return null;
  }
}

/** SHA-256 of a file, hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
