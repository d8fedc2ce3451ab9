import { useEffect, useRef, useState } from 'react';
import { type StreamState, type StreamTopic, openStream } from '../../shared/stream.ts';
import { useInvalidate } from './useApi.ts';

/** Paths to read again, by the topic that says that they moved. Declare it outside the component: it must stay the same. */
export type LivePaths = { readonly [topic in StreamTopic]?: readonly string[] };

/** Reads again at most so often, however fast the events come; the first of them is followed at once. */
const SETTLE_MS = 1_500;
/** What one commit tells comes in a few events. */
const BURST_MS = 100;

/**
 * Follows the event stream: answers below the paths of a topic are read again when the server says that they moved.
 * @returns whether events arrive.
 */
export function useLive(paths: LivePaths): StreamState {
  const invalidate = useInvalidate();
  const [state, setState] = useState<StreamState>('connecting');
  const latest = useRef(invalidate);
  useEffect(() => {
    latest.current = invalidate;
  });
  useEffect(() => {
    const moved = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let settled = Number.NEGATIVE_INFINITY;
    const settle = () => {
      timer = undefined;
      settled = performance.now();
      latest.current([...moved]);
      moved.clear();
    };
    const stop = openStream({
      topics: Object.keys(paths) as StreamTopic[],
      onState: setState,
      onEvent: (topic) => {
        for (const path of paths[topic] ?? []) {
          moved.add(path);
        }
        timer ??= setTimeout(settle, Math.max(BURST_MS, settled + SETTLE_MS - performance.now()));
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [paths]);
  return state;
}
