import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, IdParams, Nullable, OneOf, Text } from './kit.ts';
import { certainties, ClockText, GateSettings, Route, RouteInput } from './trip-kit.ts';

/** What trips are bound to: route templates, and how border gates work. */
export const tripTermsApi = {
  'GET /border/routes': {
    summary: 'Route templates of the gates of the own areas, with their terms',
    access: 'trip.read',
    query: Type.Object({ gate: Type.Optional(Id) }),
    reply: { 200: Type.Object({ items: Type.Array(Route) }) },
    file: ['text/csv'],
  },
  'POST /border/routes': {
    summary: 'A new route template, also one that takes the place of another; former ones stay as they were',
    access: 'trip.manage',
    body: RouteInput,
    reply: { 201: Route, 200: Route },
  },
  'POST /border/routes/{id}/end': {
    summary: 'No more trips by this route from a day on',
    access: 'trip.manage',
    params: IdParams,
    body: Type.Object({ validUntil: CalendarDate }),
    reply: { 200: Route },
  },
  'GET /border/gates': {
    summary: 'Border gates of the own areas and how they work: yard, opening hours, places a slot',
    access: 'trip.read',
    reply: { 200: Type.Object({ items: Type.Array(GateSettings) }) },
  },
  'PATCH /border/gates/{id}': {
    summary: 'Yard, opening hours and appointments of a border gate',
    access: 'trip.manage',
    params: IdParams,
    body: Type.Object({
      yardId: Type.Optional(Nullable(Id)),
      slotMinutes: Type.Integer({ minimum: 10, maximum: 240 }),
      slotCapacity: Type.Integer({ minimum: 1, maximum: 1000 }),
      opens: ClockText,
      closes: ClockText,
      source: Text(300),
      certainty: OneOf(certainties),
    }),
    reply: { 200: GateSettings },
  },
} as const satisfies ApiTable;
