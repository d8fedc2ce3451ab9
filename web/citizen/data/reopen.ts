import { draft } from './draft.ts';
import { discard, waiting } from './outbox.ts';

/** Make a refused declaration a draft again: corrected, it is handed in under a new id. */
export async function reopen(id: string): Promise<void> {
  const item = waiting.value.find((candidate) => candidate.id === id);
  if (item?.kind === 'declaration') {
    await draft.set(item.draft);
    await discard(id);
  }
}
