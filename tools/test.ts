import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * The whole test command: checks, the build of the web apps, then unit, database and end-to-end tests. `--full`
 * adds the long ones. The closing line is vitest's count, `N passed, N failed, N skipped`.
 */
const ROOT = join(import.meta.dirname, '..');
const full = process.argv.includes('--full');

function run(name: string, command: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): void {
  const started = Date.now();
  const path = `${join(process.execPath, '..')}:${process.env['PATH'] ?? ''}`;
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ...extra },
  });
  console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) {
    console.error(`${name} failed`);
    process.exit(1);
  }
}

run('checks', process.execPath, [join(ROOT, 'tools', 'check.ts')]);
run('web build', process.execPath, [join(ROOT, 'tools', 'build-web.ts')]);
run(
  'tests',
  join(ROOT, 'node_modules', '.bin', 'vitest'),
  ['run', '--reporter=dot', '--reporter=./tools/count-reporter.ts'],
  {
    VX_TEST_FULL: full ? '1' : '0',
  },
);
