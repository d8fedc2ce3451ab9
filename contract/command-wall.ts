import { type Static, Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';

export const tileKinds = ['number', 'series', 'ranking', 'map', 'gates'] as const;
/** What a change is measured against: the last full hour with the one before; a day or a week earlier at the same time. */
export const tileComparisons = ['previous-hour', 'previous-day', 'previous-week'] as const;
export const tileWindows = ['today', 'week', 'days', 'hours', 'standing'] as const;
/** `fresh` within its period; `late` up to twice; `old` beyond; `none`: nothing ever arrived. */
export const sourceStates = ['fresh', 'late', 'old', 'none'] as const;

/** The wall is a grid of so many columns in two rows. */
export const WALL_COLUMNS = 12;
export const WALL_ROWS = 2;
export const MOST_TILES = 7;
export const MOST_SCENES = 9;

const Words = { vi: Type.String(), en: Type.String() };
const Named = { vi: Text(60), en: Text(60) };
const Name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });

/** One tile as it is set: what it shows, over which time, how large. */
const TileSetting = Type.Object({
  id: Name,
  kind: OneOf(tileKinds),
  ...Named,
  metric: Type.Optional(Text(80, 'of the dictionary of metrics; a map and the list of gates have none')),
  window: Type.Optional(OneOf(tileWindows)),
  columns: Type.Integer({ minimum: 2, maximum: WALL_COLUMNS }),
  rows: Type.Integer({ minimum: 1, maximum: WALL_ROWS }),
  better: Type.Optional(
    Nullable(OneOf(['up', 'down'] as const, 'which way is good; by the dictionary without')),
  ),
});
/** A scene as it is set: its tiles in order, the digit of the keypad, how long it stays. */
export const SceneSetting = Type.Object({
  id: Name,
  ...Named,
  seconds: Type.Integer({ minimum: 5, maximum: 600 }),
  key: Type.Integer({ minimum: 1, maximum: MOST_SCENES }),
  tiles: Type.Array(TileSetting, { minItems: 1, maxItems: MOST_TILES }),
});
export type SceneSetting = Static<typeof SceneSetting>;
export type TileSetting = SceneSetting['tiles'][number];

const Layout = Type.Object({
  version: Type.Integer({ minimum: 0, description: '0: nobody changed what ships' }),
  shipped: Type.Boolean(),
  scenes: Type.Array(SceneSetting),
  byDefault: Type.Array(SceneSetting),
  history: Type.Array(
    Type.Object({
      version: Type.Integer(),
      at: Instant,
      by: Type.String(),
      reason: Type.String(),
      shipped: Type.Boolean(),
      scenes: Nullable(Type.Array(SceneSetting)),
    }),
    { description: 'the newest first, at most fifty' },
  ),
});

const Source = Type.Object({
  code: Type.String(),
  ...Words,
  periodMinutes: Type.Integer(),
  asOf: Nullable(Instant),
  state: OneOf(sourceStates),
});
const Tile = Type.Object({
  id: Type.String(),
  ...Words,
  kind: OneOf(tileKinds),
  window: OneOf(tileWindows),
  unit: Type.String(),
  better: Nullable(OneOf(['up', 'down'] as const)),
  source: Nullable(Type.String()),
  place: Type.Object({
    column: Type.Integer(),
    row: Type.Integer(),
    columns: Type.Integer(),
    rows: Type.Integer(),
  }),
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  change: Nullable(Type.Number()),
  comparison: OneOf(tileComparisons),
  points: Type.Array(
    Type.Tuple([Instant, Nullable(Type.Number({ description: 'null: a share without a denominator' }))]),
  ),
  rows: Type.Array(
    Type.Object({ areaId: Id, name: Type.String(), value: Type.Number(), change: Type.Number() }),
  ),
  gates: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        passed: Type.Integer(),
        hour: Type.Integer({ description: 'in the hour that runs' }),
        openShifts: Type.Integer(),
        waiting: Type.Integer({ description: 'questions to a commander without an answer' }),
        lastAt: Nullable(Instant),
      }),
    ),
  ),
  levels: Type.Optional(
    Type.Array(Type.Object({ areaId: Id, level: Nullable(Type.Integer()) }), {
      description: 'of a frozen map: the level of every commune',
    }),
  ),
});
const Shown = Type.Object({
  at: Instant,
  asOf: Nullable(Instant),
  hour: Type.Object({ from: Instant, until: Instant }),
  province: Type.String(),
  dataset: Type.String(),
  scenes: Type.Array(
    Type.Object({ id: Type.String(), ...Words, seconds: Type.Integer(), key: Type.Integer() }),
  ),
  scene: Type.String(),
  tiles: Type.Array(Tile),
  sources: Type.Array(Source),
});

