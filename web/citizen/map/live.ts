import { signal } from '@preact/signals';
import { type StreamState, openStream } from '../../shared/stream.ts';
import { refreshOutlines, refreshZones } from '../data/zone-data.ts';

/** Whether the last try to fetch the zones worked; null before the first. */
export const fresh = signal<boolean | null>(null);
/** Whether the last try to fetch the outlines worked; null before its end. */
export const outlined = signal<boolean | null>(null);
export const streamState = signal<StreamState>('connecting');

const QUIET_MS = 3_000;

/** Fetch the zones. */
export async function refresh(): Promise<void> {
  fresh.value = await refreshZones();
}

/** Keep the map current: fetch now and at every `map` event, at most every three seconds. Call the answer to stop. */
export function followMap(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  void refresh();
  void refreshOutlines().then((worked) => (outlined.value = worked));
  const close = openStream({
    topics: ['map'],
    onState: (state) => (streamState.value = state),
    onEvent: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void refresh();
      }, QUIET_MS);
    },
  });
  return () => {
    clearTimeout(timer);
    close();
  };
}
