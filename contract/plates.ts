import { Type } from 'typebox';
import { type ApiTable, Id, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';

/** Parts of the list of plate events. */
export const plateViews = [
  'unmatched',
  'watched',
  'permitted',
  'declared',
  'trip',
  'withdrawn',
  'unreadable',
] as const;
/** The most events that one request takes. */
export const MAX_PLATES = 500;

const PlateItem = Type.Object({
  id: Id,
  plate: Text(40, 'as the camera or the officer read it'),
  postId: Id,
  cameraId: Type.Optional(Text(60, 'which camera of the post')),
  at: Instant,
  imageRef: Type.Optional(Text(300, 'where the camera system keeps the picture; no picture is stored here')),
  confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
});

const RowOutcome = Type.Object({
  id: Id,
  status: Type.Integer(),
  plate: Type.Optional(Nullable(Type.String({ description: 'as understood; null: unreadable' }))),
  permitted: Type.Optional(Type.Boolean()),
  declared: Type.Optional(Type.Boolean({ description: 'the vehicle or its driver declared' })),
  onTrip: Type.Optional(Type.Boolean({ description: 'a registered trip to a border gate' })),
  watched: Type.Optional(Type.Boolean({ description: 'ask the commander' })),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  messageEn: Type.Optional(Type.String()),
});

export const PlateEvent = Type.Object({
  id: Id,
  postId: Id,
  postName: Type.String(),
  cameraId: Nullable(Type.String()),
  at: Instant,
  plate: Nullable(Type.String({ description: 'as printed; null: unreadable' })),
  readAs: Type.String({ description: 'what the camera read' }),
  corrections: Type.Integer({ description: 'characters taken for a look-alike' }),
  province: Nullable(Type.String({ description: 'name of the province of the plate' })),
  outside: Type.Boolean({ description: 'of another province' }),
  permitCode: Nullable(Type.String()),
  permitted: Type.Boolean({ description: 'the permit covered the vehicle then' }),
  permitWithdrawnAt: Nullable(Instant),
  declarationCode: Nullable(Type.String()),
  declared: Type.Boolean({ description: 'the declaration covered the vehicle then' }),
  /** When it was corrected to name another vehicle. */
  declarationDroppedAt: Nullable(Instant),
  tripId: Nullable(Id),
  tripCode: Nullable(Type.String()),
  watched: Type.Boolean(),
  confidence: Nullable(Type.Number()),
  imageRef: Nullable(Type.String()),
});

const PostCounts = Type.Object({
  postId: Id,
  postName: Type.String(),
  seen: Type.Integer(),
  outside: Type.Integer(),
  unmatched: Type.Integer(),
  watched: Type.Integer(),
  unreadable: Type.Integer(),
});

/** Number plates read at posts: matched to permits, declarations and the watch list; kept 30 days. */
export const platesApi = {
  'POST /plates': {
    summary: 'Plates that cameras or officers of a post read; each row has its own outcome',
    access: 'plate.record',
    bodyLimit: 1_000_000,
    body: Type.Object({ items: Type.Array(PlateItem, { minItems: 1, maxItems: MAX_PLATES }) }),
    reply: { 200: Type.Object({ outcomes: Type.Array(RowOutcome) }) },
  },
  'GET /plates': {
    summary: 'Plate events of the posts of the own areas, the latest first',
    access: 'plate.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(40, 'a plate, also with look-alike letters')),
      view: Type.Optional(OneOf(plateViews)),
      post: Type.Optional(Id),
      area: Type.Optional(Id),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: { 200: Page(PlateEvent) },
    file: ['text/csv'],
  },
  'GET /plates/posts': {
    summary: 'Plates seen at each post since a moment: from outside, without permit or declaration, watched',
    access: 'plate.read',
    query: Type.Object({
      since: Type.Optional(Instant),
      area: Type.Optional(Id),
    }),
    reply: { 200: Type.Object({ since: Instant, asOf: Instant, items: Type.Array(PostCounts) }) },
  },
} as const satisfies ApiTable;
