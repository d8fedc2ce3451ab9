import { keysOfDataset, readKeys, type StoredKey } from '../../../platform/credentials/key-store.ts';
import { currentRevocations } from '../../../platform/credentials/module.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { formsFrom } from '../../declarations/index.ts';
import type { GateContext } from '../context.ts';
import { postsByNos } from '../store/posts.ts';
import { presentPosts } from './show-posts.ts';
import { ruleSets } from './rules-in-force.ts';
import type { WatchFilters } from './watch-filters.ts';
import { zoneTables } from './zones-in-force.ts';

/** Rule sets that a pack carries: the one in force and what comes next. */
const SETS = 4;

/**
 * What a phone decides by without a network, as JSON: posts, areas by name, forms, zones, rules, public keys, withdrawn codes, and
 * the watch list as this phone alone can read it. Nothing in it names a person. The same content gives the same text.
 * @param key of the phone's watch-list filter.
 */
export async function buildPack(
  context: GateContext,
  scope: Scope,
  filters: WatchFilters,
  device: { readonly placeNo: number; readonly key: Buffer },
): Promise<object> {
  const { platform, areas } = context;
  const now = platform.clock.now();
  const [stored, revocations, sets, tables, watch, cordons, cordoned, posts] = await Promise.all([
    readKeys(platform.db),
    currentRevocations(platform, scope.dataset),
    ruleSets(platform.db),
    zoneTables(context, scope),
    filters.forDevice(scope, device.key),
    context.cordons(scope, now),
    filters.ofCordons(scope, device.key),
    postsByNos(scope, platform.db, [device.placeNo]),
  ]);
  const [post] = await presentPosts(context, scope, posts);
  const keys = keysOfDataset(stored, scope.dataset);
  const day = localDate(now);
  const inCordon = new Set(
    cordons.flatMap(({ areaCode, units = [] }) => [...units, ...(areaCode === null ? [] : [areaCode])]),
  );
  return {
    post,
    areaCodes: codesAbove(context, posts[0]?.area_no ?? null),
    // Origins are chosen by name: code, name, code of the unit above. A cordoned hamlet can be chosen as one.
    areas: areas
      .of(scope.dataset)
      .current(day)
      .filter(
        ({ kind, code }) =>
          kind === 'province' || kind === 'district' || kind === 'commune' || inCordon.has(code),
      )
      .map(({ code, fullName, parentNo }) => [code, fullName, areas.byNo(parentNo ?? -1)?.code ?? '']),
    // Somebody without a phone declares at the post by the same forms as everywhere.
    forms: formsFrom(day),
    zones: tables,
    rules: sets.slice(0, SETS),
    keys: packKeys(keys.own),
    // By these a phone says that a code is of the training, or in a training that it is a real one; none makes a code valid.
    apart: packKeys(keys.apart),
    certificates: keys.own.flatMap(({ purpose, certificate }) =>
      purpose === 'dcc' && certificate !== null ? [base64(certificate)] : [],
    ),
    revocations: { sequence: revocations.sequence, ids: base64(revocations.ids) },
    cordons,
    cordoned: base64(cordoned.entries),
    watch: { ...watch, salt: base64(watch.salt), entries: base64(watch.entries) },
  };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function packKeys(keys: readonly StoredKey[]): object[] {
  return keys
    .filter(({ certificate }) => certificate === null)
    .map((key) => ({
      kid: key.kid.toString('hex'),
      kinds: [key.purpose],
      publicKey: base64(key.publicKey),
      signsFrom: key.signsFrom.toISOString(),
      signsUntil: key.signsUntil?.toISOString() ?? null,
    }));
}

function codesAbove({ areas }: Pick<GateContext, 'areas'>, areaNo: number | null): string[] {
  const area = areaNo === null ? undefined : areas.byNo(areaNo);
  return area === undefined ? [] : [area.code, ...codesAbove({ areas }, area.parentNo)];
}
