import { createHash, randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { ExpectedTrip, ExpectedTrips } from '../../../../contract/trip-kit.ts';
import type { tripsApi } from '../../../../contract/trips.ts';
import { sealUnder, type WatchPort } from '../../../../lib/gates/index.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { phoneOfPost, type PhoneOfPost } from '../../gates/index.ts';
import type { TripContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { expectedAt, type ExpectedHere, shippedExpected } from '../rules/expected.ts';
import { checksOfTrips, openTripsBy } from '../store/expected.ts';
import type { TripRow } from '../store/tables.ts';
import { openReasons } from '../store/tasks.ts';
import { timelineOf } from './settle-trip.ts';

type Answer = Static<(typeof tripsApi)['GET /border/expected']['reply'][200]>;
type Found = { readonly row: TripRow; readonly here: ExpectedHere };

const MINUTE_MS = 60_000;
/** Slow hashes of a day that are kept: two for each trip, the same for all phones. */
const MOST_KEPT = 20_000;

/** The lists of expected trips; the slow part of their seals is made once a day for all phones. */
export type ExpectedLists = {
  readonly forDevice: (
    scope: Scope,
    query: Query<(typeof tripsApi)['GET /border/expected']>,
  ) => Promise<Outcome<Answer>>;
};

export function openExpectedLists(context: TripContext): ExpectedLists {
  const { secrets } = context.platform;
  const kept = new Map<string, ReturnType<WatchPort['slowHash']>>();
  /** The port of a phone, whose slow hashes are kept under a name that does not give the identifier away. */
  const remembering = (port: WatchPort): WatchPort => ({
    ...port,
    slowHash: (text, salt, iterations) => {
      const name = `${Buffer.from(salt).toString('hex')} ${secrets.blindIndex('expected', text).toString('hex')}`;
      const known = kept.get(name) ?? port.slowHash(text, salt, iterations);
      if (kept.size >= MOST_KEPT) {
        kept.clear();
      }
      kept.set(name, known);
      return known;
    },
  });
  return {
    forDevice: async (scope, query) => {
      const phone = await phoneOfPost(context, scope, query.device);
      return phone.ok
        ? await listFor(
            context,
            scope,
            { ...phone.value, port: remembering(phone.value.port) },
            query.have ?? null,
          )
        : phone;
    },
  };
}

/**
 * What a post needs to know of the trips it expects, for when it has no network: sealed by code and plate, so that a lost
 * phone tells neither who drives nor what is on the way, signed as a whole, and of short life.
 */
async function listFor(
  context: TripContext,
  scope: Scope,
  phone: PhoneOfPost,
  have: string | null,
): Promise<Outcome<Answer>> {
  const { platform, areas, signer } = context;
  const { post } = phone;
  if (!mayIn(scope, 'trip.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const now = platform.clock.now();
  const found = await findExpected(context, scope, post, now);
  const trips = await present(context, scope, post.place_no, found.slice(0, shippedExpected.mostTrips));
  const issued = now - (now % (shippedExpected.freshMinutes * MINUTE_MS));
  const version = versionOf([phone.id, post.place_id, issued, trips]);
  const asOf = new Date(now).toISOString();
  if (have === version) {
    return done({ version, asOf, signed: null });
  }
  const until = now + shippedExpected.holdsHours * HOUR_MS;
  const day = String(startOfLocalDay(now));
  const salt = new Uint8Array(platform.secrets.blindIndex('expected-salt', day).subarray(0, 16));
  const list: ExpectedTrips = {
    list: 'expected-trips',
    device: phone.id,
    postId: post.place_id,
    asOf,
    until: new Date(until).toISOString(),
    salt: Buffer.from(salt).toString('base64'),
    more: found.length > trips.length,
    entries: await Promise.all(trips.map(async (trip) => await sealTrip(trip, phone.port, salt))),
  };
  const content = new Uint8Array(Buffer.from(JSON.stringify(list)));
  const signed = await signer.sign('pack', content, { from: now, until });
  return done({ version, asOf, signed: Buffer.from(signed).toString('base64') });
}

async function findExpected(
  { platform }: TripContext,
  scope: Scope,
  post: PhoneOfPost['post'],
  now: number,
): Promise<Found[]> {
  const { aheadHours, mostTrips } = shippedExpected;
  const before = new Date(now + aheadHours * HOUR_MS);
  // Twice as many: some have come by long ago.
  const asked = { placeNo: post.place_no, areaNo: post.area_no };
  const rows = await openTripsBy(scope, platform.db, asked, before, 2 * mostTrips);
  const checks = await checksOfTrips(
    scope,
    platform.db,
    rows.map(({ id }) => id),
  );
  return rows
    .flatMap((row): Found[] => {
      const timeline = timelineOf(row, checks.get(row.id) ?? [], now);
      const plan = { gateNo: row.gate_no, yardNo: row.yard_no };
      const here = expectedAt(shippedExpected, plan, timeline, post.place_no, now);
      return here === null ? [] : [{ row, here }];
    })
    .toSorted((a, b) => a.here.deadline - b.here.deadline || (a.row.id < b.row.id ? -1 : 1));
}

async function present(
  { platform, places }: TripContext,
  scope: Scope,
  postNo: number,
  found: readonly Found[],
): Promise<ExpectedTrip[]> {
  const { db, secrets } = platform;
  const reasons = await openReasons(
    scope,
    db,
    found.map(({ row }) => row.id),
  );
  const placeNos = found.flatMap(({ row, here }) => [row.gate_no, here.nextNo ?? row.gate_no]);
  const names = await places.byNos(scope, db, [...new Set(placeNos)]);
  const iso = (at: number) => new Date(at).toISOString();
  return found.map(({ row, here }) => ({
    id: row.id,
    code: row.short_code!,
    plate: secrets.decrypt(row.plate),
    state: row.state,
    direction: row.direction,
    gateId: names.get(row.gate_no)?.placeId ?? '',
    gateName: names.get(row.gate_no)?.name ?? '',
    here: postNo === row.gate_no || postNo === row.yard_no ? 'gate' : 'post',
    from: iso(here.from),
    deadline: iso(here.deadline),
    at: here.at === null ? null : iso(here.at),
    lateMinutes: here.lateMinutes,
    nextName: here.nextNo === null ? null : (names.get(here.nextNo)?.name ?? null),
    seals: row.seals,
    needsHandOver: row.needs_hand_over,
    handed: row.handed_at !== null,
    tasks: reasons.get(row.id) ?? [],
  }));
}

/** The same trips give the same version, so that nothing is sealed or sent twice; tells nothing of them. */
function versionOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

async function sealTrip(
  trip: ExpectedTrip,
  port: WatchPort,
  salt: Uint8Array<ArrayBuffer>,
): Promise<ExpectedTrips['entries'][number]> {
  const nonce = () => new Uint8Array(randomBytes(12));
  const [byCode, byPlate] = await Promise.all([
    sealUnder(`trip:${trip.code}`, JSON.stringify(trip), nonce(), port, salt),
    sealUnder(`plate:${trip.plate}`, trip.code, nonce(), port, salt),
  ]);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return [text(byCode.tag), text(byCode.sealed), text(byPlate.tag), text(byPlate.sealed)];
}
