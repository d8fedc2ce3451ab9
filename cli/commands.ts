import { chainsCommand } from './commands/chains.ts';
import { credentialVerifyCommand } from './commands/credential-verify.ts';
import { riskCommand } from './commands/risk.ts';
import { rtCommand } from './commands/rt.ts';
import { traceCommand } from './commands/trace.ts';
import type { Command } from './kit.ts';

/** Commands over files alone: they need no server and start at once. */
export const fileCommands: readonly Command[] = [
  traceCommand,
  rtCommand,
  chainsCommand,
  riskCommand,
  credentialVerifyCommand,
];

/** Every command, in the order of the help. Those with a database bring the server along, so they are loaded late. */
export async function allCommands(): Promise<readonly Command[]> {
  const { systemCommands } = await import('./system-commands.ts');
  return [...fileCommands, ...systemCommands];
}
