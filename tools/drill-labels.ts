import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Buttons and menus that drills name: where their text stands, and the text as the screens have it today. */
export type Labels = { readonly [key: string]: Label };
export type Label = { readonly at: string; readonly vi: string; readonly en: string };

const ROOT = join(import.meta.dirname, '..');
/** Texts of the web run here too; its types know a browser, so they are not named. */
const { setLanguage } = (await import(pathToFileURL(join(ROOT, 'web', 'shared', 'texts.ts')).href)) as {
  setLanguage: (next: 'vi' | 'en') => void;
};
export const LABELS_FILE = join(ROOT, 'data', 'training', 'labels.json');

/** The labels as they were written down last. */
export function keptLabels(): Labels {
  return JSON.parse(readFileSync(LABELS_FILE, 'utf8')) as Labels;
}

/**
 * The same labels read from the screens' own texts (`web/…/texts.ts#key`, or `#export.key` where a file has several).
 * @throws Error naming the label whose text is gone.
 */
export async function labelsNow(labels: Labels): Promise<Labels> {
  const read: { [key: string]: Label } = {};
  for (const [key, { at }] of Object.entries(labels)) {
    read[key] = { at, vi: await textAt(key, at, 'vi'), en: await textAt(key, at, 'en') };
  }
  return read;
}

async function textAt(key: string, at: string, language: 'vi' | 'en'): Promise<string> {
  const [file = '', name = ''] = at.split('#');
  const [table, text] = name.includes('.') ? name.split('.') : [null, name];
  const module = (await import(pathToFileURL(join(ROOT, file)).href)) as Record<string, unknown>;
  const translate =
    table === null ? Object.values(module).find((one) => typeof one === 'function') : module[table];
  setLanguage(language);
  try {
    return bare((translate as (key: string) => string)(text!));
  } catch {
    throw new Error(`label ${key} of data/training/labels.json: ${at} has no text any more`);
  } finally {
    setLanguage('vi');
  }
}

/** What stays the same of a button that counts: "Xác nhận ({n})" is called "Xác nhận" in a sentence. */
function bare(text: string): string {
  return text
    .replaceAll(/\s*\(\{\w+\}(?:\s*\S+)?\)/gu, '')
    .replaceAll(/\{\w+(?::[^}]*)?\}/gu, '…')
    .replaceAll(/^(?:…[\s:]*)+|(?:[\s:]*…)+$/gu, '')
    .trim();
}

/** `node tools/drill-labels.ts` writes the labels down as the screens have them now. */
if (process.argv[1] === import.meta.filename) {
  writeFileSync(LABELS_FILE, `${JSON.stringify(await labelsNow(keptLabels()), null, 2)}\n`);
}
