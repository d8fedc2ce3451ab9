import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBackup } from '../backup/write-backup.ts';
import { type Command, EXIT, print, progressBar, say } from '../kit.ts';
import { withApp } from '../program.ts';

/** A copy of everything but the secret key. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'write all data of one moment into a folder, also while the server runs',
  options: { out: { value: 'DIR', text: 'a new or empty folder', required: true } },
  run: async (given) =>
    await withApp(async ({ app, config, databaseUrl, secret }) => {
      const out = String(given['out']);
      const manifest = await writeBackup({
        databaseUrl,
        secret,
        filesDir: app.platform.filesDir,
        out,
        version: await ownVersion(),
        now: app.platform.clock.now(),
        onShare: progressBar('sao lưu/backing up'),
      });
      if (manifest === null) {
        say(
          `Thư mục ${out} không trống; chưa sao lưu. / The folder ${out} is not empty; nothing was written.`,
        );
        return EXIT.failed;
      }
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      say(
        `${out}: ${manifest.tables.length} bảng/tables, ${rows} dòng/rows\n` +
          `Khoá bí mật không nằm trong bản sao lưu; hãy giữ riêng tệp ${config.secretKeyFile}\n` +
          `The secret key is not in the backup; keep ${config.secretKeyFile} apart: without it the backup cannot be read`,
      );
      if (given['json'] === true) {
        print(`${JSON.stringify({ out, tables: manifest.tables.length, rows, madeAt: manifest.madeAt })}\n`);
      }
      return EXIT.done;
    }, 'bare'),
};

async function ownVersion(): Promise<string> {
  const file = join(import.meta.dirname, '..', '..', 'package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}
