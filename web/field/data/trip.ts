import { computed, signal } from '@preact/signals';
import type { BodyOf, DataOf } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import { knownHere, type KnownHere } from './expected-trips.ts';
import { facts } from './queue.ts';
import { api, now, online } from './session.ts';
import { keepBeside, shift } from './shift.ts';
import { get, put } from './store.ts';

export type Trip = DataOf<'GET /border/trips/{id}'>;
export type CheckKind = BodyOf<'POST /border/checks'>['items'][number]['kind'];
type HandOver = BodyOf<'POST /border/trips/{id}/hand-over'>;
type Place = { readonly id: string; readonly name: string };

/** The trip of the vehicle at the post, as far as the server was asked. Not kept on the disk: it names people. */
export type TripAt = {
  readonly plate: string;
  /** Short code of the trip, where its code was scanned. */
  readonly code: string | null;
  readonly state: 'asking' | 'found' | 'none' | 'silent';
  readonly trip: Trip | null;
  /** What the phone knows by itself, from the list of its post; null: it has none. */
  readonly known: KnownHere | null;
  /** Planned rest stops, and where a driver may sleep, to choose from. */
  readonly rests: readonly Place[];
  readonly inns: readonly Place[];
};

export const tripAt = signal<TripAt | null>(null);
const PATIENCE_MS = 8_000;
const INNS = 'inns';

/** What this phone recorded of the vehicle and has not sent yet. */
export const waitingForTrip = computed(() => {
  const at = tripAt.value;
  return facts.value.flatMap((fact) =>
    at !== null && (fact.kind === 'trip-check' || fact.kind === 'trip-hand-over') && fact.plate === at.plate
      ? [fact]
      : [],
  );
});

/** Look for the trip of a vehicle: by the code of its paper, else by its plate. */
export async function findTrip(plate: string, code: string | null): Promise<void> {
  const before = tripAt.value;
  const same = before?.plate === plate && before.code === code ? before : null;
  const blank = { plate, code, trip: null, known: null, rests: [], inns: [] };
  let asked: TripAt = { ...blank, ...same, state: 'asking' };
  tripAt.value = asked;
  const own = { known: await knownHere({ code, plate }), inns: same?.inns ?? (await keptInns()) };
  if (tripAt.value !== asked) {
    return;
  }
  asked = { ...asked, ...own };
  tripAt.value = asked;
  const found = online.value ? await ask(asked) : null;
  if (tripAt.value === asked) {
    // What was known before the network went stays in sight, with its age.
    tripAt.value = found ?? { ...asked, state: 'silent' };
  }
}

async function ask(asked: TripAt): Promise<TripAt | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const listed = await api.call('GET /border/trips', {
    query: { q: asked.code ?? asked.plate, limit: 5 },
    signal,
  });
  if (!listed.ok) {
    return null;
  }
  const [first] = listed.data.items.toSorted((a, b) => Number(isOver(a.state)) - Number(isOver(b.state)));
  if (first === undefined) {
    return { ...asked, state: 'none', trip: null };
  }
  const [trip, routes, lodgings] = await Promise.all([
    api.call('GET /border/trips/{id}', { params: { id: first.id }, signal }),
    api.call('GET /border/routes', { query: { gate: first.gateId }, signal }),
    api.call('GET /places', { query: { kind: 'lodging', limit: 50 }, signal }),
  ]);
  if (!trip.ok) {
    return null;
  }
  const inns = lodgings.ok ? lodgings.data.items.map(({ id, name }) => ({ id, name })) : asked.inns;
  await put('values', INNS, inns);
  const names = new Set(trip.data.restStops);
  const stops = routes.ok ? routes.data.items.flatMap(({ restStops }) => restStops) : [];
  const rests = new Map(
    stops.filter(({ placeName }) => names.has(placeName)).map((stop) => [stop.placeId, stop.placeName]),
  );
  return {
    ...asked,
    state: 'found',
    trip: trip.data,
    rests: [...rests].map(([id, name]) => ({ id, name })),
    inns,
  };
}

/** Where drivers may sleep: names of places, kept for a hand-over without a network. */
async function keptInns(): Promise<readonly Place[]> {
  return (await get<readonly Place[]>('values', INNS)) ?? [];
}

/** What a post must know of a trip to record it: as the system answered, else from the list of the post. */
export function factsOf({ trip, known }: Pick<TripAt, 'trip' | 'known'>) {
  const postId = shift.value?.postId ?? '';
  if (trip !== null) {
    const { id, seals, needsHandOver, handOver, closedAt, gateId } = trip;
    const over = closedAt !== null;
    return { id, seals, needsHandOver, handed: handOver !== null, atGate: gateId === postId, over };
  }
  const own = known?.trip ?? null;
  if (own === null) {
    return null;
  }
  const { id, seals, needsHandOver, handed, here } = own;
  return { id, seals, needsHandOver, handed, atGate: here === 'gate', over: false };
}

const isOver = (state: Trip['state']): boolean =>
  ['EXITED', 'RETURNED', 'CANCELLED', 'REFUSED'].includes(state);

/** Keep that the vehicle came by, arrived, stopped, left or was turned back; sent with what waits. */
export async function keepCheck(
  kind: CheckKind,
  placeId: string,
  said: { readonly seals?: string[] | undefined; readonly note?: string | undefined },
): Promise<void> {
  const { plate, code } = tripAt.value!;
  const { seals, note } = said;
  const trip = factsOf(tripAt.value!);
  const body = {
    id: newId(now()),
    ...(trip === null ? (code === null ? { plate } : { code }) : { tripId: trip.id }),
    placeId,
    kind,
    at: new Date(now()).toISOString(),
    ...(seals === undefined ? {} : { seals }),
    ...(note === undefined ? {} : { note }),
  };
  await keepBeside({ kind: 'trip-check', plate, body });
}

/** Keep that the inland driver handed over at this post. */
export async function keepHandOver(
  said: Pick<HandOver, 'to' | 'seals'> & Partial<Pick<HandOver, 'lodging'>>,
): Promise<void> {
  const { plate } = tripAt.value!;
  const at = new Date(now()).toISOString();
  const body = { id: newId(now()), at, placeId: shift.value!.postId, ...said };
  await keepBeside({ kind: 'trip-hand-over', plate, tripId: factsOf(tripAt.value!)!.id, body });
}
