import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Type check, lint, format and boundaries: what needs no database. Runs all, then says what failed. */
const ROOT = join(import.meta.dirname, '..');
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);
const project = (path: string): readonly string[] => ['-p', path, '--noEmit', '--singleThreaded'];
const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', bin('tsc'), project('tsconfig.json')],
  ['types of the console', bin('tsc'), project('web/console/tsconfig.json')],
  ['types of the citizen app', bin('tsc'), project('web/citizen/tsconfig.json')],
  ['types of its service worker', bin('tsc'), project('web/citizen/sw/tsconfig.json')],
  ['types of the field app', bin('tsc'), project('web/field/tsconfig.json')],
  ['types of its service worker', bin('tsc'), project('web/field/sw/tsconfig.json')],
  ['types of the web tests', bin('tsc'), project('web/tsconfig.test.json')],
  ['types of the tests in a browser', bin('tsc'), project('test/end-to-end/tsconfig.json')],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['format', bin('oxfmt'), ['--check']],
  ['boundaries', process.execPath, [join(ROOT, 'tools', 'check-boundaries.ts')]],
];
const failed: string[] = [];
for (const [name, command, args] of steps) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: environment() });
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) {
    failed.push(name);
  }
}
process.exitCode = failed.length === 0 ? 0 : 1;

/** The tools start `node` by name: let it be the one that runs this file. */
function environment(): NodeJS.ProcessEnv {
  const own = join(process.execPath, '..');
  return { ...process.env, PATH: `${own}:${process.env['PATH'] ?? ''}` };
}
