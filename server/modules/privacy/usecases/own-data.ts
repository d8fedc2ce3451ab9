import type { Body, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import { roleTable } from '../../../../contract/rights.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { listLooksAt } from '../../../platform/audit/list-looks.ts';
import { type LookRow, looksAt } from '../../../platform/audit/looks.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { actWords, listWords } from '../rules/acts.ts';
import { requestCode } from '../rules/terms.ts';
import { requestsOf } from '../store/requests.ts';
import { readHeld } from './held.ts';
import { personOfToken } from './prove.ts';
import { keepRequest } from './record-request.ts';

type Api = typeof privacyApi;
const SHOWN = 500;

/** Who looked at the records of whoever holds the token, or loaded a list with them: role and area, never an officer's name. */
export async function showLooks(
  context: PrivacyContext,
  token: string,
): Promise<Outcome<Reply<Api['POST /public/privacy/looks']>>> {
  const person = await personOfToken(context, token);
  if (!person.ok) {
    return person;
  }
  const { db } = context.platform;
  const scope = systemScope('privacy', context.publicDataset);
  const nos = await context.people.mergedNos(scope, person.value.personNo);
  const held = await readHeld(context, scope, nos);
  const ids = held.flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? []));
  const homes = [...new Set((await context.people.householdNos(scope, db, nos)).values())];
  const households = homes.length === 0 ? [] : await context.people.households(scope, db, { nos: homes });
  const own = [...new Set([person.value.personId, ...ids])];
  const looks = [
    ...(await looksAt(scope, db, own, SHOWN)).map((look) => ({ ...look, ...actWords(look.action) })),
    ...(await listLooksAt(scope, db, [...own, ...households.map(({ id }) => id)], SHOWN)).map((look) => ({
      ...look,
      ...listWords(look.list),
      reason: null,
    })),
  ]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, SHOWN);
  return done({
    items: looks.map(({ at, by, role, areaId, what, whatEn, reason }) => ({
      at: at.toISOString(),
      role: whoLooked(by, role),
      areaName: areaId === null ? null : (context.areas.byId(areaId)?.fullName ?? null),
      what,
      whatEn,
      reason,
    })),
    since: looks.at(-1)?.at.toISOString() ?? null,
  });
}

/** Whoever looked, in the words of the person whose record it was. */
function whoLooked(by: LookRow['by'], role: LookRow['role']): string {
  const name = role === null ? null : roleTable[role].vi;
  return by === 'program'
    ? 'Hệ thống'
    : by === 'key'
      ? ['Hệ thống khác được cấp quyền', name].filter((part) => part !== null).join(': ')
      : (name ?? 'Cán bộ (nay không còn vai trò)');
}

/** Keeps what the holder of the token asks, and shows what became of everything they asked. */
export async function askOwn(
  context: PrivacyContext,
  { token, ask }: Body<Api['POST /public/privacy/requests']>,
): Promise<Outcome<Reply<Api['POST /public/privacy/requests']>>> {
  const person = await personOfToken(context, token);
  if (!person.ok) {
    return person;
  }
  const { db, secrets } = context.platform;
  const scope = systemScope('privacy', context.publicDataset);
  if (ask !== undefined) {
    const kept = await keepRequest(context, scope, person.value, { ...ask, channel: 'online', proof: 'sms' });
    if (!kept.ok) {
      return kept;
    }
  }
  const nos = await context.people.mergedNos(scope, person.value.personNo);
  const rows = await requestsOf(scope, db, nos);
  return done({
    items: rows.map((row) => ({
      code: requestCode(row.id),
      wish: row.wish,
      state: row.state,
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      extension:
        row.extended_at === null || row.extension_reason === null
          ? null
          : { at: row.extended_at.toISOString(), reason: secrets.decrypt(row.extension_reason) },
      answer: row.answer === null ? null : secrets.decrypt(row.answer),
    })),
  });
}
