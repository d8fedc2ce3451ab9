import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { platesApi } from '../../../../contract/plates.ts';
import { dataClassIn, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PlateContext } from '../context.ts';
import { provinceOfDigits } from '../rules/province-of.ts';
import { plausiblePlates } from '../rules/understand-plate.ts';
import { countByPost, listPlates, type PlateAfter, type PlateRow } from '../store/events.ts';

type Page = Static<(typeof platesApi)['GET /plates']['reply'][200]>;
export type ShownPlate = Page['items'][number];
type Asked = Partial<Query<(typeof platesApi)['GET /plates']>>;
type Posts = Static<(typeof platesApi)['GET /plates/posts']['reply'][200]>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HIDDEN = '•••';

/** A page of plate events at the posts of the own areas; the look at plates is audited. */
export async function showPlates(context: PlateContext, scope: Scope, query: Asked): Promise<Outcome<Page>> {
  const { platform, places } = context;
  const postId = query.post?.toLowerCase();
  const post =
    postId === undefined ? undefined : (await places.byIds(scope, platform.db, [postId])).get(postId);
  const limit = query.limit ?? 50;
  const rows = await listPlates(
    scope,
    platform.db,
    {
      areaNos: ownAreas(context, scope, query.area),
      // A post that nobody knows saw nothing.
      placeNo: postId === undefined ? null : (post?.placeNo ?? -1),
      view: query.view ?? null,
      plates:
        query.q === undefined
          ? null
          : plausiblePlates(query.q).map((plate) => platform.secrets.blindIndex('plate-event', plate)),
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
    },
    { after: readCursor(query.cursor), limit: limit + 1, up: query.sort === 'at' },
  );
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'plates.list', detail: { shown: page.rows.length } },
  ]);
  return done({ items: await present(context, scope, page.rows), next: page.next, total: null });
}

/** What each post saw since a moment, by default since a day ago. */
export async function showPosts(
  context: PlateContext,
  scope: Scope,
  query: { readonly since?: string; readonly area?: string },
): Promise<Posts> {
  const { platform, places } = context;
  const now = platform.clock.now();
  const since = query.since === undefined ? new Date(now - DAY_MS) : new Date(query.since);
  const counts = await countByPost(scope, platform.db, ownAreas(context, scope, query.area), since);
  const posts = await places.byNos(
    scope,
    platform.db,
    counts.map((one) => one.place_no),
  );
  return {
    since: since.toISOString(),
    asOf: new Date(now).toISOString(),
    items: counts.map(({ place_no: no, ...count }) => ({
      postId: posts.get(no)?.placeId ?? '',
      postName: posts.get(no)?.name ?? '',
      ...count,
    })),
  };
}

function ownAreas({ areas }: PlateContext, scope: Scope, area: string | undefined): readonly number[] {
  const path = area === undefined ? undefined : areas.byId(area)?.path;
  if (area === undefined) {
    return areas.numbersUnder(pathsOf(scope, 'plate.read'));
  }
  return areas.numbersUnder(path !== undefined && mayIn(scope, 'plate.read', path) ? [path] : []);
}

async function present(
  { areas, places, platform }: PlateContext,
  scope: Scope,
  rows: readonly PlateRow[],
): Promise<ShownPlate[]> {
  const posts = await places.byNos(scope, platform.db, [...new Set(rows.map((row) => row.place_no))]);
  return rows.map((row): ShownPlate => {
    const whole = ['personal', 'sensitive'].includes(dataClassIn(scope, areas.pathOf(row.area_no)));
    const plain = (text: Buffer) => (whole ? platform.secrets.decrypt(text) : HIDDEN);
    return {
      id: row.id,
      postId: posts.get(row.place_no)?.placeId ?? '',
      postName: posts.get(row.place_no)?.name ?? '',
      cameraId: row.camera,
      at: row.at.toISOString(),
      plate: row.plate === null ? null : plain(row.plate),
      readAs: plain(row.read_as),
      corrections: row.corrections,
      province: row.province === null ? null : (provinceOfDigits(row.province)?.name ?? null),
      outside: row.outside,
      permitCode: row.permit_code,
      permitted: row.permit_id !== null,
      permitWithdrawnAt: row.permit_withdrawn_at?.toISOString() ?? null,
      declarationCode: row.declaration_code,
      declared: row.declaration_id !== null,
      declarationDroppedAt: row.declaration_dropped_at?.toISOString() ?? null,
      tripId: row.trip_id,
      tripCode: row.trip_code,
      watched: row.watched,
      confidence: row.confidence,
      imageRef: whole ? row.image_ref : null,
    };
  });
}

function readCursor(text: string | undefined): PlateAfter {
  const [at, id] = decodeCursor(text) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? { at, id } : null;
}
