import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
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
/** Of SHA-256, in bytes: its block and its result. A blind index keeps half of the result. */
const [BLOCK, HASH] = [64, 32];
const INDEX_DIGITS = 32;
/** Texts up to so many bytes are hashed where they are written. */
const LONGEST = 384;

/** Builds the functions over a 32-byte secret. */
export function createSecrets(secret: Buffer): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'vungxanh', purpose, 32));
  // Key objects: made anew from bytes they would cost five times the hash and three times the cipher.
  const columnKey = createSecretKey(derive('column'));
  const indexOf = keyedHash(derive('blind-index'));
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
      Buffer.from(indexOf(`${purpose}\0${canonical}`).slice(0, INDEX_DIGITS), 'hex'),
  };
}

/**
 * HMAC-SHA-256 (RFC 2104) in hexadecimal digits, over whole texts: a single hash of Node costs a third of an Hmac object, and an
 * import asks for tens of thousands.
 */
function keyedHash(key: Buffer): (text: string) => string {
  const pad = (byte: number) => Buffer.from(Array.from({ length: BLOCK }, (_, i) => byte ^ (key[i] ?? 0)));
  const inner = Buffer.concat([pad(0x36), Buffer.alloc(LONGEST)]);
  const outer = Buffer.concat([pad(0x5c), Buffer.alloc(HASH)]);
  const views = Array.from({ length: LONGEST + 1 }, (_, length) => inner.subarray(0, BLOCK + length));
  return (text) => {
    // A longer text takes room of its own; three bytes are the most that one unit of UTF-16 becomes.
    const message =
      text.length * 3 > LONGEST
        ? Buffer.concat([views[0]!, Buffer.from(text)])
        : views[inner.write(text, BLOCK)]!;
    outer.write(hash('sha256', message, 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'hex');
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
