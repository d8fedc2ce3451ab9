/** Topics of the event stream; callers without a session get `figures` and `map`. */
export const streamTopics = [
  'figures',
  'map',
  'case',
  'order',
  'gate',
  'trip',
  'handover',
  'lockdown',
  'focus',
] as const;
export type StreamTopic = (typeof streamTopics)[number];

/** `live`: events arrive; `connecting`: first try; `lost`: broken, trying again. */
export type StreamState = 'connecting' | 'live' | 'lost';

/** What every event carries: the instant that its data are as of. */
export type StreamEvent = { readonly asOf?: string; readonly [field: string]: unknown };

export type StreamOptions = {
  readonly topics: readonly StreamTopic[];
  readonly baseUrl?: string;
  readonly onEvent: (topic: StreamTopic, event: StreamEvent) => void;
  readonly onState?: (state: StreamState) => void;
};

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

function parse(data: string): StreamEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as StreamEvent) : null;
  } catch {
    return null;
  }
}

/**
 * Listen to the server's events. The browser resumes a short break by itself with Last-Event-ID; after an answer that
 * ends the stream for good (a restart, 503) this opens a new one, waiting 1 s, 2 s … 30 s, at once when the network
 * returns. Call the answer to stop.
 */
export function openStream(options: StreamOptions): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;
  const url = `${options.baseUrl ?? '/api/v1'}/stream?topics=${options.topics.join(',')}`;

  const open = () => {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(url);
    source = opened;
    opened.addEventListener('open', () => {
      wait = FIRST_RETRY_MS;
      options.onState?.('live');
    });
    opened.addEventListener('error', () => {
      options.onState?.('lost');
      if (opened.readyState === EventSource.CLOSED) {
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    });
    for (const topic of options.topics) {
      opened.addEventListener(topic, (message) => {
        const event = parse(message.data);
        if (event !== null) {
          options.onEvent(topic, event);
        }
      });
    }
  };
  const whenOnline = () => {
    if (source?.readyState !== EventSource.OPEN) {
      open();
    }
  };

  options.onState?.('connecting');
  open();
  globalThis.addEventListener('online', whenOnline);
  return () => {
    globalThis.removeEventListener('online', whenOnline);
    clearTimeout(timer);
    source?.close();
  };
}
