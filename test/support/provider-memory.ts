import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What a provider remembers, outside of it: another one over the same memory goes on where the former stopped. */
export function providerMemory(): AdapterFactory {
  const kept = new Map<string, AdapterPayload>();
  return (kind): Adapter => {
    const keyOf = (id: string) => `${kind}:${id}`;
    return {
      upsert: async (id, payload) => {
        await Promise.resolve(kept.set(keyOf(id), payload));
      },
      find: async (id) => await Promise.resolve(kept.get(keyOf(id))),
      findByUserCode: async () => await Promise.resolve(undefined),
      findByUid: async (uid) =>
        await Promise.resolve(
          [...kept].find(([key, payload]) => key.startsWith(`${kind}:`) && payload.uid === uid)?.[1],
        ),
      consume: async (id) => {
        const found = kept.get(keyOf(id));
        if (found !== undefined) {
          kept.set(keyOf(id), { ...found, consumed: Math.floor(Date.now() / 1000) });
        }
        await Promise.resolve();
      },
      destroy: async (id) => {
        await Promise.resolve(kept.delete(keyOf(id)));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of kept) {
          if (payload.grantId === grantId) {
            kept.delete(key);
          }
        }
        await Promise.resolve();
      },
    };
  };
}
