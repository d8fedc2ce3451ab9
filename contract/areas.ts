import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, IdParams, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';

export const areaKinds = [
  'country',
  'province',
  'district',
  'commune',
  'hamlet',
  'group',
  'row',
  'industrial-park',
] as const;

export const Area = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String({ description: 'with its kind, as officers write it: Xã Đồng Đăng' }),
  kind: OneOf(areaKinds),
  parentId: Nullable(Id),
  validFrom: CalendarDate,
  validTo: Nullable(CalendarDate),
  population: Nullable(Type.Integer()),
  populationSource: Nullable(Type.String()),
  path: Type.String(),
  centroid: Nullable(Type.Object({ lat: Type.Number(), lon: Type.Number() })),
});

/** Dated administrative units. */
export const areasApi = {
  'GET /areas': {
    summary: 'Units valid on a date (default today), by parent or code, or searched by name without accents',
    access: 'public',
    query: Type.Object({
      ...listQuery,
      parentId: Type.Optional(Id),
      code: Type.Optional(Text(20)),
      kind: Type.Optional(OneOf(areaKinds)),
      q: Type.Optional(Text(80)),
      at: Type.Optional(CalendarDate),
    }),
    reply: { 200: Page(Area) },
    file: ['text/csv'],
  },
  'GET /areas/{id}': { summary: 'One unit', access: 'public', params: IdParams, reply: { 200: Area } },
  'POST /areas': {
    summary: 'Add a unit below the commune: hamlet, residential group, boarding-house row, industrial park',
    access: 'area.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      parentId: Id,
      name: Text(120),
      kind: OneOf(['hamlet', 'group', 'row', 'industrial-park'] as const),
      code: Type.Optional(Text(20)),
      validFrom: CalendarDate,
      population: Type.Optional(Type.Integer({ minimum: 0 })),
      populationSource: Type.Optional(Text(120)),
      centroid: Type.Optional(
        Type.Object({
          lat: Type.Number({ minimum: 8, maximum: 24 }),
          lon: Type.Number({ minimum: 102, maximum: 118 }),
        }),
      ),
    }),
    reply: { 201: Area },
  },
  'GET /areas/{id}/successors': {
    summary:
      'What became of a unit: the units that took its territory; `divided` means that only a person can say which',
    access: 'public',
    params: IdParams,
    reply: { 200: Type.Object({ divided: Type.Boolean(), items: Type.Array(Area) }) },
  },
} as const satisfies ApiTable;
