import { signal } from '@preact/signals';
import { type StreamState, openStream } from '../../shared/stream.ts';
import { refreshZones } from '../data/zone-data.ts';
import { takeEarly } from './early.ts';

/** Whether the last try to fetch the zones worked; null before the first. */
export const fresh = signal<boolean | null>(null);
/** Whether the last try to fetch the outlines worked; null before its end. */
export const outlined = signal<boolean | null>(null);
export const streamState = signal<StreamState>('connecting');

/** Check-ins come all the time: the figure is read again seldom, for the phone's data and battery. */
const SCANS_MS = 15_000;
/** Cases and decisions are read at once, but thousands of phones don't ask in the same moment. */
const SPREAD_MS = 400;
const SCANS = 'presence.stays';

/** Fetch the zones. */
export async function refresh(): Promise<void> {
  fresh.value = await refreshZones();
}

/** Keep the map current: fetch now, at once when cases or levels change, later when only check-ins do. Call the answer to stop. */
export function followMap(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  const early = takeEarly();
  void early.zones.then((worked) => (fresh.value = worked));
  void early.outlines.then((worked) => (outlined.value = worked));
  const close = openStream({
    topics: ['map'],
    onState: (state) => (streamState.value = state),
    onEvent: (_topic, { metrics }) => {
      const onlyScans = Array.isArray(metrics) && metrics.length > 0 && metrics.every((one) => one === SCANS);
      const wait = (onlyScans ? SCANS_MS : 0) + Math.random() * SPREAD_MS;
      if (Date.now() + wait < due) {
        clearTimeout(timer);
        due = Date.now() + wait;
        timer = setTimeout(() => {
          due = Number.POSITIVE_INFINITY;
          void refresh();
        }, wait);
      }
    },
  });
  return () => {
    clearTimeout(timer);
    close();
  };
}
