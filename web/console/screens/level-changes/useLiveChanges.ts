import { useEffect, useRef } from 'react';
import { openStream } from '../../../shared/stream.ts';
import { useInvalidate } from '../../kit/useApi.ts';

/** Reads again at most so often, however fast the events come. */
const SETTLE_MS = 500;

/** Reads level changes again as soon as the server says that one was listed or settled. */
export function useLiveChanges(): void {
  const invalidate = useInvalidate();
  const latest = useRef(invalidate);
  useEffect(() => {
    latest.current = invalidate;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = openStream({
      topics: ['case'],
      onEvent: (_, event) => {
        if (event['happened'] === 'case.levels-changed') {
          timer ??= setTimeout(() => {
            timer = undefined;
            latest.current(['/level-changes']);
          }, SETTLE_MS);
        }
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}
