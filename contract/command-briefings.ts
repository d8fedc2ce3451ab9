import { Type } from 'typebox';
import {
  type ApiTable,
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

/** FROZEN: cut by the clock or by hand; SIGNED: a leader stands by it. */
export const briefingStates = ['FROZEN', 'SIGNED'] as const;
export const briefingOrigins = ['scheduled', 'manual'] as const;
/** `flow` counts what happens; `gauge` what stands at a moment; `ratio` has a numerator and a denominator. */
export const figureKinds = ['flow', 'gauge', 'ratio'] as const;
/** The two papers of a cut: A4, and one page for a phone. */
export const briefingForms = ['a4', 'phone'] as const;

const Value = Nullable(Type.Number());

/**
 * A figure as it was frozen: `day` counts `from` … `until`, the 24 hours before the cut, or the whole day where facts have a
 * date and no hour; `total` is everything before the cut, or what stood at it. A ratio is a percentage.
 */
export const FrozenFigure = Type.Object({
  code: Type.String(),
  vi: Type.String(),
  en: Type.String(),
  unit: Type.String(),
  kind: OneOf(figureKinds),
  open: Type.Boolean({ description: 'shown on the public page' }),
  from: Instant,
  until: Instant,
  day: Value,
  total: Value,
  numerator: Value,
  denominator: Value,
  previous: Nullable(
    Type.Number({ description: 'what the cut before said; of `day` for a ratio, else of `total`' }),
  ),
  change: Value,
});

/** What is signed of a cut, whole. No person is in it. */
export const BriefingContent = Type.Object({
  version: Type.Literal(1),
  dataset: Type.String(),
  province: Type.Object({ code: Type.String(), name: Type.String() }),
  number: Type.String(),
  at: Instant,
  madeAt: Instant,
  asOf: Nullable(Instant),
  previous: Nullable(Type.Object({ at: Instant, digest: Type.String() })),
  figures: Type.Array(FrozenFigure),
  zones: Type.Array(Type.Object({ level: Nullable(Type.Integer()), communes: Type.Integer() })),
  ranking: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), value: Type.Integer() })),
  lines: Type.Array(Type.String()),
});

const Signature = Type.Object({
  by: Type.String(),
  position: Type.String(),
  at: Instant,
  note: Nullable(Type.String()),
});
const Briefing = Type.Object({
  id: Id,
  number: Type.String(),
  at: Instant,
  madeAt: Instant,
  origin: OneOf(briefingOrigins),
  state: OneOf(briefingStates),
  digest: Type.String({ description: 'SHA-256 of the signed content, base64url' }),
  signature: Nullable(Signature),
  version: Version,
});
const Verification = Type.Object({
  genuine: Type.Boolean(),
  fault: Nullable(
    Type.String({ description: 'why it is not: digest, format, kid, signature, purpose, future' }),
  ),
});
const BriefingDetail = Type.Object({
  ...Briefing.properties,
  content: BriefingContent,
  verification: Verification,
  addendum: Type.Object({
    readAt: Instant,
    asOf: Nullable(Instant),
    rows: Type.Array(
      Type.Object({
        code: Type.String(),
        vi: Type.String(),
        en: Type.String(),
        field: OneOf(['day', 'total'] as const),
        frozen: Value,
        now: Value,
      }),
    ),
  }),
  comments: Type.Array(Type.Object({ id: Id, at: Instant, by: Type.String(), text: Type.String() })),
});
const Times = Type.Object({
  hours: Type.Array(Type.Integer({ minimum: 0, maximum: 23 }), { minItems: 1, maxItems: 6 }),
});
const DigestParams = Type.Object({ digest: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });

/** Briefing cuts: figures frozen twice a day, signed, with their papers. */
export const commandBriefingsApi = {
  'GET /command/briefings': {
    summary: 'Briefing cuts, newest first',
    access: 'command.read',
    query: Type.Object({ ...listQuery, state: Type.Optional(OneOf(briefingStates)) }),
    reply: { 200: Page(Briefing) },
    file: ['text/csv'],
  },
  'POST /command/briefings': {
    summary:
      'Freeze the figures of the last full hour, outside the set times; the same hour again gives the same cut',
    access: 'command.work',
    body: Type.Object({}),
    reply: { 201: BriefingDetail, 200: BriefingDetail },
    ratePerMinute: 12,
  },
  'GET /command/briefings/{id}': {
    summary:
      'One cut: the signed content, whether its signature holds, and what was corrected since (addendum)',
    access: 'command.read',
    params: IdParams,
    reply: { 200: BriefingDetail },
  },
  'GET /command/briefings/{id}/document': {
    summary: 'The A4 report, or the one-page phone brief, as PDF',
    access: 'command.read',
    params: IdParams,
    query: Type.Object({ form: Type.Optional(OneOf(briefingForms)) }),
    file: ['application/pdf'],
  },
  'POST /command/briefings/{id}/signature': {
    summary: 'A leader signs the cut off; from then on the public page of its code shows the figures',
    access: 'briefing.sign',
    params: IdParams,
    body: Type.Object({ version: Version, position: Text(120), note: Type.Optional(Text(1000)) }),
    reply: { 200: BriefingDetail },
  },
  'POST /command/briefings/{id}/comments': {
    summary: 'Comment on a cut',
    access: 'command.work',
    params: IdParams,
    body: Type.Object({ id: Type.Optional(Id), text: Text(2000) }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'GET /command/briefing-times': {
    summary: 'Hours of the day (Vietnam) at which figures are frozen',
    access: 'command.read',
    reply: { 200: Times },
  },
  'PUT /command/briefing-times': {
    summary: 'Set the hours of the day at which figures are frozen',
    access: 'command.manage',
    body: Times,
    reply: { 200: Times },
  },
} as const satisfies ApiTable;

/** What anybody who holds the code of a cut may ask. */
export const publicBriefingsApi = {
  'GET /public/briefings/{digest}': {
    summary: 'Is this a cut of ours, unchanged and signed off? The figures only once a leader signed',
    access: 'public',
    params: DigestParams,
    reply: {
      200: Type.Object({
        digest: Type.String(),
        number: Type.String(),
        at: Instant,
        dataset: Type.String(),
        state: OneOf(briefingStates),
        ...Verification.properties,
        content: Nullable(Type.Omit(BriefingContent, ['ranking'])),
      }),
    },
  },
  'GET /public/briefings/{digest}/page': {
    summary: 'The phone brief of a signed-off cut as a page that needs no script, for forwarding',
    access: 'public',
    params: DigestParams,
    file: ['text/html'],
    ratePerMinute: 120,
  },
  'GET /public/briefings/{digest}/phone.pdf': {
    summary: 'The phone brief of a signed-off cut as a PDF of one page',
    access: 'public',
    params: DigestParams,
    file: ['application/pdf'],
    ratePerMinute: 30,
  },
} as const satisfies ApiTable;
