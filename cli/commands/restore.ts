import { readBackup } from '../backup/read-backup.ts';
import { type Command, EXIT, print, progressBar, say } from '../kit.ts';
import { failed, withApp } from '../program.ts';

/** A backup into an empty system. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'load a backup into an empty database (a new DATA_DIR or DATABASE_URL)',
  options: { from: { value: 'DIR', text: 'folder of the backup', required: true } },
  run: async (given) =>
    await withApp(async ({ app, config, databaseUrl, secret }) => {
      const outcome = await readBackup({
        databaseUrl,
        db: app.platform.db,
        secret,
        secretKeyFile: config.secretKeyFile,
        filesDir: app.platform.filesDir,
        from: String(given['from']),
        onShare: progressBar('khôi phục/restoring'),
      });
      if (!outcome.ok) {
        return failed(outcome);
      }
      const { madeAt, tables } = outcome.value;
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      say(
        `${tables.length} bảng/tables, ${rows} dòng/rows, số liệu đến/as of ${madeAt}\n` +
          'Hãy chạy ./vungxanh rebuild --all và ./vungxanh recount / Now run ./vungxanh rebuild --all and ./vungxanh recount',
      );
      if (given['json'] === true) {
        print(`${JSON.stringify({ tables: tables.length, rows, madeAt })}\n`);
      }
      return EXIT.done;
    }, 'bare'),
};
