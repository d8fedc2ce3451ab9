import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine } from '../lib/epidemiology/index.ts';
import { FileProblem } from './files.ts';
import { say } from './kit.ts';

/** How many refused rows are shown at the terminal; all go to the error file. */
const SHOWN = 10;

/** Gathers refused rows: the first ones to the terminal, all to `--errors` as they come. */
export type RefusedRows = {
  readonly add: (row: {
    readonly line: number;
    readonly code: string;
    readonly vi: string;
    readonly en: string;
    readonly raw: string;
  }) => void;
  /** Closes the file and says how many there were. @returns that number. */
  readonly close: () => Promise<number>;
};

/** @param path the error file (`line,code,message,raw`), or undefined for none. */
export function refusedRows(path: string | true | undefined): RefusedRows {
  const file = path === undefined ? null : openCsv(String(path), ['line', 'code', 'message', 'raw']);
  let count = 0;
  return {
    add: ({ line, code, vi, en, raw }) => {
      count += 1;
      file?.add([line, code, vi, raw]);
      if (count <= SHOWN) {
        say(`${line}: ${vi} / ${en}`);
      }
    },
    close: async () => {
      await file?.close();
      if (count > SHOWN) {
        say(`… ${count} dòng bị từ chối / rows refused (--errors)`);
      }
      return count;
    },
  };
}

/** A CSV file that is written line by line. */
export type CsvFile = {
  readonly add: (cells: readonly (string | number)[]) => void;
  /** @throws FileProblem where the file could not be written. */
  readonly close: () => Promise<void>;
};

export function openCsv(path: string, header: readonly string[]): CsvFile {
  const stream: WriteStream = createWriteStream(path);
  let problem: NodeJS.ErrnoException | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    problem = error;
  });
  stream.write(`${csvLine(header)}\n`);
  return {
    add: (cells) => {
      stream.write(`${csvLine(cells)}\n`);
    },
    close: async () => {
      stream.end();
      await finished(stream).catch(() => undefined);
      if (problem !== null) {
        const reason = problem.code ?? 'error';
        throw new FileProblem(
          `Không ghi được tệp ${path} (${reason}). / Cannot write the file ${path} (${reason}).`,
        );
      }
    },
  };
}
