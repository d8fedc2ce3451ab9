import type { Body, Query, Reply } from '../../../../contract/kit.ts';
import type { commandDutyApi } from '../../../../contract/command-duty.ts';
import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { gapsOf, overlapsOf, type Span } from '../rules/roster.ts';
import { dutyBetween, insertDuty, removeDuty, sameDuty } from '../store/duty.ts';
import { needsProvince, provinceOf } from './province.ts';

type Api = typeof commandDutyApi;
type Shown = Reply<Api['GET /command/duty']>;
type NewTurn = Body<Api['POST /command/duty']>['items'][number];
type Added = Reply<Api['POST /command/duty']>;

const SHOWN_DAYS = 7;
const MOST_DAYS = 92;
const LONGEST_TURN_MS = 7 * DAY_MS;

/** The roster of a period with what is wrong with it. */
export async function showRoster(
  context: CommandContext,
  scope: Scope,
  query: Query<Api['GET /command/duty']>,
): Promise<Outcome<Shown>> {
  const { db, clock, secrets } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const from = query.from === undefined ? now : Date.parse(query.from);
  const until = query.until === undefined ? from + SHOWN_DAYS * DAY_MS : Date.parse(query.until);
  if (!(until > from) || until - from > MOST_DAYS * DAY_MS) {
    return refuse('bad-period', { fields: { until: 'period' } });
  }
  const rows = await dutyBetween(scope, db, new Date(from), new Date(until));
  const turns = rows.map((row) => ({
    level: row.level,
    name: row.name,
    from: row.from_at.getTime(),
    until: row.until_at.getTime(),
  }));
  const span = ({ level, from, until }: Span) => ({
    level,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  });
  return done({
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      office: row.office,
      role: row.role,
      phone: secrets.decrypt(row.phone),
      level: row.level,
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      onDuty: row.from_at.getTime() <= now && now < row.until_at.getTime(),
    })),
    gaps: gapsOf(turns, from, until).map(span),
    overlaps: overlapsOf(turns, from, until).map((one) => ({ ...span(one), names: one.names })),
  });
}

/** Adds turns, each with its own outcome: a wrong row keeps none of the others out. */
export async function addTurns(
  context: CommandContext,
  scope: Scope,
  { items }: { readonly items: readonly NewTurn[] },
): Promise<Outcome<Added>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.manage');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const outcomes = await db.transaction().execute(async (tx) => {
    const all: Added['outcomes'] = [];
    for (const item of items) {
      all.push(await addTurn(context, scope, tx, item, now));
    }
    const added = countAdded(all);
    if (added > 0) {
      await audit(tx, scope, now, [
        { action: 'command.duty.add', areaNo: provinceOf(context).no, detail: { count: added } },
      ]);
    }
    return all;
  });
  return done({ added: countAdded(outcomes), outcomes });
}

async function addTurn(
  { platform }: CommandContext,
  scope: Scope,
  tx: Tx,
  item: NewTurn,
  now: number,
): Promise<Added['outcomes'][number]> {
  const phone = parsePhone(item.phone);
  const [from, until] = [Date.parse(item.from), Date.parse(item.until)];
  if (!phone.ok) {
    return refusedRow(null, refuse('duty-phone'));
  }
  if (!(until > from) || until - from > LONGEST_TURN_MS) {
    return refusedRow(null, refuse('duty-times'));
  }
  const row = {
    id: (item.id ?? uuid7(now)).toLowerCase(),
    name: item.name.trim(),
    office: item.office.trim(),
    role: item.role?.trim() ?? '',
    phone: platform.secrets.encrypt(phone.value.canonical),
    level: item.level,
    from_at: new Date(from),
    until_at: new Date(until),
  };
  const known = await sameDuty(scope, tx, row);
  if (known !== null || !(await insertDuty(scope, tx, row))) {
    return { id: known ?? row.id, status: 200 };
  }
  return { id: row.id, status: 201 };
}

function countAdded(outcomes: Added['outcomes']): number {
  return outcomes.filter(({ status }) => status === 201).length;
}

/** Takes a turn off the roster; it stays on record with the reason. */
export async function takeTurn(
  context: CommandContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.manage');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const dutyId = id.toLowerCase();
  return await db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    if (!(await removeDuty(scope, tx, dutyId, { at: new Date(now), reason }))) {
      return refuseGeneral('not-found');
    }
    await audit(tx, scope, now, [
      {
        action: 'command.duty.remove',
        subjectKind: 'duty',
        subjectId: dutyId,
        areaNo: provinceOf(context).no,
      },
    ]);
    return done({ id: dutyId });
  });
}
