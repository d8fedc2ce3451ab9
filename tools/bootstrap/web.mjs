import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from './run.mjs';
import { serverInTheWay } from './install.mjs';
import { Stop, say, step } from './say.mjs';

const sources = ['contract', 'lib', 'web', 'tools/build-web.ts', 'package-lock.json', 'tsconfig.json'];

async function filesBelow(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') {
      return null;
    }
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  });
  if (entries === null) {
    return [path];
  }
  const kept = entries.filter(
    ({ name }) => !['dist', 'node_modules'].includes(name) && !/\.test\.tsx?$/.test(name),
  );
  const found = await Promise.all(kept.map(({ name }) => filesBelow(join(path, name))));
  return found.flat().toSorted();
}

/** A digest of names and contents of all that goes into the web apps; tests and built files do not count. */
export async function sourcesDigest(root, paths = sources) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesBelow(join(root, path))) {
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** Builds the web apps when their sources changed since the last build (or always with `force`). */
export async function buildWeb(root, node, { force = false } = {}) {
  const script = join(root, 'tools', 'build-web.ts');
  if (!existsSync(script)) {
    return;
  }
  const stamp = join(root, 'dist', '.vx-web');
  const digest = await sourcesDigest(root);
  if (!force && (await readFile(stamp, 'utf8').catch(() => '')) === digest) {
    return;
  }
  if (!force && serverInTheWay(root) !== null) {
    say({
      vi: 'Giao diện web đã đổi nhưng một máy chủ đang chạy: chưa dựng lại.',
      en: 'The web apps have changed but a server is running: not built again.',
    });
    return;
  }
  const ended = await step({ vi: 'Đang dựng giao diện web', en: 'Building the web apps' }, () =>
    runQuietly(node, [script], { cwd: root }),
  );
  if (ended.code !== 0) {
    process.stderr.write(ended.output);
    throw new Stop(
      'Không dựng được giao diện web (lý do ở trên).',
      'The web apps could not be built (reason above).',
    );
  }
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stamp, digest);
}
