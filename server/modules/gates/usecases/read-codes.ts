import {
  type DccSigner,
  readDccSigner,
  type VerifiedCode,
  webCrypto,
} from '../../../../lib/credentials/index.ts';
import { nodeCertificates } from '../../../../lib/credentials/node-crypto.ts';
import { type GateScan, readScan } from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { readKeys } from '../../../platform/credentials/key-store.ts';
import { currentRevocations } from '../../../platform/credentials/module.ts';
import type { DeclarationSummary } from '../../declarations/index.ts';
import type { GateContext } from '../context.ts';

/** The codes that were shown, and the records behind them. */
export type ReadCodes = {
  readonly scans: readonly GateScan[];
  readonly declaration: DeclarationSummary | null;
  readonly personNo: number | null;
  /** The signed code of the declaration behind a short code that was typed. */
  readonly opened: string | null;
  /** A short code that nobody has. */
  readonly missed: boolean;
};

/** Reads and verifies what was shown, with the keys and withdrawals of this moment. */
export async function readCodes(
  context: GateContext,
  scope: Scope,
  texts: readonly string[],
  now: number,
): Promise<ReadCodes> {
  const { platform, signer } = context;
  const [keys, apart, signers, revocations] = await Promise.all([
    signer.publicKeys(scope.dataset),
    signer.keysApart(scope.dataset),
    trustedSigners(context),
    currentRevocations(platform, scope.dataset),
  ]);
  const inTraining = scope.dataset !== 'live';
  const trust = { keys, apart, inTraining, signers, revocations, now: new Date(now) };
  const ports = { codes: webCrypto, certificates: nodeCertificates };
  const shown = await Promise.all(texts.map(async (text) => await readScan(text, trust, ports)));
  // Only what was typed, or is signed by us, is looked up: a forged code must not name the person whose code it copies.
  const codes = shown.flatMap(({ scanned, code }) =>
    scanned.kind === 'declaration' && (!scanned.signed || code !== null) ? scanned.code : [],
  );
  const declared = codes.length === 0 ? NOTHING : await context.declarations(scope, codes);
  let opened: string | null = null;
  let missed = false;
  const scans: GateScan[] = [];
  for (const scan of shown) {
    const short = shortCodeOf(scan);
    const signed = short === null ? undefined : declared.get(short)?.signed;
    missed ||= short !== null && signed === undefined;
    if (signed === undefined) {
      scans.push(scan);
    } else {
      // A code that was read out is as good as its QR: the same name, home, term and withdrawal.
      opened ??= platform.secrets.decrypt(signed);
      scans.push(await readScan(platform.secrets.decrypt(signed), trust, ports));
    }
  }
  const declaration = codes.map((code) => declared.get(code)).find((one) => one !== undefined) ?? null;
  const personNo = declaration?.personNo ?? (await personOf(context, scope, scans));
  return { scans, declaration, personNo, opened, missed };
}

const NOTHING: ReadonlyMap<string, DeclarationSummary> = new Map();

/** The short code of a declaration that was typed, not scanned. */
export function shortCodeOf({ scanned }: GateScan): string | null {
  return scanned.kind === 'declaration' && !scanned.signed ? scanned.code : null;
}

/** The person behind a card, an identity number or a phone, where the registry knows one; nobody is made. */
async function personOf(
  { people, platform }: GateContext,
  scope: Scope,
  scans: readonly GateScan[],
): Promise<number | null> {
  for (const { scanned, code } of scans) {
    const text =
      scanned.kind === 'cccd' ? scanned.number : scanned.kind === 'phone' ? scanned.phone.canonical : null;
    const found = text === null ? [] : await people.search(scope, text);
    // Merged records are one person by several numbers; two people of one phone are nobody.
    const kept = [...(await people.resolvedByNo(scope, platform.db, found)).values()];
    const nos = new Set(kept.map((one) => one.personNo));
    if (nos.size === 1) {
      return kept[0]!.personNo;
    }
    // A forged card must not name the person whose code it copies, nor one of the training anybody.
    if (scanned.kind === 'card' && code !== null) {
      const resolved = await platform.db
        .transaction()
        .execute(async (tx) => await people.resolve(scope, tx, [{ kind: 'cardCode', value: scanned.code }]));
      const person = resolved.get(`cardCode:${scanned.code}`);
      if (person !== undefined && !('code' in person)) {
        return person.personNo;
      }
    }
  }
  return null;
}

/** Code of the unit that somebody comes from, as the declaration or the card says. */
export function originOf({ scans }: ReadCodes): string | null {
  const code = codeOf(scans, 'declaration') ?? codeOf(scans, 'card');
  return code === null || !('areaCode' in code.data) ? null : code.data.areaCode;
}

/** The verified code of a kind among those shown, null where there is none. */
export function codeOf(scans: readonly GateScan[], kind: VerifiedCode['kind']): VerifiedCode | null {
  return scans.find(({ code }) => code?.kind === kind)?.code ?? null;
}

async function trustedSigners({ platform }: GateContext): Promise<DccSigner[]> {
  const certificates = (await readKeys(platform.db)).flatMap(({ purpose, certificate }) =>
    purpose === 'dcc' && certificate !== null ? [certificate] : [],
  );
  const read = await Promise.all(
    certificates.map(async (der) => await readDccSigner(new Uint8Array(der), nodeCertificates)),
  );
  return read.flatMap((one) => (one.ok ? one.value : []));
}
