import type { SheetLimits } from './limits.ts';
import type { ZipPort } from './port.ts';
import { SheetProblem } from './refusals.ts';
import type { ByteSource } from './source.ts';
import { numberKind, type NumberKind } from './styles.ts';
import { createXmlReader, XML, type XmlReader, xmlText } from './xml-read.ts';
import { type InflateBudget, openEntry, type ZipEntry } from './zip-read.ts';

/** An opened zip with what is needed to read its parts. */
export type Package = {
  readonly source: ByteSource;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly port: ZipPort;
  readonly limits: SheetLimits;
};

/** A part as text. Each reading of a workbook counts by itself, so that a sheet can be read twice. @throws SheetProblem */
export function partText(
  { source, entries, port, limits }: Package,
  name: string,
  budget: InflateBudget,
): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (entry === undefined) {
    throw new SheetProblem('sheet.corrupt', name);
  }
  return xmlText(openEntry(source, entry, port, limits, budget));
}

/** Reads a part tag by tag; small parts and the shared texts, not sheets. */
export async function eachToken(
  pack: Package,
  name: string,
  budget: InflateBudget,
  visit: (token: number, reader: XmlReader) => void,
  readPlain: (reader: XmlReader) => void = () => undefined,
): Promise<void> {
  const reader = createXmlReader();
  for await (const text of partText(pack, name, budget)) {
    reader.push(text);
    readPlain(reader);
    for (let token = reader.next(); token !== XML.more; token = reader.next()) {
      visit(token, reader);
      readPlain(reader);
    }
  }
}

/** Targets of a part's relationships by id, as paths within the zip. */
export async function relationsOf(
  pack: Package,
  part: string,
  budget: InflateBudget,
): Promise<Map<string, { readonly type: string; readonly target: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found = new Map<string, { type: string; target: string }>();
  if (!pack.entries.has(name)) {
    return found;
  }
  await eachToken(pack, name, budget, (token, reader) => {
    if (token === XML.open && reader.name === 'Relationship') {
      const target = reader.attribute('Target') ?? '';
      const type = reader.attribute('Type') ?? '';
      found.set(reader.attribute('Id') ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: target.startsWith('/') ? target.slice(1) : within(folder, target),
      });
    }
  });
  return found;
}

function within(folder: string, target: string): string {
  const path = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') {
      path.pop();
    } else if (step !== '.') {
      path.push(step);
    }
  }
  return path.join('/');
}

/** The kind of numbers of each cell style. */
export async function readStyles(
  pack: Package,
  name: string,
  budget: InflateBudget,
): Promise<readonly NumberKind[]> {
  const formats = new Map<number, string>();
  const ids: number[] = [];
  let isCellStyle = false;
  await eachToken(pack, name, budget, (token, reader) => {
    if (reader.name === 'cellXfs' && token !== XML.text) {
      isCellStyle = token === XML.open && !reader.isEmpty;
    } else if (token === XML.open && reader.name === 'numFmt') {
      formats.set(Number(reader.attribute('numFmtId')), reader.attribute('formatCode') ?? '');
    } else if (token === XML.open && reader.name === 'xf' && isCellStyle) {
      ids.push(Number(reader.attribute('numFmtId') ?? 0));
    }
  });
  return ids.map((id) => numberKind(id, formats.get(id)));
}

/** The shared texts; of rich text its letters, without phonetic help. */
export async function readSharedTexts(
  pack: Package,
  name: string,
  budget: InflateBudget,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = '';
  let characters = 0;
  let isText = false;
  let isPhonetic = false;
  const add = (shared: string) => {
    characters += shared.length;
    if (characters > pack.limits.sharedCharacters) {
      throw new SheetProblem('sheet.too-large', `characters > ${pack.limits.sharedCharacters}`);
    }
    texts.push(unescapeText(shared));
  };
  const visit = (token: number, reader: XmlReader) => {
    if (token === XML.text) {
      if (isText && !isPhonetic) {
        text += reader.text();
      }
      return;
    }
    const opens = token === XML.open && !reader.isEmpty;
    if (reader.name === 't') {
      isText = opens;
    } else if (reader.name === 'rPh') {
      isPhonetic = opens;
    } else if (reader.name === 'si') {
      if (token === XML.close || reader.isEmpty) {
        add(text);
      }
      text = '';
    }
  };
  await eachToken(pack, name, budget, visit, (reader) => {
    while (reader.plainShared()) {
      add(reader.text());
    }
  });
  return texts;
}

/** Undoes `_x000D_`, which stands for characters that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\da-fA-F]{4})_/gu, (_, code: string) => String.fromCharCode(Number(`0x${code}`)))
    : text;
}
