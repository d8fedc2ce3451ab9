import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { declarationsApi } from '../../../../contract/declarations.ts';
import { makeShortCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { DeclarationsContext } from '../doors.ts';
import { codePayload } from '../rules/code-payload.ts';
import { isAtRisk, ruleOn } from '../rules/declaration-rules.ts';
import { type Declared, type DeclarationInput, readDeclaration } from '../rules/read-declaration.ts';
import {
  type NewDeclaration,
  claimShortCode,
  insertDeclaration,
  readReceipt,
} from '../store/declarations.ts';
import { makePeople } from './make-people.ts';
import { lookUpVisits } from './look-up-visits.ts';

type Receipt = Static<(typeof declarationsApi)['POST /declarations']['reply'][201]>;
type Key = { readonly personNo: number; readonly id: string };

/** A short code that somebody has already: 595 million exist, so a second draw all but always succeeds. */
class ShortCodeTaken extends Error {}
const DRAWS = 5;

/** Everything about a declaration that is settled before the transaction. */
type Prepared = Declared & {
  readonly id: string;
  readonly areaNo: number;
  readonly shortCode: string;
  readonly signed: string;
  readonly atRisk: boolean;
  readonly rule: string;
  readonly validUntil: number;
};

/**
 * Accepts a health declaration: its people, the declaration, counters, event and receipt in one transaction.
 * Repeatable by its id; a repeat answers the same signed code. Declared visits become presence after it, by event.
 */
export async function submitDeclaration(
  context: DeclarationsContext,
  scope: Scope,
  input: DeclarationInput,
): Promise<Outcome<Receipt>> {
  const { platform, areas } = context;
  const now = platform.clock.now();
  const areaNo = (id: string) => areas.byId(id)?.no;
  const declared = readDeclaration(input, now, { today: localDate(now), areaNo });
  if (!declared.ok) {
    return declared;
  }
  const id = input.id.toLowerCase();
  const request = { id, kind: 'declaration', content: [scope.dataset, { ...input, id }], at: now };
  for (let draw = 1; ; draw += 1) {
    const prepared = await prepare(context, id, declared.value, now);
    try {
      return await platform.db.transaction().execute(async (tx) => {
        // The receipt holds keys only: the signed code carries the name.
        const stored = await once(tx, request, async () =>
          done(await store(context, scope, tx, prepared), 201),
        );
        return stored.ok ? done(await handOut(context, scope, tx, stored.value), stored.status) : stored;
      });
    } catch (error) {
      if (!(error instanceof ShortCodeTaken) || draw === DRAWS) {
        throw error;
      }
    }
  }
}

async function prepare(
  context: DeclarationsContext,
  id: string,
  declared: Declared,
  now: number,
): Promise<Prepared> {
  const { areas, signer, homeAreaNo } = context;
  const { person, companions, symptoms, exposures, at } = declared;
  const rule = ruleOn(localDate(at));
  const validUntil = at + rule.validHours * HOUR_MS;
  const shortCode = makeShortCode('declaration', randomBytes(8));
  const area =
    person.areaNo === null ? undefined : (areas.upTo(person.areaNo, 'commune') ?? areas.byNo(person.areaNo));
  const payload = codePayload(shortCode, person, companions.length, area?.code ?? null);
  // A phone may have been offline for longer than the code is good for: then it gets one that has expired.
  const from = validUntil > now ? now : at;
  const signed = await signer.issue('declaration', payload, { from, until: validUntil });
  return {
    ...declared,
    id,
    areaNo: person.areaNo ?? homeAreaNo(),
    shortCode,
    signed,
    atRisk: isAtRisk(rule, symptoms, exposures),
    rule: rule.version,
    validUntil,
  };
}

async function store(context: DeclarationsContext, scope: Scope, tx: Tx, prepared: Prepared): Promise<Key> {
  const { secrets, clock } = context.platform;
  const { id, person, companions, areaNo, at, atRisk, shortCode } = prepared;
  const { declarantNo: personNo, companionNos } = await makePeople(context, scope, tx, person, companions);
  if (!(await claimShortCode(scope, tx, { shortCode, id, personNo }))) {
    throw new ShortCodeTaken();
  }
  const visits = await lookUpVisits(context, scope, tx, prepared.visits);
  const texts = prepared.visits.map(({ text, placeCode }) => ({ text, placeCode }));
  const row: NewDeclaration = {
    ...prepared,
    personNo,
    signed: secrets.encrypt(prepared.signed),
    declared: secrets.encrypt(JSON.stringify({ person, companions, visits: texts })),
    phoneIndex: person.phone === null ? null : secrets.blindIndex('phone', person.phone),
    companionNos,
    visits,
    declaredAt: at,
    receivedAt: clock.now(),
  };
  await insertDeclaration(scope, tx, row);
  const delta = { dataset: scope.dataset, areaNo, at, by: 1 };
  await addFigures(tx, [
    { metric: 'declarations.made', ...delta },
    ...(atRisk ? [{ metric: 'declarations.at-risk', ...delta }] : []),
  ]);
  const places = visits.filter((visit) => visit.placeNo !== null).length;
  const payload = { declarationId: id, personNo, areaNo, atRisk, companions: companionNos.length, places };
  await appendEvent(tx, {
    topic: 'declarations.submitted',
    dataset: scope.dataset,
    payload,
    at: clock.now(),
  });
  return { personNo, id };
}

async function handOut(context: DeclarationsContext, scope: Scope, tx: Tx, key: Key): Promise<Receipt> {
  const { id, shortCode, signed, validUntil, atRisk } = (await readReceipt(scope, tx, key))!;
  const code = context.platform.secrets.decrypt(signed);
  return { id, shortCode, code, validUntil: validUntil.toISOString(), atRisk };
}
