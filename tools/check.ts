import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Type check, lint, format and boundaries: what needs no database. Runs all, two at a time, then says what failed. */
const ROOT = join(import.meta.dirname, '..');
const AT_ONCE = 2;
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);
const project = (path: string): readonly string[] => ['-p', path, '--noEmit', '--singleThreaded'];

type Step = readonly [name: string, command: string, args: readonly string[]];
/** What takes longest comes first, so that both lanes end together. */
const steps: readonly Step[] = [
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['types', bin('tsc'), project('tsconfig.json')],
  ['types of the tests in a browser', bin('tsc'), project('test/end-to-end/tsconfig.json')],
  ['types of the console', bin('tsc'), project('web/console/tsconfig.json')],
  ['types of the citizen app', bin('tsc'), project('web/citizen/tsconfig.json')],
  ['types of its service worker', bin('tsc'), project('web/citizen/sw/tsconfig.json')],
  ['types of the field app', bin('tsc'), project('web/field/tsconfig.json')],
  ['types of its service worker', bin('tsc'), project('web/field/sw/tsconfig.json')],
  ['types of the web tests', bin('tsc'), project('web/tsconfig.test.json')],
  ['boundaries', process.execPath, [join(ROOT, 'tools', 'check-boundaries.ts')]],
  ['format', bin('oxfmt'), ['--check']],
];
const waiting = steps.values();
const failed: string[] = [];
await Promise.all(Array.from({ length: AT_ONCE }, runLane));
process.exitCode = failed.length === 0 ? 0 : 1;

/** Runs one of the waiting steps after the other; what a step says is shown in one piece when it ends. */
async function runLane(): Promise<void> {
  for (const [name, command, args] of waiting) {
    const started = Date.now();
    const { status, said } = await run(command, args);
    process.stdout.write(said);
    console.log(
      `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
    );
    if (status !== 0) {
      failed.push(name);
    }
  }
}

async function run(
  command: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly said: Buffer }> {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.push(chunk));
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { status, said: Buffer.concat(said) };
}

/** The tools start `node` by name: let it be the one that runs this file. */
function environment(): NodeJS.ProcessEnv {
  const own = join(process.execPath, '..');
  return { ...process.env, PATH: `${own}:${process.env['PATH'] ?? ''}` };
}
