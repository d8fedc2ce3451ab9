import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';

/** Minutes that a reason given for looking outside one's own areas holds; then it is asked again. */
export const PASS_MINUTES = 30;
export const passVerdicts = ['justified', 'unjustified'] as const;
export const passStates = ['open', 'unreviewed', 'justified', 'unjustified'] as const;

const OwnPass = Type.Object({
  id: Id,
  subjectKind: Type.String(),
  subjectId: Id,
  reason: Type.String(),
  until: Instant,
});
const Pass = Type.Object({
  ...OwnPass.properties,
  by: Type.String(),
  areaName: Nullable(Type.String()),
  openedAt: Instant,
  endedAt: Nullable(Instant),
  looks: Type.Integer({ description: 'times that this record was read under the pass' }),
  verdict: Nullable(OneOf(passVerdicts)),
  note: Nullable(Type.String()),
  reviewedAt: Nullable(Instant),
  reviewedBy: Nullable(Type.String()),
});

/** Looks at records outside one's own areas: a reason opens one record for a while, and somebody else reviews it. */
export const accessPassesApi = {
  'GET /access-passes/own': {
    summary: 'Records outside the own areas that are open to the caller now',
    access: 'session',
    reply: { 200: Type.Object({ items: Type.Array(OwnPass) }) },
  },
  'POST /access-passes/{id}/end': {
    summary: 'Close a record before its time is over',
    access: 'session',
    params: IdParams,
    reply: { 204: Type.Null() },
  },
  'GET /access-passes': {
    summary: 'Looks outside the own areas, newest first; CSV and XLSX',
    access: 'audit.read',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(passStates)),
      by: Type.Optional(Text(80, 'part of the name of who looked')),
    }),
    reply: { 200: Page(Pass) },
    file: ['text/csv'],
  },
  'POST /access-passes/{id}/review': {
    summary: 'Say whether a look was justified; nobody reviews their own',
    access: 'audit.read',
    params: IdParams,
    body: Type.Object({ verdict: OneOf(passVerdicts), note: Type.Optional(Text(500)) }),
    reply: { 200: Pass },
  },
} as const satisfies ApiTable;
