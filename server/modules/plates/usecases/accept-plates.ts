import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { platesApi } from '../../../../contract/plates.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import {
  contentHash,
  isReceiptTaken,
  readReceipts,
  writeReceipts,
} from '../../../platform/receipts/receipts.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import { watchedPlates } from '../../gates/index.ts';
import type { PlateContext } from '../context.ts';
import { KEPT_DAYS } from '../figures.ts';
import { refuse } from '../refusals.ts';
import { plausiblePlates, understandPlate } from '../rules/understand-plate.ts';
import { insertPlates, type PlateRow } from '../store/events.ts';
import { findPapers, isCovered, NO_PAPERS } from './find-papers.ts';

type Item = Body<(typeof platesApi)['POST /plates']>['items'][number];
type Outcomes = Static<(typeof platesApi)['POST /plates']['reply'][200]>;
type RowOutcome = Outcomes['outcomes'][number];

/** Takes plates in: understood, matched, kept; each row has its own outcome and can be repeated by its id. */
export async function acceptPlates(
  context: PlateContext,
  scope: Scope,
  items: readonly Item[],
): Promise<Outcome<Outcomes>> {
  const { db } = context.platform;
  const accept = async () =>
    await db.transaction().execute(async (tx) => await acceptRows(context, scope, tx, items));
  return done({
    outcomes: await accept().catch((error: unknown) => {
      // Another camera server sent one of the rows at the same moment: the second look finds its receipt.
      if (isReceiptTaken(error)) {
        return accept();
      }
      throw error;
    }),
  });
}

async function acceptRows(
  context: PlateContext,
  scope: Scope,
  tx: Tx,
  items: readonly Item[],
): Promise<RowOutcome[]> {
  const now = context.platform.clock.now();
  const rows = items.map((item) => ({
    ...item,
    id: item.id.toLowerCase(),
    postId: item.postId.toLowerCase(),
  }));
  const hashOf = (row: Item) => contentHash(['plates.event', scope.dataset, row]);
  const ids = rows.map((row) => row.id);
  const known = new Map((await readReceipts(tx, ids)).map((receipt) => [receipt.id, receipt]));
  const fresh = [...new Map(rows.flatMap((row) => (known.has(row.id) ? [] : [[row.id, row]]))).values()];
  const posts = await context.places.byIds(
    scope,
    tx,
    fresh.map((row) => row.postId),
  );
  const checked = new Map(fresh.map((row) => [row.id, checkRow(scope, row, posts.get(row.postId), now)]));
  const good = fresh.filter((row) => !('ok' in checked.get(row.id)!));
  const events = await matchRows(context, scope, tx, good, posts);
  if (events.length > 0) {
    await insertPlates(tx, events);
    await note(scope, tx, events, now);
  }
  const answers = new Map(events.map((event) => [event.id, answerOf(context, event)]));
  await writeReceipts(
    tx,
    'plates.event',
    now,
    good.map((row) => ({
      id: row.id,
      hash: hashOf(row),
      status: 201,
      // Receipts are kept longer than plates: they hold none.
      body: { id: row.id, status: 201 },
    })),
  );
  return rows.map((row): RowOutcome => {
    const receipt = known.get(row.id);
    if (receipt !== undefined) {
      return receipt.hash.equals(hashOf(row))
        ? { id: row.id, status: 200 }
        : refusedRow(row.id, refuseGeneral('conflict'));
    }
    const refused = checked.get(row.id)!;
    return 'ok' in refused ? refusedRow(row.id, refused) : answers.get(row.id)!;
  });
}

/** The post of a row, or why the row can't be taken. */
function checkRow(scope: Scope, row: Item, post: PlaceRef | undefined, now: number): PlaceRef | Refusal {
  if (post === undefined || post.kind !== 'checkpoint') {
    return refuse('unknown-post', { fields: { postId: 'unknown' } });
  }
  if (!mayIn(scope, 'plate.record', post.areaPath)) {
    return refuse('outside-area');
  }
  return Date.parse(row.at) < now - KEPT_DAYS * DAY_MS
    ? refuse('too-old', { params: { days: KEPT_DAYS }, fields: { at: row.at } })
    : post;
}

async function matchRows(
  context: PlateContext,
  scope: Scope,
  tx: Tx,
  rows: readonly Item[],
  posts: ReadonlyMap<string, PlaceRef>,
): Promise<PlateRow[]> {
  const { platform, provinceCode } = context;
  const { secrets } = platform;
  const now = platform.clock.now();
  const asked = rows.flatMap((row, i) =>
    plausiblePlates(row.plate).map((plate) => ({ plate, at: Date.parse(row.at), row: i })),
  );
  const plates = asked.map(({ plate }) => plate);
  const watched = await watchedPlates(platform, scope, tx, plates, now);
  const papers = await findPapers(context, scope, tx, asked);
  const found = new Map(asked.map(({ plate, row }, i) => [`${row} ${plate}`, papers[i]!]));
  return rows.map((row, i): PlateRow => {
    const post = posts.get(row.postId)!;
    const known = (plate: string) => watched.has(plate) || isCovered(found.get(`${i} ${plate}`) ?? NO_PAPERS);
    const plate = understandPlate(row.plate, known, provinceCode);
    return {
      place_no: post.placeNo,
      id: row.id,
      dataset: scope.dataset,
      area_no: post.areaNo,
      camera: row.cameraId ?? null,
      at: new Date(row.at),
      read_as: secrets.encrypt(row.plate),
      plate: plate === null ? null : secrets.encrypt(plate.display),
      plate_index: plate === null ? null : secrets.blindIndex('plate-event', plate.canonical),
      corrections: plate?.corrections ?? 0,
      province: plate?.province ?? null,
      outside: plate?.outside ?? false,
      ...(found.get(`${i} ${plate?.canonical}`) ?? NO_PAPERS),
      watched: plate !== null && watched.has(plate.canonical),
      confidence: row.confidence ?? null,
      image_ref: row.imageRef ?? null,
      recorded_at: new Date(now),
      recorded_by: scope.actor.name,
    };
  });
}

function answerOf({ platform }: PlateContext, event: PlateRow): RowOutcome {
  return {
    id: event.id,
    status: 201,
    plate: event.plate === null ? null : platform.secrets.decrypt(event.plate),
    permitted: event.permit_id !== null,
    declared: event.declaration_id !== null,
    onTrip: event.trip_id !== null,
    watched: event.watched,
  };
}

/** Counters, audit and event of a batch. */
async function note(scope: Scope, tx: Tx, events: readonly PlateRow[], now: number): Promise<void> {
  const { dataset } = scope;
  await addFigures(
    tx,
    events.flatMap((event) => {
      const delta = { dataset, areaNo: event.area_no, at: event.at.getTime(), by: 1 };
      return [
        { ...delta, metric: 'plates.seen' },
        ...(event.outside && !isCovered(event) ? [{ ...delta, metric: 'plates.unmatched' }] : []),
        ...(event.watched ? [{ ...delta, metric: 'plates.watched' }] : []),
      ];
    }),
  );
  const watched = events.filter((event) => event.watched).length;
  await audit(tx, scope, now, [{ action: 'plates.record', detail: { count: events.length, watched } }]);
  await appendEvent(tx, {
    topic: 'plates.seen',
    dataset,
    payload: {
      areaNos: [...new Set(events.map((event) => event.area_no))],
      placeNos: [...new Set(events.map((event) => event.place_no))],
      ids: events.map(({ id }) => id),
      count: events.length,
      watched,
    },
    at: now,
  });
}
