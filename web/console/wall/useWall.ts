import { useEffect, useRef, useState } from 'react';
import { type StreamState, openStream } from '../../shared/stream.ts';
import { useInvalidate } from '../kit/useApi.ts';

/** After an event figures are read so soon, for what comes with it; the server sends one pulse a second at most. */
const SETTLE_MS = 150;
const PATHS = ['/command/wall', '/public/map'] as const;

/** Reads the wall again as soon as the server says that figures moved. @returns whether events arrive. */
export function useWallStream(): StreamState {
  const invalidate = useInvalidate();
  const [state, setState] = useState<StreamState>('connecting');
  const latest = useRef(invalidate);
  useEffect(() => {
    latest.current = invalidate;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = openStream({
      topics: ['figures', 'map'],
      onState: setState,
      onEvent: () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          latest.current(PATHS);
        }, SETTLE_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return state;
}

/** The time of the screen, moving on every second. */
export function useSeconds(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
