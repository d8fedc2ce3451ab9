import { allCommands, fileCommands } from './commands.ts';
import { type Command, EXIT, type ExitCode, helpOf, readArguments, say } from './kit.ts';

/** `./vungxanh COMMAND …`: finds the command (one or two words), reads its arguments, runs it. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const named = find(fileCommands, args) ?? find(await allCommands(), args);
  if (named === undefined) {
    const asked = args.length === 0 || args[0] === '--help' || args[0] === 'help';
    say(
      `${asked ? '' : `vungxanh: unknown command ${args[0]}\n\n`}./vungxanh COMMAND [options]\n\n${overview(await allCommands())}\n\n./vungxanh COMMAND --help tells more.`,
    );
    return asked ? EXIT.done : EXIT.usage;
  }
  const read = readArguments(named, args.slice(named.name.split(' ').length));
  if (read === null) {
    return EXIT.usage;
  }
  if (read.given['help'] === true) {
    say(helpOf(named));
    return EXIT.done;
  }
  return await named.run(read.given, read.words);
}

function find(commands: readonly Command[], args: readonly string[]): Command | undefined {
  return [...commands]
    .sort((a, b) => b.name.length - a.name.length)
    .find((command) => startsWith(args, command.name));
}

function startsWith(args: readonly string[], name: string): boolean {
  return name.split(' ').every((word, index) => args[index] === word);
}

function overview(commands: readonly Command[]): string {
  return commands
    .map((command) => `  ${command.name.padEnd(20)} ${command.summary.split('\n')[0]}`)
    .join('\n');
}

// The output may end in a pipe that was closed: that is no failure of ours.
process.stdout.on('error', () => process.exit(EXIT.done));
process.exitCode = await main(process.argv.slice(2));
