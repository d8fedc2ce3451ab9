import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { noteServer, npmLineage, runningServers } from './running.mjs';
import { oncePerBurst } from './signals.mjs';

const separate = process.platform !== 'win32';

/**
 * Runs a script with Node 24 on our own terminal and answers its exit code (128 + number after a signal). It
 * gets a process group of its own, so that Ctrl-C reaches it only through us and only once; `group` sends to
 * its children too. When we are killed hard it ends by itself (lifeline.mjs). `started` is told the pid and
 * answers what to do at the end.
 */
export function launch(node, [script, ...args], { cwd, env = {}, group = false, started = () => undefined }) {
  return new Promise((resolve, reject) => {
    const lifeline = pathToFileURL(join(dirname(fileURLToPath(import.meta.url)), 'lifeline.mjs')).href;
    const options = { cwd, env: { ...process.env, ...env }, stdio: 'inherit', detached: separate };
    const child = spawn(node, ['--import', lifeline, script, ...args], options);
    const send = (signal) => {
      if (separate && child.exitCode === null && child.signalCode === null) {
        process.kill(group ? -child.pid : child.pid, signal);
      }
    };
    const relay = oncePerBurst(send, () => performance.now());
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, relay);
    }
    const parents = npmLineage();
    const watch = setInterval(() => {
      if (parents !== null && npmLineage() !== parents) {
        clearInterval(watch);
        relay('SIGTERM');
      }
    }, 200);
    const finish = child.pid === undefined ? undefined : started(child.pid);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      finish?.();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Waits until servers whose launcher was killed have drained, 15 s at most. */
async function awaitOrphans(root) {
  for (let left = 60; left > 0 && runningServers(root).some(({ orphan }) => orphan); left -= 1) {
    await sleep(250);
  }
}

/** Runs the server until it ends; answers its exit code. Node keeps the compiled code: later starts take half the time of a core. */
export async function serve(root, node, args) {
  await awaitOrphans(root);
  const started = (pid) => noteServer(root, pid);
  const kept = join(root, 'node_modules', '.cache', 'compiled');
  const env = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? kept };
  return launch(node, [join(root, 'server', 'main.ts'), ...args], { cwd: root, env, started });
}
