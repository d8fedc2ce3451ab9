import { type Static, Type } from 'typebox';
import type { Access } from './kit.ts';
import { IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';
import { roles } from './rights.ts';

/** Words in both languages. */
const Words = Type.Object({ vi: Type.String(), en: Type.String() });

/** One field that an act changed; null: nothing stood there. Hidden: the viewer may not see such values of this record. */
export const ShownChange = Type.Object({
  field: Type.String({ description: 'as the contract names it' }),
  from: Nullable(Words),
  to: Nullable(Words),
  hidden: Type.Boolean(),
});
export type ShownChange = Static<typeof ShownChange>;

/**
 * Whether old and new values are there. `not-kept`: the act changes no field, or is older than the keeping; `erased`: gone with
 * anonymising; `altered`: they are not what the audit trail names, somebody changed the database behind the program.
 */
export const valueStates = ['kept', 'not-kept', 'erased', 'altered'] as const;

/** One act on a record: who, when, what, and each field with its old and new value. */
export const HistoryRow = Type.Object({
  id: Type.String(),
  at: Instant,
  by: Type.String(),
  role: Nullable(
    OneOf(roles, 'of the account today; null: the program, or an account that holds none any more'),
  ),
  areaName: Nullable(Type.String({ description: 'area of that role' })),
  action: Type.String({ description: 'code of the audit trail' }),
  fields: Type.Array(Type.String()),
  reason: Nullable(Type.String()),
  values: OneOf(valueStates),
  changes: Type.Array(ShownChange),
});
export type HistoryRow = Static<typeof HistoryRow>;

const historyQuery = {
  field: Type.Optional(Text(60, 'acts that changed this field')),
  officer: Type.Optional(Text(120, 'part of the name')),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  lang: Type.Optional(OneOf(['vi', 'en'], 'of the file; Vietnamese when missing')),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
};
export type HistoryQuery = {
  [K in keyof typeof historyQuery]?: Static<(typeof historyQuery)[K]> | undefined;
};

/** A page of the history of one record. */
export const History = Type.Object({
  items: Type.Array(HistoryRow),
  next: Nullable(Type.String()),
  total: Type.Null(),
});

/** The endpoint of the history of one kind of record. @param what the record, as the summary names it. */
export function historyEndpoint<const A extends Access>(what: string, access: A) {
  return {
    summary: `What was done to ${what}, newest first: who, when, each field with its old and new value; audited`,
    access,
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)), ...historyQuery }),
    reply: { 200: History },
    file: ['text/csv'],
  } as const;
}
