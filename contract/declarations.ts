import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';
import { sexes } from './people.ts';

export const symptoms = [
  'fever',
  'cough',
  'sore-throat',
  'breathless',
  'tired',
  'no-taste',
  'diarrhoea',
] as const;
export const exposures = ['met-case', 'met-traveller', 'from-red-zone'] as const;

const Declarant = Type.Object({
  fullName: Text(120),
  sex: Type.Optional(OneOf(sexes)),
  birthDate: Type.Optional(CalendarDate),
  birthYear: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2200 })),
  cccd: Type.Optional(Text(1200)),
  phone: Type.Optional(Text(30)),
  areaId: Type.Optional(Id),
  address: Type.Optional(Text(300)),
});
const VisitedPlace = Type.Object({
  areaId: Type.Optional(Id),
  text: Type.Optional(Text(200)),
  placeCode: Type.Optional(Text(200)),
  from: CalendarDate,
  to: CalendarDate,
});

export const DeclarationInput = Type.Object({
  id: Id,
  person: Declarant,
  companions: Type.Optional(Type.Array(Declarant, { maxItems: 20 })),
  visited: Type.Optional(Type.Array(VisitedPlace, { maxItems: 60 })),
  symptoms: Type.Array(OneOf(symptoms), { maxItems: symptoms.length }),
  exposures: Type.Array(OneOf(exposures), { maxItems: exposures.length }),
  declaredAt: Instant,
});

const DeclarationReceipt = Type.Object({
  id: Id,
  shortCode: Type.String({ description: '8 characters to read aloud' }),
  code: Type.String({ description: 'VX1: signed code for the QR' }),
  validUntil: Instant,
  atRisk: Type.Boolean(),
});

/** Health declarations of citizens. */
export const declarationsApi = {
  'POST /declarations': {
    summary: 'Submit a health declaration and get a signed code',
    access: 'public',
    ratePerMinute: 30,
    body: DeclarationInput,
    reply: { 201: DeclarationReceipt, 200: DeclarationReceipt },
  },
  'GET /declarations': {
    summary: 'Declarations of the own areas, at-risk ones first when asked',
    access: 'declaration.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      area: Type.Optional(Id),
      atRisk: Type.Optional(Type.Boolean()),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: {
      200: Page(
        Type.Object({
          id: Id,
          shortCode: Type.String(),
          personId: Id,
          name: Type.String(),
          phone: Nullable(Type.String()),
          areaName: Nullable(Type.String()),
          companions: Type.Integer(),
          symptoms: Type.Array(OneOf(symptoms)),
          exposures: Type.Array(OneOf(exposures)),
          atRisk: Type.Boolean(),
          declaredAt: Instant,
          validUntil: Instant,
        }),
      ),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
