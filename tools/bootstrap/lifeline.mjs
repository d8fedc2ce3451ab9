import { isMainThread } from 'node:worker_threads';

// Loaded into the server before its own code: when the launcher was killed hard, nobody is left to pass
// signals on, so the server drains by itself instead of keeping port and data.
const launcher = process.ppid;
if (isMainThread) {
  const timer = setInterval(() => {
    if (process.ppid !== launcher) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 200);
  timer.unref();
}
