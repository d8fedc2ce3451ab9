import type { Static } from 'typebox';
import type { gatesApi } from '../../../../contract/gates.ts';
import type { Query } from '../../../../contract/kit.ts';
import { dataClassIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { cutPage } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { canonicalPlate } from '../rules/plate.ts';
import { listCrossings, turnedBackSince } from '../store/crossings.ts';
import { neighboursOf, postsByIds, type StoredPost } from '../store/posts.ts';
import type { CrossingRow } from '../store/tables.ts';
import { readTimeCursor } from './run-shifts.ts';
import { ownPosts } from './show-posts.ts';

type Page = Static<(typeof gatesApi)['GET /gates/crossings']['reply'][200]>;
type Alerts = Static<(typeof gatesApi)['GET /gates/alerts']['reply'][200]>;
type Asked = Partial<Query<(typeof gatesApi)['GET /gates/crossings']>>;

/** A page of the crossings of the own areas; the look at persons is audited. */
export async function showCrossings(context: GateContext, scope: Scope, query: Asked): Promise<Page> {
  const { platform, people } = context;
  const posts = (await ownPosts(context, scope)).filter(
    (post) => query.post === undefined || post.place_id === query.post.toLowerCase(),
  );
  const limit = query.limit ?? 50;
  const rows = await listCrossings(
    scope,
    platform.db,
    {
      placeNos: posts.map((post) => post.place_no),
      shiftId: query.shift ?? null,
      groupId: query.group ?? null,
      decision: query.decision ?? null,
      outcome: query.outcome ?? null,
      overridden: query.overridden ?? null,
      plateIndex:
        query.plate === undefined ? null : platform.secrets.blindIndex('plate', canonicalPlate(query.plate)),
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
    },
    { after: readTimeCursor(query.cursor), limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  const names = await people.namesByNo(
    scope,
    page.rows.flatMap((row) => row.person_no ?? []),
  );
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'gate.crossings', detail: { shown: page.rows.length } },
  ]);
  const postOf = new Map(posts.map((post) => [post.place_no, post]));
  return {
    items: page.rows.map((row) => present(context, scope, row, postOf.get(row.place_no)!, names)),
    next: page.next,
    total: null,
  };
}

function present(
  { areas, platform }: GateContext,
  scope: Scope,
  row: CrossingRow,
  post: StoredPost,
  names: ReadonlyMap<number, { id: string; name: string }>,
): Page['items'][number] {
  const person = row.person_no === null ? undefined : names.get(row.person_no);
  const whole = ['personal', 'sensitive'].includes(dataClassIn(scope, areas.pathOf(row.area_no) ?? null));
  const origin =
    row.origin_area_code === null
      ? undefined
      : areas.of(scope.dataset).byCode(row.origin_area_code, localDate(row.at.getTime()));
  return {
    id: row.id,
    at: row.at.toISOString(),
    postId: post.place_id,
    postName: post.name,
    direction: row.direction,
    means: row.means,
    outcome: row.outcome,
    personId: person?.id ?? null,
    name: (whole ? saidName(platform.secrets.decrypt, row) : null) ?? person?.name ?? null,
    plate: row.plate === null || !whole ? null : platform.secrets.decrypt(row.plate),
    companions: row.companions,
    originName: origin?.fullName ?? row.origin_area_code,
    zoneRank: row.zone_rank,
    proposed: row.proposed,
    decision: row.decision,
    overrideReason: row.override_reason,
    ruleVersion: row.rule_version,
    reasons: row.reasons,
    waved: row.waved,
    slip: row.slip,
    groupId: row.group_id,
    seat: row.seat ?? null,
    byGroup: row.by_group,
  };
}

/** The name that was said at the post: of people from elsewhere the viewer may see no more than the post did. */
export function saidName(
  decrypt: (value: Buffer) => string,
  { words }: Pick<CrossingRow, 'words'>,
): string | null {
  const { fullName = null } = (words === null ? {} : JSON.parse(decrypt(words))) as { fullName?: string };
  return fullName;
}

const FEW_HOURS = 12;
/** What a neighbour is told where no rule named a reason. */
const NO_REASON = { vi: 'Đã yêu cầu quay đầu', en: 'Was asked to turn back' };

/** Who was sent back at the neighbours of a post in the last hours: the plate or the given name, and the reason. */
export async function showAlerts(
  { platform, people, areas }: GateContext,
  scope: Scope,
  query: Query<(typeof gatesApi)['GET /gates/alerts']>,
): Promise<Outcome<Alerts>> {
  const { db, clock, secrets } = platform;
  const [post] = await postsByIds(scope, db, [query.post.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (dataClassIn(scope, areas.pathOf(post.area_no) ?? null) === 'none') {
    return refuse('outside-area');
  }
  const neighbours = await neighboursOf(scope, db, post);
  const since = new Date(clock.now() - (query.hours ?? FEW_HOURS) * HOUR_MS);
  const rows = await turnedBackSince(
    scope,
    db,
    neighbours.map(({ place_no }) => place_no),
    since,
  );
  const nameOf = new Map(neighbours.map(({ place_no, name }) => [place_no, name]));
  const names = await people.namesByNo(
    scope,
    rows.flatMap((row) => row.person_no ?? []),
  );
  return done({
    items: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      postName: nameOf.get(row.place_no)!,
      plate: row.plate === null ? null : secrets.decrypt(row.plate),
      name:
        saidName(secrets.decrypt, row) ??
        (row.person_no === null ? undefined : names.get(row.person_no)?.name) ??
        null,
      ...reasonOf(row),
    })),
  });
}

/** The reason as posts may know it: results of tests and orders are nobody's business at the next post. */
function reasonOf(row: CrossingRow): { vi: string; en: string } {
  const told = row.reasons.find((reason) => reason.decision === 'turn-back');
  return told === undefined ? NO_REASON : { vi: told.vi, en: told.en };
}
