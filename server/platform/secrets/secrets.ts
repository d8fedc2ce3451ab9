import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Column encryption and blind indexes, both from one secret that never enters the database. */
export type Secrets = {
  /** AES-256-GCM: version byte, 12-byte nonce, ciphertext, 16-byte tag. */
  readonly encrypt: (text: string) => Buffer;
  /** @throws Error when the value was not made with this secret: a wrong key file, never a user's fault. */
  readonly decrypt: (value: Buffer) => string;
  /** Keyed hash of a canonical value, for equality search; `purpose` keeps phone and id spaces apart. */
  readonly blindIndex: (purpose: string, canonical: string) => Buffer;
  /** A key for another purpose (cursor signing, session tokens), derived from the same secret. */
  readonly derive: (purpose: string) => Buffer;
};

const VERSION = 1;
const NONCE_BYTES = 12;
const HEAD = Buffer.from([VERSION]);

/** Builds the functions over a 32-byte secret. */
export function createSecrets(secret: Buffer): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'vungxanh', purpose, 32));
  // Key objects: made anew from bytes they would cost five times the hash and three times the cipher.
  const columnKey = createSecretKey(derive('column'));
  const indexKey = createSecretKey(derive('blind-index'));
  const nextNonce = nonces();
  return {
    derive,
    encrypt: (text) => {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', columnKey, nonce);
      const body = cipher.update(text, 'utf8');
      // A stream cipher keeps nothing back: what is left is the tag alone.
      cipher.final();
      return Buffer.concat([HEAD, nonce, body, cipher.getAuthTag()]);
    },
    decrypt: (value) => {
      if (value[0] !== VERSION) {
        throw new Error('encrypted column of an unknown version');
      }
      const decipher = createDecipheriv('aes-256-gcm', columnKey, value.subarray(1, 13));
      decipher.setAuthTag(value.subarray(-16));
      const text = decipher.update(value.subarray(13, -16), undefined, 'utf8');
      return text + decipher.final('utf8');
    },
    blindIndex: (purpose, canonical) =>
      createHmac('sha256', indexKey).update(`${purpose}\0${canonical}`).digest().subarray(0, 16),
  };
}

/** Random nonces, drawn 512 at a time: drawing costs more than enciphering a phone number. */
function nonces(): () => Buffer {
  const drawn = Buffer.alloc(NONCE_BYTES * 512);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += NONCE_BYTES;
    return Buffer.from(drawn.subarray(at - NONCE_BYTES, at));
  };
}

/** Reads the secret file, or makes it (0600) on the first start. */
export async function loadSecret(file: string): Promise<Buffer> {
  try {
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
  }
  const secret = randomBytes(32);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${secret.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return secret;
}
