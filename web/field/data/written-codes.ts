// Not by the door of the library: the engine of the rules is not needed here.
import { webWatchPort } from '../../../lib/gates/watch-filter.ts';
import { openCode, sealCode } from '../../../lib/gates/written-codes.ts';
import { bytesOf, textOf } from './bytes.ts';
import { device } from './device.ts';
import { api, now } from './session.ts';
import { get, put } from './store.ts';

/** Codes written on paper that this phone can open when it is told one; the phone itself can read none of them. */
type Kept = {
  readonly deviceId: string;
  readonly after: string | null;
  readonly items: { readonly [tag: string]: { readonly sealed: string; readonly until: string } };
};

let last: Promise<void> = Promise.resolve();

async function kept(): Promise<Kept> {
  const { id } = device.value!;
  const found = await get<Kept>('values', 'written-codes');
  return found?.deviceId === id ? found : { deviceId: id, after: null, items: {} };
}

async function write(items: Kept['items'], after: string | null): Promise<void> {
  const before = await kept();
  const whole = Object.entries({ ...before.items, ...items });
  const fresh = whole.filter(([, { until }]) => Date.parse(until) > now());
  const { deviceId } = before;
  const next: Kept = { deviceId, after: after ?? before.after, items: Object.fromEntries(fresh) };
  await put('values', 'written-codes', next);
}

/** Adds to what is kept, one after the other, and forgets what ran out. */
async function add(items: Kept['items'], after: string | null): Promise<void> {
  const before = last;
  const work = (async () => {
    await before;
    await write(items, after);
  })();
  last = work.catch(() => undefined);
  await work;
}

/** Fetch what phones of this post and of its neighbours wrote on paper since the last look. */
export async function updateWrittenCodes(): Promise<void> {
  for (let more = device.value !== null; more;) {
    const { deviceId, after } = await kept();
    const answer = await api.call('GET /gates/written-codes', {
      query: { device: deviceId, ...(after === null ? {} : { after }) },
    });
    if (!answer.ok) {
      return;
    }
    const { items, after: next } = answer.data;
    await add(Object.fromEntries(items.map(({ tag, sealed, until }) => [tag, { sealed, until }])), next);
    ({ more } = answer.data);
  }
}

/** Keep a code of this phone, sealed, once its declaration is in the system. */
export async function keepWritten(code: string, signed: string, until: string): Promise<void> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const { tag, sealed } = await sealCode(code, signed, nonce, webWatchPort(device.value!.watchKey));
  await add({ [textOf(tag)]: { sealed: textOf(sealed), until } }, null);
}

/** The signed text of a code that somebody says, as far as this phone holds it; null: it does not. */
export async function openWritten(code: string): Promise<string | null> {
  const phone = device.value;
  if (phone === null) {
    return null;
  }
  const { items } = await kept();
  return await openCode(
    code,
    (tag) => {
      const found = items[textOf(tag)];
      return found === undefined ? undefined : bytesOf(found.sealed);
    },
    webWatchPort(phone.watchKey),
  );
}
