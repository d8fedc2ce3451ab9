import { readFile, writeFile } from 'node:fs/promises';
import { EXIT, say } from './kit.ts';

/** A file that can't be used: said once, in both languages. */
export class FileProblem extends Error {}

/** Reads a text file, `-` for standard input. @throws FileProblem with a sentence. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path === '-' ? '/dev/stdin' : path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new FileProblem(
      `Không đọc được tệp ${path} (${reason}). / Cannot read the file ${path} (${reason}).`,
    );
  }
}

/** Writes a text file. @throws FileProblem with a sentence. */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new FileProblem(
      `Không ghi được tệp ${path} (${reason}). / Cannot write the file ${path} (${reason}).`,
    );
  }
}

/** Runs work that reads and writes files; a file problem ends it with its sentence and exit 1. */
export async function withFiles(work: () => Promise<0 | 1 | 2 | 3>): Promise<0 | 1 | 2 | 3> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileProblem) {
      say(error.message);
      return EXIT.failed;
    }
    throw error;
  }
}
