import type { Body, Query, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { holidaysWith, type IsHoliday, shippedHolidays, YEARLY } from '../rules/holidays.ts';
import { enteredHolidays, putHoliday } from '../store/holidays.ts';

type Api = typeof privacyApi;
type Shown = Reply<Api['GET /privacy/holidays']>;

/** The public holidays by which deadlines from a moment on are counted. */
export async function holidaysFrom(scope: Scope, db: Db | Tx, at: number): Promise<IsHoliday> {
  return holidaysWith(await enteredHolidays(scope, db, localDate(at), '9999-01-01'));
}

/** Public holidays of a year as they ship and as they were entered, and how many days of changing date are still unknown. */
export async function showHolidays(
  context: PrivacyContext,
  scope: Scope,
  query: Query<Api['GET /privacy/holidays']>,
): Promise<Shown> {
  const { db, clock } = context.platform;
  const year = query.year ?? Number(localDate(clock.now()).slice(0, 4));
  const entered = await enteredHolidays(scope, db, `${year}-01-01`, `${year + 1}-01-01`);
  const said = new Set(entered.map(({ day }) => day));
  const shipped = shippedHolidays(year);
  const fixed = new Set(shipped.filter((one) => one.fixed).map(({ day }) => day));
  const items = [
    ...entered.map(({ by_name: by, at: _at, name, source, ...row }) => ({
      ...row,
      name,
      nameEn: name,
      source,
      sourceEn: source,
      by,
    })),
    ...shipped
      .filter(({ day }) => !said.has(day))
      .map(({ day, name, source, certainty }) => ({
        day,
        kind: 'holiday' as const,
        name: name.vi,
        nameEn: name.en,
        source: source.vi,
        sourceEn: source.en,
        certainty: certainty as Shown['items'][number]['certainty'],
        by: null,
      })),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
  const known = items.filter(({ day, kind }) => kind === 'holiday' && !fixed.has(day)).length;
  return { year, missing: Math.max(0, YEARLY - known), items };
}

/** Enters that a day is free, or is worked after all; audited. Deadlines that run stay what they are. */
export async function enterHoliday(
  context: PrivacyContext,
  scope: Scope,
  { day, kind, name, source, certainty }: Body<Api['POST /privacy/holidays']>,
): Promise<Outcome<Shown>> {
  const { db, clock } = context.platform;
  const parsed = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(parsed) || !new Date(parsed).toISOString().startsWith(day)) {
    return refuse('no-such-day', { fields: { day: 'impossible' } });
  }
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await putHoliday(scope, tx, {
      day,
      kind,
      name,
      source,
      certainty,
      by_name: scope.actor.name,
      at: new Date(now),
    });
    await audit(tx, scope, now, [{ action: 'privacy.holiday', detail: { day, kind } }]);
  });
  return done(await showHolidays(context, scope, { year: Number(day.slice(0, 4)) }));
}
