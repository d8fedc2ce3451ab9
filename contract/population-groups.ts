import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';
import { ageGroups } from './indicators.ts';

const Group = Type.Object({
  age: Nullable(
    Type.Unsafe<(typeof ageGroups)[number]>(
      Type.Integer({
        enum: [...ageGroups],
        description: 'first year of the age group; null: of every age',
      }),
    ),
  ),
  sex: Nullable(OneOf(['male', 'female'] as const, 'null: of both sexes')),
  people: Type.Integer({ minimum: 0, maximum: 200_000_000 }),
});
const PopulationGroups = Type.Object({
  id: Id,
  areaId: Id,
  asOf: CalendarDate,
  source: Type.String(),
  groups: Type.Array(Group),
  author: Type.String(),
  enteredAt: Instant,
});

/** How many people of an age and sex live in a unit, by whom it is said, as of which day: denominators of rates. */
export const populationGroupsApi = {
  'GET /areas/{id}/population-groups': {
    summary: 'Populations of a unit by age group and sex with their sources, the newest first',
    access: 'figure.read',
    params: IdParams,
    reply: { 200: Type.Object({ items: Type.Array(PopulationGroups) }) },
  },
  'POST /areas/{id}/population-groups': {
    summary:
      'Enter a population by age group and sex, with source and date; the newest date holds, of one date the newest entry',
    access: 'figure.manage',
    params: IdParams,
    body: Type.Object({
      id: Type.Optional(Id),
      asOf: CalendarDate,
      source: Text(300, 'who says so: a census, a statistical yearbook'),
      groups: Type.Array(Group, { minItems: 1, maxItems: 30 }),
    }),
    reply: { 201: PopulationGroups, 200: PopulationGroups },
  },
} as const satisfies ApiTable;
