import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Exit codes of every command: all used; failure; bad usage; some input refused. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An option as the help shows it. `value` is the placeholder of its argument; without one it is a switch. */
export type Option = { readonly value?: string; readonly text: string; readonly required?: boolean };

/** Given options: a text each, `true` for a switch that is set. */
export type Given = { readonly [name: string]: string | true | undefined };

/** A command of `./vungxanh`. Data goes to stdout, messages to stderr. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  /** Names of the words that follow the command; one in brackets may be left out. */
  readonly words?: readonly string[];
  readonly options?: Readonly<Record<string, Option>>;
  readonly run: (given: Given, words: readonly string[]) => Promise<ExitCode>;
};

const common: Readonly<Record<string, Option>> = {
  help: { text: 'show this help' },
  json: { text: 'answer as JSON where there is data' },
};

/** Reads the arguments of a command; null after it has said what is wrong. */
export function readArguments(
  command: Command,
  args: readonly string[],
): { given: Given; words: string[] } | null {
  const options = { ...common, ...command.options };
  const config: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { type: option.value === undefined ? 'boolean' : 'string' },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    const given = values as Given;
    const missing = Object.entries(options).find(
      ([name, option]) => option.required === true && given[name] === undefined,
    );
    const needed = (command.words ?? []).filter((word) => !word.startsWith('[')).length;
    if (given['help'] === true) {
      return { given, words: positionals };
    }
    if (missing !== undefined) {
      return complain(command, `--${missing[0]} is missing`);
    }
    if (positionals.length < needed || positionals.length > (command.words ?? []).length) {
      return complain(command, `expected ${needed === 0 ? 'no words' : command.words!.join(' ')}`);
    }
    return { given, words: positionals };
  } catch (error) {
    return complain(command, (error as Error).message);
  }
}

function complain(command: Command, problem: string): null {
  say(`vungxanh ${command.name}: ${problem}\n\n${helpOf(command)}`);
  return null;
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = { ...command.options, ...common };
  const usage = ['./vungxanh', command.name, ...(command.words ?? []).map((word) => word.toUpperCase())];
  const rows = Object.entries(options).map(([name, { value, text, required }]) => {
    const left = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return `  ${left.padEnd(26)} ${text}${required === true ? ' (required)' : ''}`;
  });
  return `${usage.join(' ')} [options]\n${command.summary}\n\n${rows.join('\n')}\nExit: 0 all used, 1 failure, 2 bad usage, 3 some input refused.`;
}

/** A message for the person at the terminal. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Data for the next program. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** A progress bar on a terminal, a line each tenth elsewhere. */
export function progressBar(label: string): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(Math.min(1, share) * 100);
    const step = process.stderr.isTTY ? percent : Math.floor(percent / 10) * 10;
    if (step === last) {
      return;
    }
    last = step;
    if (process.stderr.isTTY) {
      const filled = Math.floor(percent / 4);
      process.stderr.write(
        `\r${label} [${'█'.repeat(filled)}${' '.repeat(25 - filled)}] ${percent} %${percent === 100 ? '\n' : ''}`,
      );
    } else {
      process.stderr.write(`${label} ${step} %\n`);
    }
  };
}
