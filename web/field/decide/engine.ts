import { readDccSigner, type Trust, webCertificates, webCrypto } from '../../../lib/credentials/index.ts';
import {
  decide,
  type GateFacts,
  type GateScan,
  insideCordon,
  isWatched,
  type ReadCompletion,
  readCompletion,
  readScan,
  ruleSetAt,
  type ScanOutcome,
  shownOutcome,
  type Verdict,
  webWatchPort,
  type ZoneAnswer,
  zoneOf,
} from '../../../lib/gates/index.ts';
import { bytesOf } from '../data/bytes.ts';
import { unitChain } from './area-search.ts';
import { type Pack, trustedKeys } from '../data/pack-open.ts';
import { factsOf, mergeFacts } from './facts.ts';
import { addressOf, identityOf, type ServerFacts, watchedIdentifiers } from './subject.ts';
import type { Subject } from './types.ts';

const HOUR_MS = 3_600_000;
const PORTS = { codes: webCrypto, certificates: webCertificates };

/** What came of somebody: how the code read, the zone, the facts and the decision with its reasons. */
export type Assessment = {
  readonly outcome: ScanOutcome;
  readonly zone: ZoneAnswer;
  readonly facts: GateFacts;
  readonly verdict: Verdict;
};

/** Reads and decides by one pack, without a network. */
export type Engine = {
  readonly read: (text: string, now: number) => Promise<GateScan>;
  /** A certificate of completion: it says nothing of who may pass, so it is no paper of a decision. */
  readonly readCompletion: (text: string, now: number) => Promise<ReadCompletion>;
  readonly assess: (
    subject: Subject,
    direction: 'in' | 'out',
    now: number,
    server: ServerFacts | null,
  ) => Promise<Assessment>;
};

/** What an engine needs of the phone: the HMAC key of its watch list, unextractable (null: lost, nothing is known then). */
type PhoneOfPack = { readonly watchKey: CryptoKey | null; readonly dataset: string };

/** Starts the engine of a pack on a phone. */
export async function startEngine({ content }: Pack, { watchKey, dataset }: PhoneOfPack): Promise<Engine> {
  const [keys, apart, signers] = await Promise.all([
    trustedKeys(content.keys),
    trustedKeys(content.apart ?? []),
    Promise.all(content.certificates.map(async (der) => await readDccSigner(bytesOf(der), webCertificates))),
  ]);
  const trust: Omit<Trust, 'now'> = {
    keys,
    apart,
    inTraining: dataset !== 'live',
    signers: signers.flatMap((signer) => (signer.ok ? [signer.value] : [])),
    revocations: { sequence: content.revocations.sequence, ids: bytesOf(content.revocations.ids) },
  };
  const filter = {
    ...content.watch,
    salt: bytesOf(content.watch.salt),
    entries: bytesOf(content.watch.entries),
  };
  const cordoned = { ...filter, entries: bytesOf(content.cordoned ?? '') };
  return {
    read: async (text, now) => await readScan(text, { ...trust, now: new Date(now) }, PORTS),
    readCompletion: async (text, now) => await readCompletion(text, { ...trust, now: new Date(now) }, PORTS),
    assess: async (subject, direction, now, server) => {
      const set = ruleSetAt(content.rules, now) ?? content.rules[0]!;
      const identity = identityOf(subject);
      const zone = zoneOf(content.zones, identity.originCode, now, set.zoneDataHours * HOUR_MS);
      const identifiers = watchedIdentifiers(subject);
      const listedIn = async (list: typeof filter) =>
        watchKey === null ? null : await isWatched(list, identifiers, now, webWatchPort(watchKey));
      const watch = await listedIn(filter);
      const cordon = insideCordon(
        content.cordons ?? [],
        { chain: unitChain(content.areas, identity.originCode), address: addressOf(subject) },
        identifiers.length === 0 ? null : await listedIn(cordoned),
        now,
      );
      const own = factsOf(subject, {
        direction,
        border: content.post.border,
        areaCodes: content.areaCodes,
        rank: zone.rank,
        watch,
        cordon,
        now,
      });
      const facts = mergeFacts(own, server);
      const [first] = subject.scans;
      return {
        outcome: shownOutcome(first?.scan.outcome ?? 'other-known', zone),
        zone,
        facts,
        verdict: decide(set, facts),
      };
    },
  };
}
