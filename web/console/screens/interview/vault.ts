import type { Storage } from '../desk/shelf.ts';
import type { CallState } from './queue.ts';

/** Where calls that are not yet sent survive a reload and a log-out, unreadable to anybody else. */
export type Vault = {
  readonly save: (id: string, state: CallState) => Promise<void>;
  readonly remove: (id: string) => void;
  /** Every call that is kept; what cannot be read with this key is left alone. */
  readonly all: () => Promise<readonly (readonly [id: string, state: CallState])[]>;
};

const NONCE = 12;

/**
 * Keeps each call under `<prefix><id>` as AES-GCM with the account's own key, which only a log-in of that account
 * gets from the server. Writes of one call follow each other, so that the last one stands.
 * @param key 32 bytes, base64.
 * @throws where the browser has no WebCrypto (an insecure address): then nothing may be written down.
 */
export async function openVault(
  storage: Storage & { keys: () => string[] },
  prefix: string,
  key: string,
): Promise<Vault> {
  const raw = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const secret = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const turns = new Map<string, { turn: number }>();
  const turnOf = (id: string) => {
    const found = turns.get(id) ?? { turn: 0 };
    turns.set(id, found);
    found.turn += 1;
    return { mine: found.turn, latest: () => found.turn };
  };

  return {
    save: async (id, state) => {
      const { mine, latest } = turnOf(id);
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
      const text = new TextEncoder().encode(JSON.stringify(state));
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, secret, text),
      );
      if (mine === latest()) {
        storage.setItem(`${prefix}${id}`, toBase64(new Uint8Array([...nonce, ...sealed])));
      }
    },
    remove: (id) => {
      turnOf(id);
      storage.removeItem(`${prefix}${id}`);
    },
    all: async () => {
      const found: (readonly [string, CallState])[] = [];
      for (const name of storage.keys().filter((one) => one.startsWith(prefix))) {
        const state = await unseal(secret, storage.getItem(name));
        if (state !== null) {
          found.push([name.slice(prefix.length), state]);
        }
      }
      return found;
    },
  };
}

async function unseal(secret: CryptoKey, text: string | null): Promise<CallState | null> {
  try {
    const bytes = Uint8Array.from(atob(text ?? ''), (letter) => letter.charCodeAt(0));
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.subarray(0, NONCE) },
      secret,
      bytes.subarray(NONCE),
    );
    return JSON.parse(new TextDecoder().decode(plain)) as CallState;
  } catch {
    return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}
