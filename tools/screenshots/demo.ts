import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A running program with a simulated province that stands still. */
export type Demo = { readonly url: string; readonly stop: () => Promise<void> };

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY = /(http:\/\/[^\s/]+)\/console\//;

/** Starts the program in demo mode on a free port, with its data in a temporary folder. @throws Error when it ends before. */
export async function startDemo(people: number): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-screens-'));
  // PostgreSQL runs as another user where the program runs as root.
  await chmod(folder, 0o755);
  const program = spawn(process.execPath, [join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      VX_DEMO: '1',
      VX_DEMO_PEOPLE: String(people),
      VX_LIVE_SPEED: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill('SIGTERM');
      await once(program, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await originOf(program), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function originOf(program: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    let said = '';
    program.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const found = READY.exec(said);
      if (found !== null) {
        resolve(found[1]!);
      }
    });
    program.once('exit', (code) => reject(new Error(`the program ended with ${code} before it was ready`)));
  });
}
