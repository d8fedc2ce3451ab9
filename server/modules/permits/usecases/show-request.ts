import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { permitsApi } from '../../../../contract/permits.ts';
import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PermitContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type PermitRow, permitsOfRequest } from '../store/permits.ts';
import { readReceipt, requestIndex } from './receipt-code.ts';
import { clockOf, stateOf } from './show-permits.ts';
import type { PermitDetails } from './submit-permits.ts';

type Asked = Body<(typeof permitsApi)['POST /public/permits/requests']>;
type Answer = Static<(typeof permitsApi)['POST /public/permits/requests']['reply'][200]>;

/** Several sends may share one receipt; what is shown of it stays a list to read and print. */
const MOST_SHOWN = 1000;

/** What an enterprise asked for. A wrong receipt, a wrong phone and none at all get the same answer. */
export async function showRequest(
  context: PermitContext,
  scope: Scope,
  { receipt, phone }: Asked,
): Promise<Outcome<Answer>> {
  const { platform } = context;
  const read = parsePhone(phone);
  if (!read.ok) {
    return refuse('no-request');
  }
  const index = requestIndex(platform.secrets, readReceipt(receipt), read.value.canonical);
  const rows = await permitsOfRequest(scope, platform.db, index, MOST_SHOWN);
  return rows.length === 0
    ? refuse('no-request')
    : done({ enterprise: rows[0]!.enterprise, items: rows.map((row) => presentOwn(context, row)) });
}

/** Whoever holds receipt and phone typed this: it is shown back whole, but for identity number and phones. */
function presentOwn(context: PermitContext, row: PermitRow): Answer['items'][number] {
  const { areas, platform } = context;
  const state = stateOf(context, row);
  const details = JSON.parse(platform.secrets.decrypt(row.details)) as PermitDetails;
  const day = localDate(row.submitted_at.getTime());
  return {
    id: row.id,
    kind: row.kind,
    state,
    shortCode: row.short_code,
    name: details.fullName,
    plate: row.plate === null ? null : platform.secrets.decrypt(row.plate),
    goods: row.goods,
    route: row.route.map((code) => ({ code, name: areas.byCode(code, day)?.fullName ?? null })),
    fromTime: clockOf(row.from_minute),
    untilTime: clockOf(row.until_minute),
    from: row.valid_from,
    until: row.valid_until,
    submittedAt: row.submitted_at.toISOString(),
    reason: row.reason,
    signed: row.signed === null || state !== 'APPROVED' ? null : platform.secrets.decrypt(row.signed),
  };
}
