import { connect, type Socket } from 'node:net';

/** What to send, and for how long. */
export type LoadPlan = {
  readonly port: number;
  readonly connections: number;
  /** The whole request as text; `connection` counts from 0. */
  readonly next: (connection: number) => string;
  /** Milliseconds that a connection waits before it sends again; nothing: at once. */
  readonly pace?: (connection: number) => number;
  /** Ends after this many seconds or this many answers. */
  readonly until: { readonly seconds: number } | { readonly answers: number };
};

export type LoadResult = {
  readonly answers: number;
  readonly perSecond: number;
  /** Milliseconds from request to answer, one an answer. */
  readonly ms: number[];
  readonly byStatus: Readonly<Record<number, number>>;
};

/**
 * Keep-alive connections that each send a request, wait for its whole answer and send the next. Bare sockets: a
 * general client costs this process more than the server spends on the request, and both share the machine.
 * @throws Error when a connection breaks before the end.
 */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const ms: number[] = [];
  const byStatus: Record<number, number> = {};
  const started = performance.now();
  const seconds = 'seconds' in plan.until ? plan.until.seconds : Infinity;
  const most = 'answers' in plan.until ? plan.until.answers : Infinity;
  const end = started + seconds * 1000;
  let sent = 0;
  await Promise.all(
    Array.from({ length: plan.connections }, async (_, connection) => {
      const line = await openLine(plan.port);
      while (performance.now() < end && sent < most) {
        const rest = plan.pace?.(connection) ?? 0;
        if (rest > 0) {
          await new Promise((resolve) => setTimeout(resolve, rest));
        }
        sent += 1;
        const at = performance.now();
        const status = await line.ask(plan.next(connection));
        ms.push(performance.now() - at);
        byStatus[status] = (byStatus[status] ?? 0) + 1;
      }
      line.close();
    }),
  );
  const took = (performance.now() - started) / 1000;
  return { answers: ms.length, perSecond: ms.length / took, ms, byStatus };
}

/** One connection. */
export type Line = { readonly ask: (request: string) => Promise<number>; readonly close: () => void };

/** Opens a keep-alive connection to 127.0.0.1. `ask` answers the status once the body has come whole. */
export async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;
  let got: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const status = wholeAnswer(got);
    if (status !== null) {
      got = Buffer.alloc(0);
      waiting?.resolve(status);
    }
  });
  const broken = () => waiting?.reject(new Error('the server closed a connection'));
  socket.on('error', broken);
  socket.on('close', broken);
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => end(socket),
  };
}

function end(socket: Socket): void {
  socket.removeAllListeners('close');
  socket.end();
  socket.unref();
}

/** Status of an answer once all of it is there. */
function wholeAnswer(bytes: Buffer): number | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) {
    return null;
  }
  const head = bytes.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  const whole =
    length === undefined
      ? bytes.toString('latin1', bytes.length - 5) === '0\r\n\r\n'
      : bytes.length >= headEnd + 4 + Number(length);
  return whole ? Number(head.slice(9, 12)) : null;
}

/** Text of a request, with its body when there is one. */
export function requestText(method: string, path: string, token: string | null, body?: string): string {
  const session = token === null ? '' : `authorization: Bearer ${token}\r\n`;
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${session}`;
  return body === undefined
    ? `${head}\r\n`
    : `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
