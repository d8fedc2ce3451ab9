import type { DataOf } from '../../shared/client.ts';
import { api } from './api.ts';
import { kept } from './kept.ts';

export type ExposureList = DataOf<'GET /public/exposures'>;

/** Published place exposures; the last list stays readable offline. */
export const exposureList = kept<ExposureList>('exposures');

/** Fetch the list; without an answer the kept one (if any) stays. */
export async function refreshExposures(): Promise<void> {
  const answer = await api.call('GET /public/exposures');
  if (answer.ok) {
    await exposureList.set(answer.data);
  }
}
