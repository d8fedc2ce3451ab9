import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import type { Right } from './rights.ts';

/** HTTP methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Key of an endpoint: method and path below /api/v1, parameters in braces: `GET /cases/{id}`. */
export type EndpointKey = `${Method} /${string}`;

/** Who may call an endpoint: anybody, anybody with a session, or the holders of a right. */
export type Access = 'public' | 'session' | Right;

/**
 * One endpoint as data. The server mounts from it, the browser takes its types from it, and the OpenAPI page
 * and the access test are read from it, so that nothing about an endpoint is written twice.
 */
export type Endpoint = {
  readonly summary: string;
  readonly access: Access;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** JSON answers by status. An endpoint that answers with a file lists it in `file` instead. */
  readonly reply?: { readonly [status: number]: TSchema };
  /** Content types of non-JSON answers: a PDF, a CSV export, an event stream. */
  readonly file?: readonly string[];
  /** Largest body in bytes where the default of 256 kB does not fit. */
  readonly bodyLimit?: number;
  /** Requests a minute for one address (public) or one account; the default is generous, see platform/http. */
  readonly ratePerMinute?: number;
  /** That rate guards a secret or data that leave: it is counted for every process together, not by each. */
  readonly rateAcross?: true;
};

/** A module's endpoints. */
export type ApiTable = { readonly [key in EndpointKey]?: Endpoint };

type StaticOr<T, Fallback> = T extends TSchema ? Static<T> : Fallback;
type Values<T> = T[keyof T];

/** Path parameters of endpoint E. */
export type Params<E extends Endpoint> = StaticOr<E['params'], Record<never, never>>;
/** Query of endpoint E. */
export type Query<E extends Endpoint> = StaticOr<E['query'], Record<never, never>>;
/** Body of endpoint E. */
export type Body<E extends Endpoint> = StaticOr<E['body'], undefined>;
/** Any successful JSON answer of endpoint E. */
export type Reply<E extends Endpoint> = E['reply'] extends { readonly [status: number]: TSchema }
  ? Static<Extract<Values<E['reply']>, TSchema>>
  : unknown;

const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';
const INSTANT = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:?\\d{2})$';

/** A UUIDv7 made by the client where it may be offline. */
export const Id = Type.String({ pattern: UUID, description: 'UUIDv7' });
/** An instant: ISO 8601 with offset. A time without offset is refused, since nobody can know what it means. */
export const Instant = Type.String({
  pattern: INSTANT,
  description: 'ISO 8601 with offset; answers are in UTC',
});
/** A calendar date, `YYYY-MM-DD`. */
export const CalendarDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
/** Free text of a person: at most `max` characters; control characters and NUL are refused by the server. */
export const Text = (max: number, description = '') =>
  Type.String({ minLength: 1, maxLength: max, description });
/** A value or null. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** By how much work is late, as every list says it; the server's `hoursLate`. */
export const LateHours = Type.Integer({
  minimum: 0,
  description: 'whole hours beyond the 24 in which it was to be done, begun ones too; 0: in time, or done',
});
/** One of a fixed set of codes. */
export const OneOf = <const T extends readonly string[]>(values: T, description = '') =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values], description }));
/** Path parameter `{id}`. */
export const IdParams = Type.Object({ id: Id });
/** Query of every list. `limit` <= 500; `cursor` is the `next` of the page before, under the same filters; another is refused. */
export const listQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  sort: Type.Optional(Type.String({ maxLength: 60, description: 'field, or -field for descending' })),
};
/** A page of a list; `total` is null where counting would cost more than the list. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Nullable(Type.String()), total: Nullable(Type.Integer()) });
/** Answer of a unit of work that must be answered later: ask `GET /jobs/{id}`. */
export const JobAccepted = Type.Object({ jobId: Id });
/** Version of a record, sent back with an edit so that two officers never overwrite each other. */
export const Version = Type.Integer({ minimum: 1 });

/** What became of one of several: a status of its own, and why where it was refused. */
export const RowOutcome = Type.Object({
  id: Id,
  status: Type.Integer(),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  messageEn: Type.Optional(Type.String()),
});
export type RowOutcome = Static<typeof RowOutcome>;
/** What became of each of several. */
export const RowOutcomes = Type.Object({ outcomes: Type.Array(RowOutcome) });
/** The same, with what a success says besides. */
export const RowOutcomesWith = <T extends TProperties>(more: T) =>
  Type.Object({ outcomes: Type.Array(Type.Object({ ...RowOutcome.properties, ...more })) });
/** The same for rows that say by words or a label whom or what they mean: one that was refused may name no record. */
export const RowOutcomesByLine = <T extends TProperties>(more: T) =>
  Type.Object({ outcomes: Type.Array(Type.Object({ ...RowOutcome.properties, id: Nullable(Id), ...more })) });

/** The one shape of every error. */
export const ErrorReply = Type.Object({
  code: Type.String(),
  message: Type.String(),
  messageEn: Type.String(),
  fields: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** On an edit conflict: the current record, so that the screen can show both. */
  current: Type.Optional(Type.Unknown()),
});
export type ErrorReply = Static<typeof ErrorReply>;
