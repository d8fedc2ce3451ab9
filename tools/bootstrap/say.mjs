import { writeSync } from 'node:fs';

function print(text) {
  try {
    writeSync(2, text);
  } catch {
    // A closed terminal is no reason to stop.
  }
}

/** Prints one sentence in both languages on stderr. */
export function say({ vi, en }) {
  print(`${vi}\n${en}\n`);
}

/** A reason to end with exit code 1 after one sentence in both languages. */
export class Stop extends Error {
  constructor(vi, en) {
    super(en);
    this.vi = vi;
  }
}

/**
 * Shows a step while `work`, a program run by runQuietly, goes on: a line that counts seconds on a terminal, two
 * plain lines elsewhere. Answers how the program ended.
 */
export async function step({ vi, en }, work) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const line = `${vi} / ${en} ...`;
  const terminal = process.stderr.isTTY === true;
  print(terminal ? line : `${line}\n`);
  const timer = terminal ? setInterval(() => print(`\r${line} ${seconds()}`), 1000) : undefined;
  const ended = await work();
  clearInterval(timer);
  const mark = ended.code === 0 ? '✓' : '✗';
  print(terminal ? `\r${line} ${mark} ${seconds()}\n` : `  ${mark} ${seconds()}\n`);
  return ended;
}
