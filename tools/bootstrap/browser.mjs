import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './run.mjs';
import { say, step } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a Chromium: VX_CHROMIUM if it is set, else the first known name on the PATH; null without one. */
export function findChromium(env) {
  if (env.VX_CHROMIUM) {
    return runs(env.VX_CHROMIUM) ? env.VX_CHROMIUM : null;
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs) ?? null;
}

/** True for Debian itself by its os-release text; relatives such as Ubuntu ship Chromium in another way. */
export function isDebian(osRelease) {
  return /^ID="?debian"?$/m.test(osRelease);
}

function onDebianAsRoot() {
  try {
    return process.getuid?.() === 0 && isDebian(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** A Chromium for the browser tests, installed by apt on Debian as root; null when there is none. */
export async function provideChromium() {
  const found = findChromium(process.env);
  if (found !== null || process.env.VX_CHROMIUM || !onDebianAsRoot()) {
    return found;
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const wait = '-oDPkg::Lock::Timeout=300';
  const ended = await step(
    { vi: 'Đang cài Chromium bằng apt', en: 'Installing Chromium by apt' },
    async () => {
      await runQuietly('apt-get', ['update', wait], { env });
      return runQuietly('apt-get', ['install', '-y', '--no-install-recommends', wait, 'chromium'], { env });
    },
  );
  if (ended.code !== 0) {
    process.stderr.write(ended.output.split('\n').slice(-6).join('\n'));
    say({
      vi: 'Không cài được Chromium: các kiểm thử trình duyệt sẽ bị bỏ qua.',
      en: 'Chromium could not be installed: the browser tests will be skipped.',
    });
  }
  return findChromium(process.env);
}
