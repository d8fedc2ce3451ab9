import type { Static } from 'typebox';
import type { permitsApi } from '../../../../contract/permits.ts';
import type { Body } from '../../../../contract/kit.ts';
import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { PermitContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { approves, shippedApproval } from '../rules/auto-approval.ts';
import { type Item, readItem, type ReadItem } from '../rules/read-item.ts';
import { insertPermit, type PermitRow } from '../store/permits.ts';
import { formatReceipt, receiptOf, requestIndex } from './receipt-code.ts';
import { signPermit } from './sign-permit.ts';

type Asked = Body<(typeof permitsApi)['POST /permits']>;
type Answer = Static<(typeof permitsApi)['POST /permits']['reply'][200]>;
export type RowOutcome = Answer['outcomes'][number];
/** Who asks, with the receipt under which the enterprise looks later. */
type Asker = Asked['enterprise'] & { readonly receipt: string | null };

/** Who and how to reach, encrypted beside the permit. */
export type PermitDetails = {
  readonly taxCode: string | null;
  readonly enterprisePhone: string;
  readonly fullName: string;
  readonly cccd: string | null;
  readonly phone: string | null;
};

/** Takes the requests of an enterprise; each row has its own outcome and can be repeated by its id. */
export async function submitPermits(
  context: PermitContext,
  scope: Scope,
  body: Asked,
): Promise<Outcome<Answer>> {
  const area = context.areas.byId(body.enterprise.areaId.toLowerCase());
  if (area === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  const phone = parsePhone(body.enterprise.phone);
  if (!phone.ok) {
    return refuse('identity', { fields: { phone: 'invalid' } });
  }
  const receipt =
    body.requestId === undefined ? null : receiptOf(context.platform.secrets, body.requestId.toLowerCase());
  const enterprise = { ...body.enterprise, phone: phone.value.canonical, receipt };
  const outcomes: RowOutcome[] = [];
  for (const [position, item] of body.items.entries()) {
    const outcome = await submitOne(context, scope, area, enterprise, item, position);
    outcomes.push(
      outcome.ok
        ? { id: item.id, status: outcome.status ?? 201, state: outcome.value.state }
        : refusedRow(item.id, outcome),
    );
  }
  return done({ outcomes, ...(receipt === null ? {} : { receipt: formatReceipt(receipt) }) });
}

async function submitOne(
  context: PermitContext,
  scope: Scope,
  area: Area,
  { receipt, ...enterprise }: Asker,
  item: Item,
  position: number,
): Promise<Outcome<{ state: PermitRow['state'] }>> {
  const { platform, areas } = context;
  const at = platform.clock.now();
  const today = localDate(at);
  const read = readItem(item, today, (code) => areas.byCode(code, today) !== undefined);
  if (!read.ok) {
    return read;
  }
  const province = areas.upTo(area.no, 'province');
  const inProvince = (code: string) =>
    province !== undefined && (areas.byCode(code, today)?.path.startsWith(province.path) ?? false);
  const approved = approves(shippedApproval, read.value, today, inProvince);
  const id = item.id.toLowerCase();
  // Behind the others and only where there is one: requests without it keep their hash.
  const content = [scope.dataset, enterprise, { ...item, id }, ...(receipt === null ? [] : [receipt])];
  const request = { id, kind: 'permit', content, at };
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, request, async () => {
        const row = toRow(context, scope, area, { ...enterprise, receipt }, read.value, id, at);
        const decision = approved
          ? {
              state: 'APPROVED' as const,
              decided_at: new Date(at),
              rule: shippedApproval.version,
              ...(await signPermit(context, scope, tx, row, read.value.fullName)),
            }
          : {};
        await insertPermit(tx, {
          ...row,
          ...decision,
          request_row: receipt === null ? null : position,
        });
        await appendEvent(tx, {
          topic: approved ? 'permit.decided' : 'permit.submitted',
          dataset: scope.dataset,
          payload: { areaNos: [area.no], count: 1, ids: [id] },
          at,
        });
        return done({ state: approved ? ('APPROVED' as const) : row.state }, 201);
      }),
  );
}

function toRow(
  { platform }: PermitContext,
  scope: Scope,
  area: Area,
  enterprise: Asker,
  item: ReadItem,
  id: string,
  at: number,
): PermitRow {
  const { secrets } = platform;
  const taxCode = enterprise.taxCode?.replaceAll(/\D/g, '') ?? null;
  const details: PermitDetails = {
    taxCode,
    enterprisePhone: enterprise.phone,
    fullName: item.fullName,
    cccd: item.cccd,
    phone: item.phone,
  };
  return {
    id,
    dataset: scope.dataset,
    area_no: area.no,
    kind: item.kind,
    state: 'SUBMITTED',
    enterprise: enterprise.name,
    details: secrets.encrypt(JSON.stringify(details)),
    tax_index: taxCode === null ? null : secrets.blindIndex('permit', `tax:${taxCode}`),
    request_index:
      enterprise.receipt === null ? null : requestIndex(secrets, enterprise.receipt, enterprise.phone),
    request_row: null,
    plate: item.plate === null ? null : secrets.encrypt(item.plate),
    plate_index: item.plate === null ? null : secrets.blindIndex('permit', `plate:${item.plate}`),
    goods: item.goods,
    route: [...item.route],
    from_minute: item.fromMinute,
    until_minute: item.untilMinute,
    valid_from: item.from,
    valid_until: item.until,
    submitted_at: new Date(at),
    decided_at: null,
    decided_by: null,
    rule: null,
    reason: null,
    short_code: null,
    signed: null,
    credential_id: null,
  };
}
