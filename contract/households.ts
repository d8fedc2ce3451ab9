import { Type } from 'typebox';
import { historyEndpoint } from './history.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
  listQuery,
} from './kit.ts';

export const householdViews = ['no-unit', 'no-head'] as const;
/** `sheet`: cards of a hamlet, printed together; `reissue`: one card in place of one that was lost or is worn. */
export const cardPrintKinds = ['sheet', 'reissue'] as const;
/** The most cards that one printing makes. */
export const MAX_SHEET_CARDS = 1000;

export const Household = Type.Object({
  id: Id,
  areaId: Nullable(Id),
  areaName: Nullable(Type.String()),
  unitId: Nullable(Id),
  unitName: Nullable(Type.String({ description: 'hamlet, residential group, boarding-house row' })),
  address: Nullable(Type.String()),
  headName: Nullable(Type.String({ description: 'the head; where none is named, the eldest' })),
  headNamed: Type.Boolean(),
  members: Type.Integer(),
  version: Version,
});

const HouseholdDetail = Type.Object({
  ...Household.properties,
  headId: Nullable(Id),
  people: Type.Array(
    Type.Object({
      personId: Id,
      name: Type.String(),
      birthYear: Nullable(Type.Integer()),
      phone: Nullable(Type.String()),
      head: Type.Boolean(),
      from: CalendarDate,
      until: Nullable(CalendarDate),
    }),
  ),
});

const CardPrint = Type.Object({
  id: Id,
  kind: OneOf(cardPrintKinds),
  at: Instant,
  by: Type.String(),
  areaName: Nullable(Type.String()),
  unitName: Nullable(Type.String()),
  cards: Type.Integer(),
});

const Printing = Type.Object({
  id: Id,
  cards: Type.Integer(),
  issued: Type.Integer(),
  left: Type.Integer({ description: 'people beyond one printing; print again for them' }),
  skipped: Type.Array(Type.Object({ personId: Id, name: Type.String(), lacks: Type.Array(Type.String()) })),
});

/** Households: where they are, who belongs to them and since when; cards printed by hamlet. */
export const householdsApi = {
  'GET /households': {
    summary: 'Households of the own areas, by commune or unit below it',
    access: 'person.read',
    query: Type.Object({
      ...listQuery,
      area: Type.Optional(Id),
      q: Type.Optional(Text(120, 'name, phone or identity number of a member')),
      view: Type.Optional(OneOf(householdViews)),
    }),
    reply: { 200: Page(Household) },
    file: ['text/csv'],
  },
  'GET /households/{id}': {
    summary: 'One household with everybody who belongs or belonged to it',
    access: 'person.read',
    params: IdParams,
    reply: { 200: HouseholdDetail },
  },
  'POST /households': {
    summary: 'Make a household of people of the commune; who was in another leaves it today',
    access: 'person.write',
    body: Type.Object({
      id: Id,
      areaId: Id,
      unitId: Type.Optional(Id),
      address: Type.Optional(Text(300)),
      personIds: Type.Array(Id, { minItems: 1, maxItems: 30 }),
    }),
    reply: { 201: HouseholdDetail, 200: HouseholdDetail },
  },
  'GET /households/{id}/history': historyEndpoint('a household', 'person.read'),
  'PATCH /households/{id}': {
    summary: 'Change unit, address or head of a household',
    access: 'person.write',
    params: IdParams,
    body: Type.Object({
      version: Version,
      unitId: Type.Optional(Nullable(Id)),
      address: Type.Optional(Text(300)),
      headId: Type.Optional(Id),
    }),
    reply: { 200: HouseholdDetail },
  },
  'POST /households/{id}/members': {
    summary: 'Somebody moves in, or out; the history stays',
    access: 'person.write',
    params: IdParams,
    body: Type.Object({ personId: Id, move: OneOf(['in', 'out'] as const) }),
    reply: { 200: HouseholdDetail },
  },
  'POST /households/units': {
    summary: 'Put households into a unit below their commune',
    access: 'person.write',
    body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 500 }), unitId: Id }),
    reply: { 200: Type.Object({ placed: Type.Integer() }) },
  },
  'POST /households/from-addresses': {
    summary:
      'Make households of people of a commune who live at one written address, and find each household its unit by the address',
    access: 'person.write',
    ratePerMinute: 6,
    body: Type.Object({ areaId: Id }),
    reply: {
      200: Type.Object({
        made: Type.Integer(),
        people: Type.Integer(),
        placed: Type.Integer({ description: 'households whose unit the address named' }),
        withoutUnit: Type.Integer(),
      }),
    },
  },
  'GET /people/cards/prints': {
    summary: 'Who printed cards, when, for which hamlet and how many',
    access: 'person.write',
    query: Type.Object({ ...listQuery, area: Type.Optional(Id) }),
    reply: { 200: Page(CardPrint) },
    file: ['text/csv'],
  },
  'POST /people/cards/prints': {
    summary:
      'Make ready the cards of a unit, or of one household of it: who has none gets one; who has one keeps it, and it is printed again where all are asked for',
    access: 'person.write',
    ratePerMinute: 6,
    body: Type.Object({
      id: Id,
      areaId: Id,
      householdId: Type.Optional(Id),
      which: OneOf(['without-card', 'all'] as const),
    }),
    reply: { 201: Printing, 200: Printing },
  },
  'GET /people/cards/prints/{id}/cards.pdf': {
    summary: 'The cards on A4 sheets, ten a page with cut marks; nothing of health, no identity number',
    access: 'person.write',
    params: IdParams,
    file: ['application/pdf'],
  },
} as const satisfies ApiTable;
