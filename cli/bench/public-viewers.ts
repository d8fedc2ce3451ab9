import { connect, type Socket } from 'node:net';

/**
 * Viewers of the public map, as a process of their own: bare sockets that listen to the event stream. Started by
 * public.ts, which talks to it over IPC: `open` answers when all listen, `heard` when all heard of one event.
 */
export type ViewersAsk =
  | { readonly kind: 'open'; readonly port: number; readonly count: number }
  /** Starts waiting for the next event. */
  | { readonly kind: 'wait' };
export type ViewersAnswer =
  | { readonly kind: 'opened' }
  | { readonly kind: 'waiting' }
  /** Unix ms, with fractions, at which the middle and the last viewer had it. */
  | { readonly kind: 'heard'; readonly middleAt: number; readonly lastAt: number }
  | { readonly kind: 'failed'; readonly why: string };

/** Opened at the same time, so that the accept queue is not overrun. */
const AT_ONCE = 100;
const VIEWERS_AN_ADDRESS = 500;
const REQUEST = 'GET /api/v1/stream?topics=map HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';

const arrivals: number[] = [];
const waiting = new Set<Socket>();
const all: Socket[] = [];

process.on('message', (ask: ViewersAsk) => {
  if (ask.kind === 'wait') {
    arrivals.length = 0;
    all.forEach((socket) => waiting.add(socket));
    say({ kind: 'waiting' });
    return;
  }
  openAll(ask.port, ask.count).then(
    () => say({ kind: 'opened' }),
    (error: Error) => say({ kind: 'failed', why: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

function say(answer: ViewersAnswer): void {
  process.send!(answer);
}

async function openAll(port: number, count: number): Promise<void> {
  while (all.length < count) {
    const group = Array.from({ length: Math.min(AT_ONCE, count - all.length) }, (_, i) =>
      openOne(port, all.length + i),
    );
    all.push(...(await Promise.all(group)));
  }
}

/** Viewers sit at many addresses: from a single one the rate limit would stop them. */
function addressOf(n: number): string {
  return `127.0.1.${1 + Math.floor(n / VIEWERS_AN_ADDRESS)}`;
}

async function openOne(port: number, n: number): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: addressOf(n), noDelay: true }, () =>
      socket.write(REQUEST),
    );
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed a stream')));
    socket.once('data', (bytes) => {
      if (bytes.includes('HTTP/1.1 200')) {
        resolve(socket);
      } else {
        reject(new Error(`a stream was answered ${bytes.toString('latin1', 9, 12)}`));
      }
    });
    socket.on('data', (bytes) => {
      if (bytes.includes('event: map') && waiting.delete(socket)) {
        arrivals.push(performance.timeOrigin + performance.now());
        if (waiting.size === 0) {
          say({
            kind: 'heard',
            middleAt: arrivals[Math.floor(arrivals.length / 2)]!,
            lastAt: arrivals.at(-1)!,
          });
        }
      }
    });
  });
}
