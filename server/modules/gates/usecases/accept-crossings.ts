import { isMilder, type RuleSet } from '../../../../lib/gates/index.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { rowOf } from '../../../platform/outcomes/rows.ts';
import {
  contentHash,
  isReceiptTaken,
  readReceipts,
  writeReceipts,
} from '../../../platform/receipts/receipts.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { canonicalPlate } from '../rules/plate.ts';
import { addToBoard } from '../store/board.ts';
import { insertCrossings, knownSlips } from '../store/crossings.ts';
import { postsByIds, type StoredPost } from '../store/posts.ts';
import type { CrossingRow } from '../store/tables.ts';
import { findSubjects } from './find-subjects.ts';
import { ruleSets } from './rules-in-force.ts';
import type { Crossing } from '../types.ts';

export type CrossingOutcome = { readonly id: string; readonly status: number } & Partial<
  Pick<Refusal, 'code' | 'message' | 'messageEn'>
>;

const TRIES = 3;
const KIND = 'gate.crossing';

type Prepared = { readonly item: Crossing; readonly post: StoredPost; readonly hash: Buffer };

/**
 * Accepts what a phone decided, also hours later: each crossing has its own outcome, those that are good are stored in one
 * transaction with their receipts, counters and one event. A repeated id answers 200; a slip that was typed or scanned
 * before is the same crossing, and answers 200 too.
 */
export async function acceptCrossings(
  context: GateContext,
  scope: Scope,
  items: readonly Crossing[],
): Promise<CrossingOutcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.platform.db
        .transaction()
        .execute(async (tx) => await acceptIn(context, scope, tx, items));
    } catch (error) {
      // Another phone, or this one again, sends the same ids at the same moment: look once more.
      if (!isReceiptTaken(error) || attempt === TRIES) {
        throw error;
      }
    }
  }
}

async function acceptIn(
  context: GateContext,
  scope: Scope,
  tx: Tx,
  items: readonly Crossing[],
): Promise<CrossingOutcome[]> {
  const outcomes = new Map<Crossing, CrossingOutcome>();
  const answer = (item: Crossing, outcome: Outcome<unknown>): void => {
    outcomes.set(item, rowOf(item.id, outcome, 201));
  };
  const posts = new Map(
    (await postsByIds(scope, tx, [...new Set(items.map((item) => item.postId.toLowerCase()))])).map(
      (post) => [post.place_id, post],
    ),
  );
  const receipts = new Map(
    (
      await readReceipts(
        tx,
        items.map((item) => item.id.toLowerCase()),
      )
    ).map((receipt) => [receipt.id, receipt.hash]),
  );
  // Only vehicles ask for the rules: one more query is nothing that every batch should pay.
  const sets = items.some(({ byGroup }) => byGroup === true) ? await ruleSets(context.platform.db) : [];
  const prepared: Prepared[] = [];
  const seen = new Map<string, Buffer>(receipts);
  for (const item of items) {
    const hash = contentHash([KIND, scope.dataset, item]);
    const known = seen.get(item.id.toLowerCase());
    if (known !== undefined) {
      answer(item, known.equals(hash) ? done(null, 200) : refuseGeneral('conflict'));
      continue;
    }
    const post = posts.get(item.postId.toLowerCase());
    const refused = refusalOf(context, scope, item, post, sets);
    if (refused !== null || post === undefined) {
      answer(item, refused ?? refuse('unknown-post'));
      continue;
    }
    seen.set(item.id.toLowerCase(), hash);
    prepared.push({ item, post, hash });
  }
  await store(context, scope, tx, prepared, answer);
  return items.map((item) => outcomes.get(item)!);
}

function refusalOf(
  { areas, platform }: GateContext,
  scope: Scope,
  item: Crossing,
  post: StoredPost | undefined,
  sets: readonly RuleSet[],
): Refusal | null {
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  if (Date.parse(item.at) > platform.clock.now() + DAY_MS) {
    return refuse('in-future', { fields: { at: item.at } });
  }
  if (item.byGroup === true) {
    const set = sets.find(({ version }) => version === item.ruleVersion) ?? sets[0];
    return item.groupId === undefined
      ? refuse('group-missing')
      : set !== undefined && isMilder(set, item.decision, item.proposed)
        ? refuse('group-milder', { fields: { decision: item.decision } })
        : null;
  }
  return item.decision !== item.proposed && item.waved !== true && item.overrideReason === undefined
    ? refuse('override-reason', { fields: { overrideReason: 'required' } })
    : null;
}

