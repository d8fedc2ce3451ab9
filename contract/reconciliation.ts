import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, IdParams, Instant, Nullable, Text } from './kit.ts';

const Sums = {
  ours: Nullable(Type.Number()),
  theirs: Type.Number(),
  gap: Nullable(Type.Number({ description: 'ours less theirs: what the platform lacks' })),
  share: Nullable(Type.Number({ description: 'theirs over ours, 1 is all of it; null without ours' })),
};
const Reconciliation = Type.Object({
  id: Id,
  metric: Type.String(),
  platform: Type.String(),
  from: Nullable(Instant),
  to: Instant,
  source: Type.String(),
  author: Type.String(),
  enteredAt: Instant,
  sites: Type.Integer({ description: 'those that the caller may see; sums are of them' }),
  ...Sums,
});
const Office = Type.Object({ name: Type.String(), phone: Nullable(Type.String()) });
const RefusedLine = Type.Object({
  line: Type.Integer(),
  text: Type.String(),
  message: Type.String(),
  messageEn: Type.String(),
});

/** What national platforms hold beside what we count: the gap by site, and whom to call. */
export const reconciliationApi = {
  'GET /reconciliations': {
    summary: 'Comparisons with national platforms, newest first: the history of the gap',
    access: 'figure.read',
    query: Type.Object({ metric: Type.Optional(Text(80)), platform: Type.Optional(Text(120)) }),
    reply: { 200: Type.Object({ items: Type.Array(Reconciliation) }) },
    file: ['text/csv'],
  },
  'POST /reconciliations': {
    summary:
      'Enter what a platform says, one line a commune: `code or name, number`. Lines that can’t be read are answered, the others kept',
    access: 'figure.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      metric: Text(80),
      platform: Text(120),
      from: Type.Optional(Instant),
      to: Instant,
      source: Text(300),
      text: Text(60_000),
    }),
    reply: {
      201: Type.Object({ id: Id, saved: Type.Integer(), refused: Type.Array(RefusedLine) }),
      200: Type.Object({ id: Id, saved: Type.Integer(), refused: Type.Array(RefusedLine) }),
    },
  },
  'GET /reconciliations/{id}': {
    summary: 'One comparison by site, the largest gap first, with the office to call',
    access: 'figure.read',
    params: IdParams,
    reply: {
      200: Type.Object({
        ...Reconciliation.properties,
        items: Type.Array(
          Type.Object({
            areaId: Id,
            areaCode: Type.String(),
            areaName: Type.String(),
            ...Sums,
            shareBefore: Nullable(
              Type.Number({ description: 'of the comparison before, same metric and platform' }),
            ),
            office: Nullable(Office),
          }),
        ),
      }),
    },
    file: ['text/csv'],
  },
  'GET /national-forms': {
    summary: 'Export files for national platforms: their columns, and what is assumed about each',
    access: 'session',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            code: Type.String(),
            vi: Type.String(),
            en: Type.String(),
            verified: Type.Boolean({
              description: 'whether anybody compared it with the platform’s own text',
            }),
            assumedVi: Type.String(),
            assumedEn: Type.String(),
            columns: Type.Array(
              Type.Object({ name: Type.String(), vi: Type.String(), metric: Nullable(Type.String()) }),
            ),
          }),
        ),
      }),
    },
  },
  'GET /national-forms/{code}/export': {
    summary: 'One day of a form as CSV, one row a commune below the area',
    access: 'figure.read',
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    query: Type.Object({ area: Type.Optional(Id), day: CalendarDate }),
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