const snapshotRow = {
  id: Id,
  at: Instant,
  by: Type.String(),
  digest: Type.String({ description: 'SHA-256 of the signed text, base64url' }),
};
/** A frozen wall: every scene at one moment. */
export const SnapshotContent = Type.Object({
  version: Type.Literal(1),
  id: Id,
  by: Type.String(),
  walls: Type.Array(Shown),
});
export type SnapshotContent = Static<typeof SnapshotContent>;
const Snapshot = Type.Object({
  ...snapshotRow,
  genuine: Type.Boolean(),
  fault: Nullable(Type.String()),
  walls: Type.Array(Shown),
});

/** The wall: figures for a screen that nobody sits at. */
export const commandWallApi = {
  'GET /command/wall': {
    summary: 'Scenes of the wall and the readings of one of them, with the age of every source',
    access: 'wall.read',
    query: Type.Object({ scene: Type.Optional(Text(40)) }),
    reply: { 200: Shown },
  },
  'GET /command/wall/communes': {
    summary: 'One tile of a scene by commune: what the keypad drills into',
    access: 'wall.read',
    query: Type.Object({ scene: Text(40), tile: Text(40) }),
    reply: {
      200: Type.Object({
        asOf: Nullable(Instant),
        tile: Tile,
        rows: Type.Array(
          Type.Object({
            areaId: Id,
            name: Type.String(),
            value: Nullable(Type.Number()),
            numerator: Nullable(Type.Number()),
            denominator: Nullable(Type.Number()),
            change: Nullable(Type.Number()),
          }),
        ),
      }),
    },
  },
  'GET /command/wall-layout': {
    summary: 'The scenes of the wall as they are set, those that ship, and who changed what',
    access: 'command.manage',
    reply: { 200: Layout },
  },
  'PUT /command/wall-layout': {
    summary: 'Set the scenes of the wall, or none: back to those that ship. Every version is kept',
    access: 'command.manage',
    body: Type.Object({
      version: Type.Integer({ minimum: 0, description: 'the one that was changed' }),
      scenes: Nullable(Type.Array(SceneSetting, { minItems: 1, maxItems: MOST_SCENES })),
      reason: Text(300),
    }),
    reply: { 200: Layout },
  },
  'POST /command/wall-preview': {
    summary: 'One scene with the figures of now, without setting it',
    access: 'command.manage',
    body: Type.Object({ scene: SceneSetting }),
    reply: { 200: Shown },
    ratePerMinute: 120,
  },
  'GET /command/wall-snapshots': {
    summary: 'Frozen walls, the newest first',
    access: 'command.read',
    query: Type.Object(listQuery),
    reply: { 200: Page(Type.Object(snapshotRow)) },
    file: ['text/csv'],
  },
  'POST /command/wall-snapshots': {
    summary: 'Freeze the wall: every scene at one moment, signed and kept',
    access: 'command.work',
    body: Type.Object({ id: Id }),
    reply: { 201: Snapshot, 200: Snapshot },
    ratePerMinute: 12,
  },
  'GET /command/wall-snapshots/{id}': {
    summary: 'A frozen wall, and whether its signature fits its content',
    access: 'command.read',
    params: IdParams,
    reply: { 200: Snapshot },
  },
  'GET /command/wall-snapshots/{id}/document': {
    summary: 'A frozen wall on paper, a page for each scene: exactly the frozen figures with their age',
    access: 'command.read',
    params: IdParams,
    query: Type.Object({ paper: Type.Optional(OneOf(['a4', 'a3'] as const)), scene: Type.Optional(Name) }),
    file: ['application/pdf'],
  },
} as const satisfies ApiTable;
