import { systemScope } from '../../server/platform/access/scope.ts';
import { audit } from '../../server/platform/audit/audit.ts';
import {
  keysOfDataset,
  readKeys,
  type StoredKey,
  type StoredPurpose,
} from '../../server/platform/credentials/key-store.ts';
import { isPurpose, rotateKey } from '../../server/platform/credentials/rotate.ts';
import { keyPurposes } from '../../contract/credentials.ts';
import { csvLine } from '../../lib/epidemiology/index.ts';
import { type Command, EXIT, print, say } from '../kit.ts';
import { withApp } from '../program.ts';

/** The keys that sign codes, public parts only. */
export const keysListCommand: Command = {
  name: 'keys list',
  summary: 'signing keys: id, purpose, since when, until when; private parts never leave the database',
  run: async (given) =>
    await withApp(async ({ app }) => {
      const keys = (await readKeys(app.platform.db)).map(shown);
      print(
        given['json'] === true
          ? `${JSON.stringify(keys)}\n`
          : [HEADER, ...keys.map((key) => Object.values(key))]
              .map((row) => `${csvLine(row.map(cellOf))}\n`)
              .join(''),
      );
      return EXIT.done;
    }, 'bare'),
};

/** A new key for a purpose. */
export const keysRotateCommand: Command = {
  name: 'keys rotate',
  summary: `make a new key for a purpose (${keyPurposes.join(', ')}); the former verifies on what it signed`,
  words: ['purpose'],
  run: async (_, [purpose = '']) => {
    if (!isPurpose(purpose)) {
      say(`Không có mục đích "${purpose}"; chọn một trong: ${keyPurposes.join(', ')}.`);
      say(`There is no purpose "${purpose}"; choose one of: ${keyPurposes.join(', ')}.`);
      return EXIT.usage;
    }
    return await withApp(async ({ app }) => {
      const { db, clock } = app.platform;
      for (const dataset of await datasetsOf(db, purpose)) {
        const key = await rotateKey(app.platform, purpose, dataset);
        const kid = key.kid.toString('hex');
        await audit(db, systemScope('keys.rotate', 'live'), clock.now(), [
          { action: 'key.rotate', subjectKind: 'key', detail: { purpose, kid } },
        ]);
        say(`Khóa mới cho ${purpose}: ${kid}; khóa cũ ngừng ký sau 10 phút.`);
        say(`New key for ${purpose}: ${kid}; the former one stops signing in 10 minutes.`);
        print(`${JSON.stringify(shown(key))}\n`);
      }
      return EXIT.done;
    }, 'bare');
  },
};

/** Each dataset that signs for a purpose by now; the real one where none does. */
async function datasetsOf(db: Parameters<typeof readKeys>[0], purpose: StoredPurpose): Promise<string[]> {
  const inUse = (await readKeys(db)).filter((key) => key.purpose === purpose && key.signsUntil === null);
  return inUse.length === 0 ? ['live'] : inUse.map(({ dataset }) => dataset);
}

/** What others need to trust our codes: the public keys as `credential verify` takes them, and our certificates. */
export const keysExportCommand: Command = {
  name: 'keys export',
  summary:
    'public keys of real codes and certificates as JSON: {"keys":[…],"certificates":[base64 DER]}, as `credential verify` takes them',
  run: async () =>
    await withApp(async ({ app }) => {
      // Whoever trusts us trusts no code of a training.
      const keys = keysOfDataset(await readKeys(app.platform.db), 'live').own;
      print(
        `${JSON.stringify({
          keys: keys
            .filter(({ certificate }) => certificate === null)
            .map((key) => ({
              kid: key.kid.toString('hex'),
              publicKey: key.publicKey.toString('base64'),
              kinds: [key.purpose],
              signsFrom: key.signsFrom.toISOString(),
              ...(key.signsUntil === null ? {} : { signsUntil: key.signsUntil.toISOString() }),
            })),
          certificates: keys.flatMap(({ certificate, purpose }) =>
            purpose === 'dcc' && certificate !== null ? [certificate.toString('base64')] : [],
          ),
          authorities: keys.flatMap(({ certificate, purpose }) =>
            purpose === 'csca' && certificate !== null ? [certificate.toString('base64')] : [],
          ),
        })}\n`,
      );
      return EXIT.done;
    }, 'bare'),
};

const HEADER = ['kid', 'purpose', 'dataset', 'public_key', 'signs_from', 'signs_until'];

function cellOf(value: string | null): string {
  return value ?? '';
}

function shown({ kid, purpose, dataset, publicKey, signsFrom, signsUntil }: StoredKey) {
  return {
    kid: kid.toString('hex'),
    purpose,
    dataset,
    publicKey: publicKey.toString('base64'),
    signsFrom: signsFrom.toISOString(),
    signsUntil: signsUntil?.toISOString() ?? null,
  };
}
