import { newId } from '../../shared/ids.ts';
import { type Draft, draft, lastDeclarant } from '../data/draft.ts';
import { enqueue } from '../data/outbox.ts';
import { toInput } from '../../shared/forms/input.ts';
import { formFor } from './forms.ts';

/** Hand in a declaration: resolves with its id when it is kept on the phone; sending goes on behind it. */
export async function submit(written: Draft, today: string): Promise<string> {
  const id = newId();
  const createdAt = new Date().toISOString();
  const { person, areaId, address } = written;
  const body = toInput(written, formFor(written.kind ?? 'people', today), id, createdAt, today);
  await enqueue([{ id, kind: 'declaration', body, draft: written, createdAt, refusal: null }]);
  if (written.byRelative !== true) {
    await lastDeclarant.set({ person, areaId, address });
  }
  await draft.set(null);
  return id;
}
