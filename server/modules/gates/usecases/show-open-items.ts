import type { Static } from 'typebox';
import type { Escalation, gateDeskApi } from '../../../../contract/gate-desk.ts';
import type { Query } from '../../../../contract/kit.ts';
import { dataClassIn, mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  type EscalationAfter,
  type EscalationRow,
  lastHandedOver,
  listEscalations,
  rankOf,
  sentToTest,
} from '../store/escalations.ts';
import { postsByIds, type StoredPost } from '../store/posts.ts';
import { ownPosts } from './show-posts.ts';
import { saidName } from './show-crossings.ts';

type Page = Static<(typeof gateDeskApi)['GET /gates/escalations']['reply'][200]>;
type OpenItems = Static<(typeof gateDeskApi)['GET /gates/open-items']['reply'][200]>;
type Shown = Static<typeof Escalation>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_OPEN = 100;
/** A test of the day before says nothing about who stands there now. */
const TEST_BEFORE_MS = 30 * 60_000;

/** A question as its viewer may see it: who and why only where personal data may be seen. */
export function presentEscalation(
  { areas, platform }: GateContext,
  scope: Scope,
  row: EscalationRow,
  post: Pick<StoredPost, 'place_id' | 'name'>,
): Shown {
  const whole = ['personal', 'sensitive'].includes(dataClassIn(scope, areas.pathOf(row.area_no) ?? null));
  const { decrypt } = platform.secrets;
  const words = JSON.parse(decrypt(row.words)) as { who: string; reason: string };
  return {
    id: row.id,
    postId: post.place_id,
    postName: post.name,
    state: row.state,
    raisedAt: row.raised_at.toISOString(),
    raisedBy: row.raised_by,
    crossingId: row.crossing_id,
    groupId: row.group_id,
    who: whole ? words.who : null,
    reason: whole ? words.reason : '•••',
    people: row.people,
    keptVehicle: row.kept_vehicle,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
    decision: row.decision,
    answer: row.answer === null || !whole ? null : decrypt(row.answer),
    takenAt: row.taken_at?.toISOString() ?? null,
    takenBy: row.taken_by,
    settledAt: row.settled_at?.toISOString() ?? null,
    settledBy: row.settled_by,
    handedTo: row.handed_to,
  };
}

/** A page of the questions in the own areas; the look is audited. */
export async function showEscalations(
  context: GateContext,
  scope: Scope,
  query: Partial<Query<(typeof gateDeskApi)['GET /gates/escalations']>>,
): Promise<Page> {
  const { platform } = context;
  const posts = (await ownPosts(context, scope)).filter(
    (post) => query.post === undefined || post.place_id === query.post.toLowerCase(),
  );
  const limit = query.limit ?? 50;
  const rows = await listEscalations(
    scope,
    platform.db,
    {
      placeNos: posts.map((post) => post.place_no),
      states: query.state === undefined ? null : [query.state],
    },
    { after: readCursor(query.cursor), limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [rankOf(row.state), row.raised_at.toISOString(), row.id]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'gate.escalations', detail: { shown: page.rows.length } },
  ]);
  const postOf = new Map(posts.map((post) => [post.place_no, post]));
  return {
    items: page.rows.map((row) => presentEscalation(context, scope, row, postOf.get(row.place_no)!)),
    next: page.next,
    total: null,
  };
}

function readCursor(text: string | undefined): EscalationAfter {
  const [rank, at, id] = decodeCursor(text) ?? [];
  const readable =
    typeof rank === 'number' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof id === 'string' &&
    UUID.test(id);
  return readable ? { rank, at, id } : null;
}

/** What is open at a post: questions, people who wait for a test, and what the shift before left. */
export async function showOpenItems(
  context: GateContext,
  scope: Scope,
  postId: string,
): Promise<Outcome<OpenItems>> {
  const { platform, areas, people, testsOf } = context;
  const { db, clock, secrets } = platform;
  const [post] = await postsByIds(scope, db, [postId.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const now = clock.now();
  const [rows, sent, last] = await Promise.all([
    listEscalations(
      scope,
      db,
      { placeNos: [post.place_no], states: ['open', 'answered'] },
      { after: null, limit: MOST_OPEN },
    ),
    sentToTest(scope, db, post.place_no, new Date(now - DAY_MS)),
    lastHandedOver(scope, db, post.place_no),
  ]);
  const sentNos = [...new Set(sent.flatMap((row) => row.person_no ?? []))];
  const numbers = await people.numbersOf(scope, db, sentNos);
  const [tests, names] = await Promise.all([
    testsOf(scope, [...new Set([...numbers.values()].flat())]),
    people.namesByNo(scope, sentNos),
  ]);
  const testsOfPerson = (no: number) => (numbers.get(no) ?? [no]).flatMap((own) => tests.get(own) ?? []);
  const waiting = sent.filter(
    (row) =>
      row.person_no === null ||
      !testsOfPerson(row.person_no).some(({ sampledAt }) => sampledAt >= row.at.getTime() - TEST_BEFORE_MS),
  );
  return done({
    asOf: new Date(now).toISOString(),
    escalations: rows.map((row) => presentEscalation(context, scope, row, post)),
    waiting: waiting.map((row) => ({
      crossingId: row.id,
      at: row.at.toISOString(),
      name:
        saidName(secrets.decrypt, row) ??
        (row.person_no === null ? undefined : names.get(row.person_no)?.name) ??
        null,
      plate: row.plate === null ? null : secrets.decrypt(row.plate),
    })),
    handedOver:
      last === undefined
        ? null
        : {
            shiftId: last.id,
            officer: last.officer,
            endedAt: last.ended_at.toISOString(),
            note: last.note,
            unsynced: last.unsynced ?? 0,
          },
  });
}
