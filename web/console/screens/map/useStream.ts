import { useEffect, useRef, useState } from 'react';
import { type StreamState, openStream } from '../../../shared/stream.ts';
import { useInvalidate } from '../../kit/useApi.ts';

/** Reads again at most so often, however fast the events come. */
const SETTLE_MS = 1_500;

/** Follows the event stream: figures and map are read again when the server says that they moved. */
export function useStream(): StreamState {
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
      topics: ['figures', 'map'],
      onState: setState,
      onEvent: (topic) => {
        moved.add(topic === 'map' ? '/public/map' : '/figures');
        timer ??= setTimeout(settle, SETTLE_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return state;
}
