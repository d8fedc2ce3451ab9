import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { LegalInstrument as ShownSchema, orderSigningApi } from '../../../../contract/order-signing.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  citedInstruments,
  instrumentState,
  latestInstruments,
  type LegalInstrument,
} from '../rules/legal-instruments.ts';
import { isDate } from '../rules/signing.ts';
import { type EnteredInstrument, enteredInstruments, insertInstrument } from '../store/legal-instruments.ts';

type Shown = Static<typeof ShownSchema>;
type InstrumentInput = Body<(typeof orderSigningApi)['POST /legal-instruments']>;

/** What is known of laws and decisions: entered ones over shipped ones. */
export async function knownInstruments(
  scope: Scope,
  db: Db | Tx,
): Promise<(EnteredInstrument | LegalInstrument)[]> {
  return latestInstruments(await enteredInstruments(scope, db));
}

/** Laws and decisions, or only those that a text cites. */
export async function showInstruments(
  context: OrderContext,
  scope: Scope,
  cited: string | undefined,
): Promise<{ items: Shown[] }> {
  const { db, clock } = context.platform;
  const known = await knownInstruments(scope, db);
  const items = cited === undefined ? known : citedInstruments(cited, known);
  return { items: items.map((one) => present(one, clock.now())) };
}

/** Enters a law or decision, repeatable by its id. It holds for the whole dataset, so a province must enter it. */
export async function enterInstrument(
  context: OrderContext,
  scope: Scope,
  input: InstrumentInput,
): Promise<Outcome<Shown>> {
  const { areas, platform } = context;
  const now = platform.clock.now();
  const provinces = areas.current(localDate(now), 'province').map((province) => province.path);
  if (!pathsOf(scope, 'profile.manage').some((path) => path === '' || provinces.includes(path))) {
    return refuse('instrument-elsewhere');
  }
  const { validFrom, validTo } = input;
  if (!isDate(validFrom) || (validTo !== undefined && (!isDate(validTo) || validTo < validFrom))) {
    const wrong = isDate(validFrom) ? 'validTo' : 'validFrom';
    return refuse('instrument-dates', { fields: { [wrong]: 'impossible' } });
  }
  const id = input.id.toLowerCase();
  const row = {
    id,
    number: input.number.trim(),
    title: input.title,
    validFrom,
    validTo: validTo ?? null,
    replacedBy: input.replacedBy ?? null,
    source: input.source,
    certainty: input.certainty,
    by: scope.actor.name,
    at: new Date(now),
  };
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'legal-instrument', content: { ...input, id }, at: now }, async () => {
        await insertInstrument(scope, tx, row);
        await audit(tx, scope, now, [
          {
            action: 'legal.enter',
            subjectKind: 'legal-instrument',
            subjectId: id,
            detail: { number: row.number },
          },
        ]);
        return done(present(row, now), 201);
      }),
  );
}

function present(one: EnteredInstrument | LegalInstrument, now: number): Shown {
  const { number, title, validFrom, validTo, replacedBy, source, certainty } = one;
  const state = instrumentState(one, localDate(now));
  const entered = 'by' in one ? { by: one.by, at: one.at.toISOString() } : { by: null, at: null };
  return { number, title, validFrom, validTo, replacedBy, source, certainty, state, ...entered };
}
