import { chainsCommand } from './commands/chains.ts';
import { rtCommand } from './commands/rt.ts';
import { traceCommand } from './commands/trace.ts';
import type { Command } from './kit.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [traceCommand, rtCommand, chainsCommand];
