import { draft, lastDeclarant } from './draft.ts';
import { receipts, waiting } from './outbox.ts';
import { family, me } from './people.ts';
import { lorryDraft, ownTrips } from '../lorry/kept.ts';
import { wipe } from './store.ts';
import { myCommune } from './zone-data.ts';

/** Delete everything personal that this phone keeps, from the disk and from the screen. */
export async function forgetEverything(): Promise<void> {
  await wipe();
  await Promise.all(
    [me, family, draft, lastDeclarant, myCommune, lorryDraft, ownTrips].map((value) => value.set(null)),
  );
  waiting.value = [];
  receipts.value = [];
}
