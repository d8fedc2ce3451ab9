import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

// OWASP's argon2id minimum: 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB = 19_456;
const PASSES = 2;

/** Hash of no password: what nobody can open, and a log-in there takes as long as anywhere. */
export const NO_PASSWORD =
  'argon2id$19456$2$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

/** Hash of a password, PHC-like text: `argon2id$19456$2$salt$tag` (base64). About 30 ms. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, MEMORY_KIB, PASSES);
  return ['argon2id', MEMORY_KIB, PASSES, salt.toString('base64'), tag.toString('base64')].join('$');
}

/** Does the password match the stored hash? Constant time in the password. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [name, memory, passes, salt, tag] = stored.split('$');
  if (name !== 'argon2id' || salt === undefined || tag === undefined) {
    return false;
  }
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), Number(memory), Number(passes));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** A one-time password that can be read aloud: four groups of four, no look-alikes; 78 bits. */
export function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  // 248 = 8 x 31: bytes above it would favour the first letters.
  const letters: string[] = [];
  while (letters.length < 16) {
    for (const byte of randomBytes(16)) {
      if (byte < 248 && letters.length < 16) {
        letters.push(alphabet[byte % 31]!);
      }
    }
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function derive(password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        message: Buffer.from(password.normalize('NFC')),
        nonce,
        parallelism: 1,
        tagLength: 32,
        memory,
        passes,
      },
      (error, tag) => (error === null ? resolve(tag) : reject(error)),
    );
  });
}
