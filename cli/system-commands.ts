import { areasImportCommand } from './commands/areas-import.ts';
import { auditVerifyCommand } from './commands/audit-verify.ts';
import { backupCommand } from './commands/backup.ts';
import { benchCommand } from './commands/bench.ts';
import { importCasesCommand } from './commands/import-cases.ts';
import { importLinelistCommand } from './commands/import-linelist.ts';
import { importVisitsCommand } from './commands/import-visits.ts';
import { keysExportCommand, keysListCommand, keysRotateCommand } from './commands/keys.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { recountCommand } from './commands/recount.ts';
import { restoreCommand } from './commands/restore.ts';
import { simulateCommand } from './commands/simulate.ts';
import type { Command } from './kit.ts';

/** Commands that work on the system: its database, its simulation, its speed. */
export const systemCommands: readonly Command[] = [
  importLinelistCommand,
  importVisitsCommand,
  importCasesCommand,
  areasImportCommand,
  simulateCommand,
  rebuildCommand,
  recountCommand,
  auditVerifyCommand,
  keysListCommand,
  keysRotateCommand,
  keysExportCommand,
  backupCommand,
  restoreCommand,
  benchCommand,
];
