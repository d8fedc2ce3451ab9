import type { StreamState } from '../../../shared/stream.ts';
import { useLive } from '../../kit/useLive.ts';

/** Reads again at most so often, however fast the events come. */
const SETTLE_MS = 1_500;
const PATHS = { figures: ['/figures'], map: ['/public/map'] } as const;

/** Follows the event stream: figures and map are read again when the server says that they moved. */
export function useStream(): StreamState {
  return useLive(PATHS, SETTLE_MS);
}
