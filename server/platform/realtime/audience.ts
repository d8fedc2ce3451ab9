import type { ServerResponse } from 'node:http';

/** Open event streams that all hear the same: one buffer an event for everybody, one heartbeat, no closure each. */
export type Audience = {
  /** Takes over a response; `first` is what this listener alone hears at once. */
  readonly join: (response: ServerResponse, first: string) => void;
  readonly send: (text: string) => void;
  readonly size: () => number;
};

const HEARTBEAT_MS = 20_000;
/** A listener that reads slower than this many buffered bytes is dropped; its browser comes back. */
const MAX_BUFFERED = 256_000;

/** @param changed is told when the first listener comes (true) and when the last one has gone (false). */
export function createAudience(changed: (listening: boolean) => void): Audience {
  const listeners = new Set<ServerResponse>();
  let heartbeat: NodeJS.Timeout | undefined;

  function leave(this: ServerResponse): void {
    listeners.delete(this);
    if (listeners.size === 0) {
      clearInterval(heartbeat);
      changed(false);
    }
  }

  function send(text: string): void {
    const bytes = Buffer.from(text);
    for (const response of listeners) {
      response.write(bytes);
      if (response.writableLength > MAX_BUFFERED) {
        response.destroy();
      }
    }
  }

  return {
    send,
    size: () => listeners.size,
    join: (response, first) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(`retry: 3000\n\n${first}`);
      response.on('close', leave);
      listeners.add(response);
      if (listeners.size === 1) {
        heartbeat = setInterval(() => send(': \n\n'), HEARTBEAT_MS);
        changed(true);
      }
    },
  };
}
