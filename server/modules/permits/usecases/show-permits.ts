import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { permitsApi } from '../../../../contract/permits.ts';
import { parsePlate } from '../../../../lib/vietnamese/index.ts';
import { parseShortCode } from '../../../../lib/credentials/index.ts';
import { dataClassIn, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PermitContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  findPermit,
  type ListedPermit,
  listReports,
  listPermits,
  type PermitFilter,
} from '../store/permits.ts';
import type { PermitDetails } from './submit-permits.ts';

type Page = Static<(typeof permitsApi)['GET /permits']['reply'][200]>;
export type ShownPermit = Page['items'][number];
type Asked = Partial<Query<(typeof permitsApi)['GET /permits']>>;
type Public = Static<(typeof permitsApi)['GET /public/permits/{id}']['reply'][200]>;

type Reports = Static<(typeof permitsApi)['GET /permits/{id}/reports']['reply'][200]>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A page of the permits of the own areas; the look at people is audited. */
export async function showPermits(context: PermitContext, scope: Scope, query: Asked): Promise<Page> {
  const { platform, areas } = context;
  const own = pathsOf(scope, 'permit.read');
  const path = query.area === undefined ? undefined : areas.byId(query.area.toLowerCase())?.path;
  const paths =
    query.area === undefined ? own : path !== undefined && mayIn(scope, 'permit.read', path) ? [path] : [];
  const limit = query.limit ?? 50;
  const rows = await listPermits(
    scope,
    platform.db,
    {
      areaNos: areas.numbersUnder(paths),
      kind: query.kind ?? null,
      state: query.state ?? null,
      today: localDate(platform.clock.now()),
      search: searchOf(context, query.q),
      reported: query.reported ?? false,
    },
    { after: readCursor(query.cursor), limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [
    row.state !== 'SUBMITTED',
    row.submitted_at.toISOString(),
    row.id,
  ]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'permit.list', detail: { shown: page.rows.length } },
  ]);
  return { items: page.rows.map((row) => presentPermit(context, scope, row)), next: page.next, total: null };
}

/** What the one who asked may know: the id is known to nobody else. */
export async function showOwnPermit(
  context: PermitContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Public>> {
  const row = await findPermit(scope, context.platform.db, id.toLowerCase());
  return row === undefined
    ? refuse('not-found')
    : done({
        id: row.id,
        kind: row.kind,
        state: stateOf(context, row),
        reason: row.reason,
        shortCode: row.short_code,
        signed:
          row.signed === null || row.state !== 'APPROVED'
            ? null
            : context.platform.secrets.decrypt(row.signed),
        from: row.valid_from,
        until: row.valid_until,
      });
}

/** What posts reported of a permit of the own areas. */
export async function showReports(
  { platform, areas }: PermitContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Reports>> {
  const row = await findPermit(scope, platform.db, id.toLowerCase());
  if (row === undefined) {
    return refuse('not-found');
  }
  if (!mayIn(scope, 'permit.read', areas.pathOf(row.area_no))) {
    return refuse('outside-area');
  }
  const reports = await listReports(scope, platform.db, row.id);
  return done({
    items: reports.map(({ id: reportId, kind, at, note, reported_by: reportedBy }) => ({
      id: reportId,
      kind,
      at: at.toISOString(),
      note,
      reportedBy,
    })),
  });
}

/** A permit as the viewer may see it: who it is for only where personal data may be seen. */
export function presentPermit(context: PermitContext, scope: Scope, row: ListedPermit): ShownPermit {
  const { areas, platform } = context;
  const whole = ['personal', 'sensitive'].includes(dataClassIn(scope, areas.pathOf(row.area_no)));
  const details = JSON.parse(platform.secrets.decrypt(row.details)) as PermitDetails;
  const day = localDate(row.submitted_at.getTime());
  return {
    id: row.id,
    kind: row.kind,
    state: stateOf(context, row),
    shortCode: row.short_code,
    enterprise: row.enterprise,
    enterprisePhone: whole ? details.enterprisePhone : null,
    name: whole ? details.fullName : '•••',
    plate: row.plate === null || !whole ? null : platform.secrets.decrypt(row.plate),
    goods: row.goods,
    areaName: areas.byNo(row.area_no)?.fullName ?? '',
    route: row.route.map((code) => ({ code, name: areas.byCode(code, day)?.fullName ?? null })),
    fromTime: clockOf(row.from_minute),
    untilTime: clockOf(row.until_minute),
    from: row.valid_from,
    until: row.valid_until,
    submittedAt: row.submitted_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by ?? (row.rule === null ? null : `rule ${row.rule}`),
    reason: row.reason,
    reports: row.reports,
  };
}

/** State of a request; `EXPIRED` is never stored. */
export function stateOf(
  { platform }: PermitContext,
  row: Pick<ListedPermit, 'state' | 'valid_until'>,
): ShownPermit['state'] {
  const passed = row.valid_until < localDate(platform.clock.now());
  return row.state === 'APPROVED' && passed ? 'EXPIRED' : row.state;
}

/** Minutes of the local day as `HH:mm`. */
export function clockOf(minute: number | null): string | null {
  return minute === null
    ? null
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** What was typed: a short code, a plate, or else a tax code. */
function searchOf({ platform }: PermitContext, q: string | undefined): PermitFilter['search'] {
  if (q === undefined) {
    return null;
  }
  const code = parseShortCode(q);
  if (code.ok && code.value.kind === 'permit') {
    return { code: code.value.code };
  }
  const plate = parsePlate(q);
  const text = plate.ok ? `plate:${plate.value.canonical}` : `tax:${q.replaceAll(/\D/g, '')}`;
  return { index: platform.secrets.blindIndex('permit', text) };
}

function readCursor(text: string | undefined): { waits: boolean; at: string; id: string } | null {
  const [waits, at, id] = decodeCursor(text) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? { waits: waits === true, at, id } : null;
}