async function store(
  context: GateContext,
  scope: Scope,
  tx: Tx,
  prepared: readonly Prepared[],
  answer: (item: Crossing, outcome: Outcome<unknown>) => void,
): Promise<void> {
  const slipped = prepared.filter(({ item }) => item.slip !== undefined);
  const slips = await knownSlips(
    scope,
    tx,
    slipped.map(({ item, post }) => ({ placeNo: post.place_no, slip: item.slip! })),
  );
  const fresh: Prepared[] = [];
  for (const one of prepared) {
    const key = `${one.post.place_no} ${one.item.slip}`;
    if (one.item.slip !== undefined && slips.has(key)) {
      answer(one.item, done(null, 200));
      continue;
    }
    slips.add(key);
    fresh.push(one);
  }
  const subjects = await findSubjects(
    context,
    scope,
    tx,
    fresh.map(({ item }) => item),
  );
  const rows: CrossingRow[] = [];
  const accepted: Prepared[] = [];
  for (const one of fresh) {
    const subject = subjects.get(one.item)!;
    if (!subject.ok) {
      answer(one.item, subject);
      continue;
    }
    rows.push(toRow(context, scope, one, subject.value));
    accepted.push(one);
    answer(one.item, done(null, 201));
  }
  if (rows.length === 0) {
    return;
  }
  const at = context.platform.clock.now();
  await writeReceipts(
    tx,
    KIND,
    at,
    accepted.map(({ item, hash }) => ({ id: item.id.toLowerCase(), hash, status: 201, body: null })),
  );
  await insertCrossings(tx, rows);
  await addToBoard(tx, rows);
  await addFigures(tx, rows.flatMap(crossingFigures));
  const areaNo = rows[0]?.area_no ?? null;
  await audit(tx, scope, at, [
    { action: KIND, areaNo, detail: { stored: rows.length, ...waitOfCodes(rows) } },
  ]);
  await appendEvent(tx, {
    topic: 'gate.crossed',
    dataset: scope.dataset,
    payload: {
      placeNos: [...new Set(rows.map((row) => row.place_no))],
      areaNos: [...new Set(rows.map((row) => row.area_no))],
      ids: rows.map((row) => row.id),
      turnedBack: rows.filter((row) => row.decision === 'turn-back').length,
    },
    at,
  });
}

/** Seconds that the oldest crossing by the code of a declaration waited in a phone; nothing where none came by a code. */
function waitOfCodes(rows: readonly CrossingRow[]): { codeWaitedS?: number } {
  const waits = rows.flatMap(({ declaration_code, at, received_at }) =>
    declaration_code === null ? [] : [Math.round((received_at.getTime() - at.getTime()) / 1000)],
  );
  return waits.length === 0 ? {} : { codeWaitedS: Math.max(...waits) };
}

/** What one crossing counts. */
export function crossingFigures(
  row: Pick<CrossingRow, 'dataset' | 'area_no' | 'at' | 'decision' | 'proposed' | 'waved' | 'by_group'>,
) {
  const delta = { dataset: row.dataset, areaNo: row.area_no, at: row.at.getTime(), by: 1 };
  return [
    { metric: 'gates.crossings', ...delta },
    ...(row.decision === 'turn-back' ? [{ metric: 'gates.turned-back', ...delta }] : []),
    ...(row.waved ? [{ metric: 'gates.waved', ...delta }] : []),
    ...(row.decision === row.proposed || row.by_group ? [] : [{ metric: 'gates.overridden', ...delta }]),
  ];
}

function toRow(
  { platform }: GateContext,
  scope: Scope,
  { item, post }: Prepared,
  personNo: number | null,
): CrossingRow {
  const { secrets, clock } = platform;
  const plate = item.plate === undefined ? null : canonicalPlate(item.plate);
  const { originText, destination, purpose } = item;
  const spoken = { fullName: item.person?.fullName, originText, destination, purpose };
  const words = Object.values(spoken).some((text) => text !== undefined);
  return {
    place_no: post.place_no,
    id: item.id.toLowerCase(),
    dataset: scope.dataset,
    area_no: post.area_no,
    shift_id: item.shiftId?.toLowerCase() ?? null,
    device_id: item.deviceId?.toLowerCase() ?? null,
    group_id: item.groupId?.toLowerCase() ?? null,
    at: new Date(item.at),
    received_at: new Date(clock.now()),
    direction: item.direction,
    means: item.means,
    outcome: item.outcome,
    person_no: personNo,
    declaration_code: item.declarationCode ?? null,
    permit_code: item.permitCode ?? null,
    slip: item.slip ?? null,
    plate: plate === null ? null : secrets.encrypt(plate),
    plate_index: plate === null ? null : secrets.blindIndex('plate', plate),
    vehicle_kind: item.vehicleKind ?? null,
    seat: item.seat ?? null,
    by_group: item.byGroup ?? false,
    companions: item.companions ?? 0,
    origin_area_code: item.originAreaCode ?? null,
    words: words ? secrets.encrypt(JSON.stringify(spoken)) : null,
    departed_at: item.departedAt === undefined ? null : new Date(item.departedAt),
    zone_rank: item.zoneRank,
    temperature: item.temperature ?? null,
    proposed: item.proposed,
    decision: item.decision,
    override_reason: item.overrideReason ?? null,
    rule_set: item.ruleSet,
    rule_version: item.ruleVersion,
    reasons: item.reasons,
    facts: item.facts ?? null,
    waved: item.waved ?? false,
  };
}
