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

export const sexes = ['male', 'female', 'other', 'unknown'] as const;
export const identifierKinds = ['cccd', 'cmnd', 'bhyt', 'passport', 'vneid', 'other'] as const;
/** How sure we are of who somebody is, weakest first. */
export const assurances = ['unverified', 'otp', 'document', 'officer'] as const;

/** How somebody came on record. */
export const personSources = [
  'officer', 'phone', 'cccd', 'declaration', 'checkpoint', 'named-contact', 'roster', 'event', 'lodging', 'trip', 'import-case', 'import-contact',
  'import-person', 'study', 'simulated',
] as const; // prettier-ignore

const Identifier = Type.Object({ kind: OneOf(identifierKinds), value: Text(40) });

export const PersonInput = Type.Object({
  id: Type.Optional(Id),
  fullName: Text(120),
  sex: Type.Optional(OneOf(sexes)),
  birthDate: Type.Optional(CalendarDate),
  birthYear: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2200 })),
  identifiers: Type.Optional(Type.Array(Identifier, { maxItems: 8 })),
  phones: Type.Optional(Type.Array(Text(30), { maxItems: 6 })),
  address: Type.Optional(Text(300)),
  areaId: Type.Optional(Id),
  householdId: Type.Optional(Id),
});

/** A person as one viewer may see it: what the viewer's data class hides is masked ("•••345") or null. */
export const PersonSummary = Type.Object({
  id: Id,
  fullName: Type.String(),
  sex: OneOf(sexes),
  birthDate: Nullable(CalendarDate),
  birthYear: Nullable(Type.Integer()),
  phone: Nullable(Type.String()),
  address: Nullable(Type.String()),
  areaId: Nullable(Id),
  areaName: Nullable(Type.String()),
});

export const PersonDetail = Type.Object({
  ...PersonSummary.properties,
  phones: Type.Array(Type.String()),
  identifiers: Type.Array(Identifier),
  householdId: Nullable(Id),
  household: Type.Array(PersonSummary),
  cardCode: Nullable(Type.String()),
  source: OneOf(personSources),
  assurance: OneOf(assurances),
  dataset: Type.String(),
  mergedInto: Nullable(Id),
  legalGround: Type.String({ description: 'legal ground and purpose of the processing, Vietnamese' }),
  legalGroundEn: Type.String({ description: 'the same in English' }),
  restrictedAt: Nullable(Instant),
  anonymisedAt: Nullable(Instant),
  version: Version,
  createdAt: Instant,
});

/** Fields that a merge chooses one by one; the birth year goes with the birth date, phones and numbers are united. */
export const mergeFields = ['fullName', 'sex', 'birthDate', 'address', 'areaId', 'householdId'] as const;

const DuplicatePair = Type.Object({
  id: Id,
  score: Type.Number(),
  reasons: Type.Array(Type.String()),
  left: PersonDetail,
  right: PersonDetail,
  foundAt: Instant,
  mayDecide: Type.Boolean({
    description: 'both records are of the own areas; else whoever is responsible for both decides',
  }),
});

const Merge = Type.Object({
  id: Id,
  mergedAt: Instant,
  personId: Id,
  name: Type.String({ description: 'of the record that was merged away, as this viewer may see it' }),
  birthYear: Nullable(Type.Integer()),
  undoable: Type.Boolean({ description: 'the latest one; earlier ones wait until it is undone' }),
});

/** People: identity, household, cards, duplicates. */
export const peopleApi = {
  'POST /people': {
    summary: 'Add a person; possible duplicates are answered, queued and never block',
    access: 'person.write',
    body: PersonInput,
    reply: {
      201: Type.Object({ id: Id, duplicates: Type.Array(Type.Object({ id: Id, score: Type.Number() })) }),
      200: Type.Object({ id: Id, duplicates: Type.Array(Type.Object({ id: Id, score: Type.Number() })) }),
    },
  },
  'GET /people': {
    summary:
      'Search by name (given name required, token order and accents free), phone, identifier or card code; own areas first',
    access: 'person.read',
    query: Type.Object({
      q: Text(1200, 'also the whole text of a scanned card'),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 20 })),
      reason: Type.Optional(Text(200)),
    }),
    reply: { 200: Page(PersonSummary) },
  },
  'GET /people/{id}': {
    summary: 'One person; outside the own area a reason is asked and logged',
    access: 'person.read',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    reply: { 200: PersonDetail },
  },
  'GET /people/{id}/history': historyEndpoint(
    'a person; outside the own area a reason is asked',
    'person.read',
  ),
  'PATCH /people/{id}': {
    summary: 'Edit a person by field; a true conflict answers 409 with the current record',
    access: 'person.write',
    params: IdParams,
    body: Type.Object({ version: Version, ...Type.Partial(Type.Omit(PersonInput, ['id'])).properties }),
    reply: { 200: PersonDetail },
  },
  'POST /people/{id}/card': {
    summary: 'Issue a person card (an old one is revoked)',
    access: 'person.write',
    params: IdParams,
    reply: {
      201: Type.Object({ cardCode: Type.String(), code: Type.String({ description: 'VX1: signed code' }) }),
    },
  },
  'GET /people/{id}/card.pdf': {
    summary: 'Printable person card',
    access: 'person.read',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    file: ['application/pdf'],
  },
  'GET /people/duplicates': {
    summary: 'Pairs of people that may be one person, best first',
    access: 'person.merge',
    query: Type.Object(listQuery),
    reply: { 200: Page(DuplicatePair) },
    file: ['text/csv'],
  },
  'POST /people/duplicates/{id}': {
    summary: 'Decide a pair: merge into `keepId`, field by field, or remember that these are two people',
    access: 'person.merge',
    params: IdParams,
    body: Type.Object({
      decision: OneOf(['merge', 'different'] as const),
      keepId: Type.Optional(Id),
      fields: Type.Optional(Type.Record(Type.String(), OneOf(['left', 'right'] as const))),
    }),
    reply: { 200: Type.Object({ mergeId: Nullable(Id) }) },
  },
  'GET /people/{id}/merges': {
    summary: 'Records that were merged into this one and can be taken apart again, the latest first',
    access: 'person.merge',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    reply: { 200: Type.Object({ items: Type.Array(Merge) }) },
  },
  'POST /people/merges/{id}/undo': {
    summary: 'Undo a merge from its journal',
    access: 'person.merge',
    params: IdParams,
    reply: {
      200: Type.Object({
        restoredId: Id,
        cardLost: Type.Boolean({
          description:
            'the card of the restored record was replaced while the two were one: it needs a new one',
        }),
      }),
    },
  },
} as const satisfies ApiTable;
