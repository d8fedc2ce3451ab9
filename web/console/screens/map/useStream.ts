import type { StreamState } from '../../../shared/stream.ts';
import { useLive } from '../../kit/useLive.ts';

const PATHS = { figures: ['/figures'], map: ['/public/map'] } as const;

/** Follows the event stream: figures and map are read again when the server says that they moved. */
export function useStream(): StreamState {
  return useLive(PATHS);
}
