import type { Failure } from '../../../shared/client.ts';
import { call } from '../../kit/api.ts';

/** A key that was made although its text never reached the screen. */
export type Lost = { readonly id: string; readonly name: string; readonly expiresAt: string };

/**
 * Whether a key was made although the call failed: the server says so, or, where no answer came, lists it. While it is not reached
 * nobody knows; pressing again tells, since the id stays.
 */
export async function wasMade({ status, error }: Failure, id: string): Promise<boolean> {
  if (error.code === 'session.key-made') {
    return true;
  }
  // Another refusal is an answer: nothing was made.
  if (status >= 400 && status < 500) {
    return false;
  }
  const listed = await call('GET /api-keys');
  return listed.ok && listed.data.items.some((key) => key.id === id);
}
