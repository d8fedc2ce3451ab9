import type { Draft } from './draft.ts';
import { draft } from './draft.ts';
import { discard, receipts, waiting } from './outbox.ts';

/** Refusals that say that there is nothing to replace: corrected, it goes out as a declaration of its own. */
const NOTHING_TO_REPLACE = ['declaration.unknown-previous', 'declaration.replaced-before'];

/** Make a refused declaration a draft again: corrected, it is handed in under a new id. */
export async function reopen(id: string): Promise<void> {
  const item = waiting.value.find((candidate) => candidate.id === id);
  if (item?.kind === 'declaration') {
    const { replaces, ...written }: Draft = item.draft;
    const gone = NOTHING_TO_REPLACE.includes(item.refusal?.code ?? '');
    await draft.set(gone || replaces === undefined ? written : { ...written, replaces });
    await discard(id);
  }
}

/** Begin a draft that changes a received declaration and takes its place when it is sent. */
export async function changeReceived(id: string): Promise<void> {
  const receipt = receipts.value.find((candidate) => candidate.id === id);
  if (receipt?.kind === 'declaration' && receipt.draft !== undefined) {
    await draft.set({ ...receipt.draft, replaces: { id, shortCode: receipt.shortCode } });
  }
}
