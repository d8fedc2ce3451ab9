import type { Static } from 'typebox';
import type { PresenceReceipt } from '../../../../contract/presence.ts';
import { anonymousScope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Receipt, readReceipts, writeReceipts } from '../../../platform/receipts/receipts.ts';
import type { IdentityKey, ResolvedPerson } from '../../../registry/people/index.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import { refuse } from '../refusals.ts';
import { type FoldedScan, foldScans, type Scan, type Stay } from '../rules/fold-scans.ts';
import {
  addPlaceTotals,
  type Assurance,
  findNearStays,
  insertStays,
  type NewStay,
  type PresenceSource,
  updateStayEnds,
} from '../store/stays.ts';
import { authoriseScan, type ScanRequest } from './scan-request.ts';

export type PresenceReceiptBody = Static<typeof PresenceReceipt>;
export type ScanOutcome = Outcome<PresenceReceiptBody>;

/** The other modules' doors that accepting a scan goes through; given by module.ts. */
export type ScanDoors = {
  readonly placesByCode: (tx: Tx, codes: readonly string[]) => Promise<ReadonlyMap<string, PlaceRef>>;
  readonly resolveIdentities: (
    dataset: string,
    tx: Tx,
    keys: readonly IdentityKey[],
  ) => Promise<ReadonlyMap<string, ResolvedPerson | Exclude<ScanOutcome, { ok: true }>>>;
  readonly ensurePartitions: (dataset: string, times: readonly number[]) => Promise<void>;
  readonly now: () => number;
};

type Accepted = { request: ScanRequest; place: PlaceRef; assurance: Assurance; source: PresenceSource };

/**
 * Accepts a batch of check-ins in one transaction: stays, place totals, counters, one outbox row, receipts.
 * Nothing is acknowledged before the caller's commit.
 * @param looks whether to look for earlier receipts first. Without looking, a batch in which an id was used before
 *   fails as a whole: repeats are rare, and the look costs a round trip.
 * @returns one outcome a request, in order.
 * @throws an error that `isReceiptTaken` knows when one of the ids was used before: try again, looking.
 */
export async function acceptScans(
  tx: Tx,
  doors: ScanDoors,
  requests: readonly ScanRequest[],
  looks: boolean,
): Promise<ScanOutcome[]> {
  const outcomes: ScanOutcome[] = [];
  const [receipts, places] = await Promise.all([
    looks ? readReceipts(tx, requests.map(idOf)) : [],
    doors.placesByCode(tx, [...new Set(requests.map((r) => r.placeCode))]),
  ]);
  const earlier = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const firstOf = new Map<string, number>();
  const byDataset = new Map<string, { index: number; accepted: Accepted }[]>();
  requests.forEach((request, index) => {
    const receipt = earlier.get(request.id);
    if (receipt !== undefined) {
      outcomes[index] = replay(receipt, request.hash);
      return;
    }
    if (firstOf.has(request.id)) {
      return;
    }
    firstOf.set(request.id, index);
    const place = places.get(request.placeCode);
    const allowed = place === undefined ? refuse('unknown-place') : authoriseScan(request, place);
    if (!allowed.ok || place === undefined) {
      outcomes[index] = allowed as ScanOutcome;
      return;
    }
    const list = byDataset.get(place.dataset) ?? [];
    list.push({ index, accepted: { request, place, ...allowed.value } });
    byDataset.set(place.dataset, list);
  });
  // In one order, so that two writers can't wait for each other's counters.
  for (const [dataset, items] of [...byDataset].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const results = await acceptInDataset(
      tx,
      doors,
      dataset,
      items.map((item) => item.accepted),
    );
    items.forEach((item, i) => {
      outcomes[item.index] = results[i]!;
    });
  }
  if (!looks) {
    await replayRefused(tx, requests, outcomes);
  }
  // The same id twice in one batch: the second is a repeat of the first.
  return requests.map(
    (request, index) => outcomes[index] ?? repeatOf(request, requests, outcomes, firstOf.get(request.id)!),
  );
}

/** What is refused now may have been accepted before, when the place was open: then the first answer holds. */
async function replayRefused(
  tx: Tx,
  requests: readonly ScanRequest[],
  outcomes: ScanOutcome[],
): Promise<void> {
  const refused = requests.filter((_, index) => outcomes[index]?.ok === false);
  const receipts = refused.length === 0 ? [] : await readReceipts(tx, refused.map(idOf));
  const earlier = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  requests.forEach(({ id, hash }, index) => {
    const receipt = earlier.get(id);
    if (receipt !== undefined && outcomes[index]?.ok === false) {
      outcomes[index] = replay(receipt, hash);
    }
  });
}

