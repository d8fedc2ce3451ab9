import { Type } from 'typebox';
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
  listQuery,
} from './kit.ts';
import { helperRelations } from './assistance.ts';
import { declaredBy, declaredBySelf, formKinds, taskReasons, taskStates } from './declaration-forms.ts';
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

/** An answer to a question of a form: a text or code, a number, several codes or lines. */
const Answer = Type.Union([
  Type.String({ maxLength: 400 }),
  Type.Number(),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 30 }),
]);
const FilledForm = Type.Object({
  kind: OneOf(formKinds),
  version: Text(20),
  answers: Type.Record(Type.String({ maxLength: 40 }), Answer, { maxProperties: 80 }),
});

const declared = {
  id: Id,
  person: Declarant,
  companions: Type.Optional(Type.Array(Declarant, { maxItems: 20 })),
  visited: Type.Optional(Type.Array(VisitedPlace, { maxItems: 60 })),
  symptoms: Type.Array(OneOf(symptoms), { maxItems: symptoms.length }),
  exposures: Type.Array(OneOf(exposures), { maxItems: exposures.length }),
  declaredAt: Instant,
  /** Without one it is the form for people, as before there were others. */
  form: Type.Optional(FilledForm),
  /** The declaration that this one takes the place of: id and short code are what its owner holds. */
  replaces: Type.Optional(Type.Object({ id: Id, shortCode: Text(20) })),
};

export const DeclarationInput = Type.Object({
  ...declared,
  declaredBy: Type.Optional(OneOf(declaredBySelf)),
  /** Of the helper who declares for the person: name and year of birth are then those of the register. */
  assistance: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{20,60}$' })),
});
const AssistedInput = Type.Object({
  ...declared,
  visited: Type.Optional(
    Type.Array(Type.Object({ ...VisitedPlace.properties, areaCode: Type.Optional(Text(12)) }), {
      maxItems: 60,
    }),
  ),
  declaredBy: OneOf(declaredBy),
  /** The code that a post wrote on paper before the network was back; it must be free. */
  shortCode: Type.Optional(Text(20)),
  /** Code of the home unit, where no list of ids is at hand; answers and visited places may name units by code too. */
  homeCode: Type.Optional(Text(12)),
  /** People along who were counted, not named. */
  counted: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
});

const DeclarationReceipt = Type.Object({
  id: Id,
  shortCode: Type.String({ description: '8 characters to read aloud' }),
  code: Type.String({ description: 'VX1: signed code for the QR' }),
  validUntil: Instant,
  atRisk: Type.Boolean(),
});

const listed = {
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
  form: OneOf(formKinds),
  declaredBy: OneOf(declaredBy),
  task: Nullable(OneOf(taskStates)),
  /** Why it is due work; health reasons only for those who may see health data. */
  taskReasons: Type.Array(OneOf(taskReasons)),
  /** A later declaration took its place after it was used at a gate. */
  replaced: Type.Boolean(),
  declaredAt: Instant,
  validUntil: Instant,
};

/** Health declarations of citizens. */
export const declarationsApi = {
  'POST /declarations': {
    summary: 'Submit a health declaration and get a signed code',
    access: 'public',
    // By address: a class, a factory and the subscribers of a mobile network stand behind one.
    ratePerMinute: 300,
    body: DeclarationInput,
    reply: { 201: DeclarationReceipt, 200: DeclarationReceipt },
  },
  'POST /declarations/assisted': {
    summary: 'Declare for somebody without a phone: at the desk, for a relative, from a text message',
    access: 'declaration.record',
    body: AssistedInput,
    reply: { 201: DeclarationReceipt, 200: DeclarationReceipt },
  },
  'GET /declarations': {
    summary: 'Declarations of the own areas, at-risk ones first when asked; with task=open the due work',
    access: 'declaration.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      area: Type.Optional(Id),
      atRisk: Type.Optional(Type.Boolean()),
      form: Type.Optional(OneOf(formKinds)),
      task: Type.Optional(OneOf(taskStates)),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: { 200: Page(Type.Object(listed)) },
    file: ['text/csv'],
  },
  'GET /declarations/{id}': {
    summary: 'One declaration with its answers and the slip to print again; the look is audited',
    access: 'declaration.read',
    params: IdParams,
    reply: {
      200: Type.Object({
        ...listed,
        plate: Nullable(Type.String()),
        formVersion: Nullable(Type.String()),
        answers: Type.Record(Type.String(), Answer),
        /** Null for those who may not see the name in it. */
        code: Nullable(Type.String()),
        enteredBy: Nullable(Type.String()),
        /** Who declared for the person. */
        actedBy: Nullable(Type.Object({ name: Type.String(), relation: OneOf(helperRelations) })),
        taskOutcome: Nullable(Type.String()),
        taskNote: Nullable(Type.String()),
        taskBy: Nullable(Type.String()),
        taskAt: Nullable(Instant),
      }),
    },
  },
} as const satisfies ApiTable;
