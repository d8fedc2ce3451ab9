import { Type } from 'typebox';
import { type ApiTable, Id, Instant, Nullable, OneOf, Text } from './kit.ts';

export const tileKinds = ['number', 'series', 'ranking', 'map'] as const;
/** What a change is measured against: the last full hour with the one before; a day or a week earlier at the same time. */
export const tileComparisons = ['previous-hour', 'previous-day', 'previous-week'] as const;
export const tileWindows = ['today', 'week', 'days', 'hours', 'standing'] as const;
/** `fresh` within its period; `late` up to twice; `old` beyond; `none`: nothing ever arrived. */
export const sourceStates = ['fresh', 'late', 'old', 'none'] as const;

const Words = { vi: Type.String(), en: Type.String() };
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
  source: Type.String(),
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  change: Nullable(Type.Number()),
  comparison: OneOf(tileComparisons),
  points: Type.Array(Type.Tuple([Instant, Type.Number()])),
  rows: Type.Array(
    Type.Object({ areaId: Id, name: Type.String(), value: Type.Number(), change: Type.Number() }),
  ),
});

/** The wall: figures for a screen that nobody sits at. */
export const commandWallApi = {
  'GET /command/wall': {
    summary: 'Scenes of the wall and the readings of one of them, with the age of every source',
    access: 'figure.read',
    query: Type.Object({ scene: Type.Optional(Text(40)) }),
    reply: {
      200: Type.Object({
        at: Instant,
        asOf: Nullable(Instant),
        hour: Type.Object({ from: Instant, until: Instant }),
        province: Type.String(),
        dataset: Type.String(),
        scenes: Type.Array(Type.Object({ id: Type.String(), ...Words, seconds: Type.Integer() })),
        scene: Type.String(),
        tiles: Type.Array(Tile),
        sources: Type.Array(Source),
      }),
    },
  },
  'GET /command/wall/communes': {
    summary: 'One tile of a scene by commune: what the keypad drills into',
    access: 'figure.read',
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
} as const satisfies ApiTable;