function idOf(request: ScanRequest): string {
  return request.id;
}

async function acceptInDataset(
  tx: Tx,
  doors: ScanDoors,
  dataset: string,
  items: readonly Accepted[],
): Promise<ScanOutcome[]> {
  const people = await doors.resolveIdentities(
    dataset,
    tx,
    items.map((item) => item.request.identity),
  );
  const outcomes: ScanOutcome[] = [];
  const scans: (Scan & { item: Accepted })[] = [];
  const indexes: number[] = [];
  items.forEach((item, index) => {
    const person = people.get(`${item.request.identity.kind}:${item.request.identity.value}`)!;
    if ('ok' in person) {
      outcomes[index] = person;
      return;
    }
    const { id, at, leftAt } = item.request;
    scans.push({
      id,
      placeNo: item.place.placeNo,
      placeKind: item.place.kind,
      personNo: person.personNo,
      at,
      leftAt,
      item,
    });
    indexes.push(index);
  });
  if (scans.length === 0) {
    return outcomes;
  }
  const scope = anonymousScope(dataset);
  await doors.ensurePartitions(
    dataset,
    scans.map((scan) => scan.at),
  );
  const folded = foldScans(scans, await findNearStays(scope, tx, scans));
  const origins = new Map(scans.map((scan) => [scan.id, scan.item]));
  const receipts = folded.scans.map((one) => receiptOf(one, origins.get(one.scan.id)!));
  // Sent together. Counters last: their rows are what two writers wait for each other on.
  await Promise.all([
    writeReceipts(tx, 'presence', doors.now(), receipts),
    insertStays(
      scope,
      tx,
      folded.opened.map((stay): NewStay => provenance(stay, origins.get(stay.id)!)),
    ),
    updateStayEnds(scope, tx, folded.changed),
    addPlaceTotals(scope, tx, folded.opened),
    count(
      tx,
      doors,
      dataset,
      folded.opened.map((stay) => ({ areaNo: origins.get(stay.id)!.place.areaNo, at: stay.inAt })),
      [...folded.opened, ...folded.changed],
    ),
  ]);
  folded.scans.forEach((_, i) => {
    outcomes[indexes[i]!] = done(receipts[i]!.body as PresenceReceiptBody, 201);
  });
  return outcomes;
}

async function count(
  tx: Tx,
  doors: ScanDoors,
  dataset: string,
  opened: readonly { areaNo: number; at: number }[],
  touched: readonly Stay[],
): Promise<void> {
  if (touched.length === 0) {
    return;
  }
  const changed = { places: touched.map((stay) => stay.placeNo), at: touched.map((stay) => stay.inAt) };
  const areaNos = [...new Set(opened.map((one) => one.areaNo))];
  await Promise.all([
    addFigures(
      tx,
      opened.map(({ areaNo, at }) => ({ metric: 'presence.stays', dataset, areaNo, at, by: 1 })),
    ),
    appendEvent(tx, {
      topic: 'presence.recorded',
      dataset,
      payload: { areaNos, opened: opened.length, changed },
      at: doors.now(),
    }),
  ]);
}

function provenance(stay: FoldedScan['stay'], item: Accepted): NewStay {
  const { timeQuality, deviceAt } = item.request;
  return { ...stay, source: item.source, timeQuality, assurance: item.assurance, deviceAt };
}

function receiptOf(folded: FoldedScan, item: Accepted): Receipt {
  const body: PresenceReceiptBody = {
    id: folded.scan.id,
    stayId: folded.stay.id,
    collapsed: folded.collapsed,
    placeName: item.place.name,
  };
  return { id: folded.scan.id, hash: item.request.hash, status: 201, body };
}

function replay(receipt: Receipt, hash: Buffer): ScanOutcome {
  return receipt.hash.equals(hash)
    ? done(receipt.body as PresenceReceiptBody, 200)
    : refuseGeneral('conflict');
}

function repeatOf(
  request: ScanRequest,
  requests: readonly ScanRequest[],
  outcomes: readonly ScanOutcome[],
  first: number,
): ScanOutcome {
  const outcome = outcomes[first]!;
  if (!requests[first]!.hash.equals(request.hash)) {
    return refuseGeneral('conflict');
  }
  return outcome.ok ? done(outcome.value, 200) : outcome;
}
