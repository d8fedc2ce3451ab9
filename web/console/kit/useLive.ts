import { useEffect, useRef, useState } from 'react';
import { type StreamState, type StreamTopic, openStream } from '../../shared/stream.ts';
import { useInvalidate } from './useApi.ts';

/** Paths to read again, by the topic that says that they moved. Declare it outside the component: it must stay the same. */
export type LivePaths = { readonly [topic in StreamTopic]?: readonly string[] };

/** Reads again at most so often, however fast the events come. */
const SETTLE_MS = 1_500;

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
    const settle = () => {
      timer = undefined;
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
        timer ??= setTimeout(settle, SETTLE_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [paths]);
  return state;
}
