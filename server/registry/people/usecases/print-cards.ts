import { type householdsApi, MAX_SHEET_CARDS } from '../../../../contract/households.ts';
import type { Static } from 'typebox';
import type { Body, Query } from '../../../../contract/kit.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { drawCardSheets } from '../documents/card-sheets.ts';
import { refuse } from '../refusals.ts';
import { findCardPrint, insertCardPrint, listCardPrints, peopleToPrint } from '../store/card-prints.ts';
import { readCards } from '../store/cards.ts';
import { findHouseholds, type HouseholdRow } from '../store/households.ts';
import { readPeople } from '../store/read-people.ts';
import type { CardContext, PersonRow } from '../types.ts';
import { issueFor, placeOf } from './issue-card.ts';

type Asked = Body<(typeof householdsApi)['POST /people/cards/prints']>;
type Printing = Static<(typeof householdsApi)['POST /people/cards/prints']['reply'][201]>;
type Page = Static<(typeof householdsApi)['GET /people/cards/prints']['reply'][200]>;

/** Makes the cards of a unit, or of one household of it, ready for printing; repeatable by its id, and a printing that was cut off goes on. */
export async function printCards(
  context: CardContext,
  scope: Scope,
  body: Asked,
): Promise<Outcome<Printing>> {
  const { platform, areas } = context;
  const { db, clock } = platform;
  const id = body.id.toLowerCase();
  const area = areas.byId(body.areaId.toLowerCase());
  if (area === undefined || !mayIn(scope, 'person.write', area.path)) {
    return area === undefined ? refuse('unknown-area') : refuseGeneral('forbidden');
  }
  if (area.kind === 'country' || area.kind === 'province' || area.kind === 'district') {
    return refuse('not-commune', { fields: { areaId: 'commune needed' } });
  }
  const before = await findCardPrint(scope, db, id);
  if (before !== undefined) {
    return done({ id, cards: before.personNos.length, issued: 0, left: 0, skipped: [] });
  }
  const under = areas.numbersUnder([area.path]);
  const home = await homeToPrint(context, scope, body.householdId, under);
  if (home === undefined) {
    return refuse('unknown-household');
  }
  const people = await peopleToPrint(
    scope,
    db,
    home === null
      ? { areaNos: under, unitNos: area.kind === 'commune' ? [] : under }
      : { householdNo: home.no },
  );
  const wanted = body.which === 'all' ? people : people.filter(({ card }) => !card);
  const rows = await inOrder(context, scope, wanted.slice(0, MAX_SHEET_CARDS));
  const withCard = new Set(people.filter(({ card }) => card).map(({ personNo }) => personNo));
  const skipped: Printing['skipped'] = [];
  const printed: number[] = [];
  let issued = 0;
  for (const row of rows) {
    if (!withCard.has(row.personNo)) {
      const made = await issueFor(context, scope, row);
      if (!made.ok) {
        skipped.push({ personId: row.id, name: row.fullName, lacks: Object.keys(made.fields ?? {}) });
        continue;
      }
      issued += 1;
    }
    printed.push(row.personNo);
  }
  const at = clock.now();
  const left = Math.max(0, wanted.length - rows.length);
  if (printed.length > 0) {
    await insertCardPrint(scope, db, {
      id,
      kind: 'sheet',
      ...placeOf(context, home?.unitNo ?? area.no),
      personNos: printed,
      at: new Date(at),
      by: scope.actor.name,
    });
    await audit(db, scope, at, [
      { action: 'person.cards-printed', areaNo: area.no, detail: { cards: printed.length, issued } },
    ]);
  }
  return done({ id, cards: printed.length, issued, left, skipped }, 201);
}

/** The one household whose cards are asked for; null: those of the whole unit; undefined: it is not of this unit. */
async function homeToPrint(
  { platform }: CardContext,
  scope: Scope,
  id: string | undefined,
  under: readonly number[],
): Promise<HouseholdRow | null | undefined> {
  if (id === undefined) {
    return null;
  }
  const [home] = await findHouseholds(scope, platform.db, { ids: [id.toLowerCase()] });
  const places = [home?.unitNo, home?.areaNo];
  return places.some((no) => no !== undefined && no !== null && under.includes(no)) ? home : undefined;
}

async function inOrder(
  context: CardContext,
  scope: Scope,
  wanted: readonly { readonly personNo: number }[],
): Promise<PersonRow[]> {
  const nos = wanted.map(({ personNo }) => personNo);
  const rows = new Map((await readPeople(scope, context.platform.db, nos)).map((row) => [row.personNo, row]));
  return nos.flatMap((no) => rows.get(no) ?? []);
}

/** The sheets of a printing. Cards that were replaced since are printed as they are now. */
export async function drawPrinting(
  context: CardContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const { platform, areas } = context;
  const { db, clock, secrets } = platform;
  const print = await findCardPrint(scope, db, id.toLowerCase());
  if (print === undefined || !mayIn(scope, 'person.write', areas.pathOf(print.areaNo))) {
    return refuse('unknown-print');
  }
  const rows = await inOrder(
    context,
    scope,
    print.personNos.map((personNo) => ({ personNo })),
  );
  const cards = new Map((await readCards(scope, db, print.personNos)).map((card) => [card.personNo, card]));
  await audit(db, scope, clock.now(), [
    { action: 'person.cards-drawn', areaNo: print.areaNo, detail: { cards: rows.length } },
  ]);
  const unit = areas.byNo(print.unitNo ?? print.areaNo ?? -1)?.fullName ?? '';
  const body = await drawCardSheets({
    title: unit,
    at: print.at.getTime(),
    simulated: scope.dataset !== 'live',
    cards: rows.flatMap((row) => {
      const card = cards.get(row.personNo);
      return card === undefined
        ? []
        : [
            {
              fullName: row.fullName,
              birthYear: row.birthYear,
              areaName: areas.byNo(row.areaNo ?? -1)?.fullName ?? '',
              code: secrets.decrypt(card.code),
              signed: secrets.decrypt(card.signed),
              expiresAt: card.expiresAt.getTime(),
            },
          ];
    }),
  });
  return { ok: true, file: { type: 'application/pdf', name: 'the-ca-nhan.pdf', body } };
}

/** Who printed what, the newest first. */
export async function showPrintings(
  { platform, areas }: CardContext,
  scope: Scope,
  query: Partial<Query<(typeof householdsApi)['GET /people/cards/prints']>>,
): Promise<Outcome<Page>> {
  const own = pathsOf(scope, 'person.write');
  const asked = query.area === undefined ? undefined : areas.byId(query.area.toLowerCase())?.path;
  const paths =
    query.area === undefined
      ? own
      : asked !== undefined && mayIn(scope, 'person.write', asked)
        ? [asked]
        : [];
  const [at, id] = decodeCursor(query.cursor) ?? [];
  const after = typeof at === 'string' && typeof id === 'string' ? { at, id } : null;
  const limit = query.limit ?? 50;
  const rows = await listCardPrints(scope, platform.db, areas.numbersUnder(paths), {
    after,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  return done({
    items: page.rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      at: row.at.toISOString(),
      by: row.by,
      areaName: areas.byNo(row.areaNo ?? -1)?.fullName ?? null,
      unitName: areas.byNo(row.unitNo ?? -1)?.fullName ?? null,
      cards: row.personNos.length,
    })),
    next: page.next,
    total: null,
  });
}
