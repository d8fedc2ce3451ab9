import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, IdParams, Nullable, OneOf, Text } from './kit.ts';

/** Forms that a declaration may have; each has dated versions. */
export const formKinds = ['people', 'vehicle', 'entrant', 'lodging', 'returnee'] as const;
/** Who declares from an own phone: for oneself, or for a relative. */
export const declaredBySelf = ['self', 'relative'] as const;
/** Who declared; `officer` and `sms` were entered by an officer. */
export const declaredBy = [...declaredBySelf, 'officer', 'sms'] as const;
export const taskStates = ['open', 'done'] as const;
/** Why somebody should look: what was declared, a place in a red zone, or a risk that a later declaration took back. */
export const taskReasons = ['symptoms', 'exposures', 'red-zone', 'taken-back'] as const;
/** What came of looking. */
export const taskOutcomes = ['well', 'sampled', 'monitored', 'isolated', 'not-reached', 'mistaken'] as const;
/** What a text message did not say, or not readably. */
export const smsGaps = ['keyword', 'name', 'birth', 'place', 'health'] as const;

const Said = Type.Object({ vi: Type.String(), en: Type.String() });
const Field = Type.Object({
  id: Type.String(),
  type: OneOf(['text', 'number', 'date', 'choice', 'checks', 'area', 'plate', 'lines']),
  label: Said,
  hint: Type.Optional(Said),
  required: Type.Optional(Type.Boolean()),
  when: Type.Optional(Type.Object({ field: Type.String(), in: Type.Array(Type.String()) })),
  options: Type.Optional(
    Type.Array(Type.Object({ code: Type.String(), vi: Type.String(), en: Type.String() })),
  ),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  daysBack: Type.Optional(Type.Integer()),
  daysAhead: Type.Optional(Type.Integer()),
  origin: Type.Optional(Type.Boolean()),
  inCharge: Type.Optional(Type.Boolean()),
});
const Form = Type.Object({
  kind: OneOf(formKinds),
  version: Type.String(),
  validFrom: CalendarDate,
  title: Said,
  lead: Said,
  legalBasis: Said,
  certainty: OneOf(['verified', 'unverified']),
  sources: Type.Array(Type.String()),
  steps: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Said,
      blocks: Type.Array(OneOf(['person', 'home', 'symptoms', 'exposures', 'visits', 'companions'])),
      fields: Type.Array(Field),
    }),
  ),
  /** What a post asks of somebody without a phone, in this order. */
  short: Type.Optional(
    Type.Array(
      Type.Object({
        ask: Type.String(),
        preset: Type.Optional(Type.String()),
        origin: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
});

/** Forms of declarations, text messages, and the due work that declarations raise. */
export const declarationFormsApi = {
  'GET /declaration-forms': {
    summary:
      'The forms in force on a day (today when none is named), as screens render and the server checks them',
    access: 'public',
    query: Type.Object({ on: Type.Optional(CalendarDate) }),
    reply: { 200: Type.Object({ items: Type.Array(Form) }) },
  },
  'POST /declarations/sms': {
    summary:
      'Read a declaration sent as one line of text; nothing is recorded. Texts of a gateway come through /gateways/sms',
    access: 'declaration.record',
    body: Type.Object({ text: Text(500) }),
    reply: {
      200: Type.Object({
        fullName: Type.String(),
        birthDate: Nullable(CalendarDate),
        birthYear: Nullable(Type.Integer()),
        place: Type.String(),
        /** Communes that the written place may be, best first. */
        areas: Type.Array(Type.Object({ id: Id, name: Type.String() })),
        phone: Nullable(Type.String()),
        cccd: Nullable(Type.String()),
        symptoms: Type.Array(Type.String()),
        exposures: Type.Array(Type.String()),
        companions: Type.Integer(),
        gaps: Type.Array(OneOf(smsGaps)),
        unread: Type.Array(Type.String()),
      }),
    },
  },
  'POST /declarations/{id}/task': {
    summary: 'Say what came of looking at a declaration at risk; its task is done then',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({ outcome: OneOf(taskOutcomes), note: Type.Optional(Text(400)) }),
    reply: { 200: Type.Object({ id: Id, task: OneOf(taskStates) }) },
  },
} as const satisfies ApiTable;
