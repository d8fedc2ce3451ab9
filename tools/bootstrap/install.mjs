import { resolve } from 'node:path';
import { isInstalled } from './installed.mjs';
import { runQuietly } from './run.mjs';
import { dataHolder, runningServers } from './running.mjs';
import { Stop, step } from './say.mjs';

/** Pid of a server that uses this checkout or the data folder, or null. */
export function serverInTheWay(root) {
  const dataDir = resolve(root, process.env.DATA_DIR || '.data');
  return runningServers(root)[0]?.pid ?? dataHolder(dataDir);
}

/** Installs the npm packages when they are not those of the lock file; never under a running server. */
export async function install(root) {
  if (await isInstalled(root)) {
    return;
  }
  const pid = serverInTheWay(root);
  if (pid !== null) {
    throw new Stop(
      `Các gói npm đã đổi nhưng máy chủ (tiến trình ${pid}) đang chạy: hãy dừng nó rồi chạy lại.`,
      `The npm packages have changed but a server (process ${pid}) is running: stop it and run this again.`,
    );
  }
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const ended = await step({ vi: 'Đang cài các gói npm', en: 'Installing the npm packages' }, () =>
    runQuietly('npm', args, { cwd: root }),
  );
  if (ended.code !== 0) {
    process.stderr.write(ended.output);
    throw new Stop(
      'Không cài được các gói npm (lý do ở trên): hãy kiểm tra mạng và dung lượng đĩa rồi chạy lại.',
      'The npm packages could not be installed (reason above): check the network and the disk, then run this again.',
    );
  }
}
