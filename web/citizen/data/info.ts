import type { DataOf } from '../../shared/client.ts';
import { api } from './api.ts';
import { kept } from './kept.ts';

/** Facts about the running system; the last ones known stay readable offline. */
export const info = kept<DataOf<'GET /system/info'>>('info');

/** Ask the server for the facts again. */
export async function refreshInfo(): Promise<void> {
  const answer = await api.call('GET /system/info');
  if (answer.ok) {
    await info.set(answer.data);
  }
}
