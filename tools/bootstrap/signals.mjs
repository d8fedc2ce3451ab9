/** Repeats within this time are one request: npm passes a Ctrl-C on that the terminal has sent us already. */
const burstMs = 1000;

/**
 * A signal handler that calls `send` once for each burst of signals; a closed terminal (SIGHUP) asks for the
 * same as SIGTERM. `now` answers milliseconds.
 */
export function oncePerBurst(send, now) {
  let last = -Infinity;
  return (signal) => {
    const at = now();
    if (at - last >= burstMs) {
      last = at;
      send(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    }
  };
}
