import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type CsvRecord, readCsv } from '../lib/epidemiology/index.ts';
import { FileProblem } from './files.ts';

/** A quoted field that is still open after this many characters is taken for a lost quote. */
const LONGEST_RECORD = 1 << 20;

/**
 * Records of a CSV file as it streams in, in batches, with their line numbers; `-` is standard input. Text that
 * is not NFC becomes NFC.
 * @param onShare told how much of the file has been read, 0 to 1.
 * @throws FileProblem where the file cannot be read.
 */
export async function* readRecords(
  path: string,
  onShare: (share: number) => void = () => undefined,
): AsyncGenerator<readonly CsvRecord[]> {
  try {
    const size = path === '-' ? 0 : (await stat(path)).size;
    const stream = createReadStream(path === '-' ? '/dev/stdin' : path, { encoding: 'utf8' });
    let read = 0;
    const watched = async function* (): AsyncGenerator<string> {
      for await (const chunk of stream as AsyncIterable<string>) {
        read += Buffer.byteLength(chunk);
        onShare(size === 0 ? 0 : read / size);
        yield chunk;
      }
    };
    yield* recordsOf(watched());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) {
      throw error;
    }
    throw new FileProblem(`Không đọc được tệp ${path} (${code}). / Cannot read the file ${path} (${code}).`);
  }
}

/** Records of a text that comes in pieces, cut anywhere. */
export async function* recordsOf(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<readonly CsvRecord[]> {
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    rest += piece;
    const end = rest.length > LONGEST_RECORD ? rest.lastIndexOf('\n') + 1 : wholeRecords(rest);
    if (end > 0) {
      const whole = rest.slice(0, end);
      rest = rest.slice(end);
      yield shifted(whole, line);
      line += breaksIn(whole);
    }
  }
  if (rest !== '') {
    yield shifted(rest, line);
  }
}

/** Where the last whole record ends: the last line break outside quotes. Quotes are doubled inside, so they pair up. */
function wholeRecords(text: string): number {
  let quoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      quoted = !quoted;
    } else if (code === 10 && !quoted) {
      end = at + 1;
    }
  }
  return end;
}

function shifted(text: string, lines: number): CsvRecord[] {
  return [...readCsv(text.normalize('NFC'))].map((record) => ({ ...record, line: record.line + lines }));
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    breaks += 1;
  }
  return breaks;
}
