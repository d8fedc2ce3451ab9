import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, Instant, Nullable, OneOf, Text } from './kit.ts';

/** Zone levels of the public map: 1 green … 4 red by the decision in force, or none decided. */
export const zoneLevels = ['green', 'yellow', 'orange', 'red', 'none'] as const;

/** Kinds of points on the public map, in the order of its legend. */
export const mapLayers = ['exposure', 'checkpoint', 'test', 'vaccination', 'quarantine'] as const;

const Point = Type.Tuple([Type.String(), Type.Number()]);
const confirmedContacts = (level: string) =>
  Type.Optional(
    Nullable(
      Type.Integer({
        description: `${level} that officers confirmed in the days of the cases; null: hidden; absent in old copies`,
      }),
    ),
  );
const AreaOnMap = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  level: OneOf(zoneLevels, 'the official decision in force; none: no decision'),
  since: Nullable(Instant),
  decisionNumber: Nullable(Type.String()),
  signer: Nullable(Type.String()),
  legalBasis: Nullable(Type.String()),
  next: Nullable(
    Type.Object(
      { level: OneOf(zoneLevels), from: Instant, decisionNumber: Type.String() },
      { description: 'a decision that is published and not yet in force' },
    ),
  ),
  cases: Nullable(Type.Integer({ description: 'null where fewer than suppressedBelow and not zero' })),
  casesPer100k: Nullable(Type.Number()),
  scansToday: Nullable(Type.Integer({ description: 'null where fewer than suppressedBelow and not zero' })),
  contactsF1: confirmedContacts('F1'),
  contactsF2: confirmedContacts('F2'),
});

/** Figures, the live map and the event stream. */
export const figuresApi = {
  'GET /figures': {
    summary: 'Counters by area and time; the hour is that of the event, also for late facts',
    access: 'figure.read',
    query: Type.Object({
      metric: Text(400, 'codes, comma-separated'),
      area: Type.Optional(Id),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      step: Type.Optional(OneOf(['hour', 'day', 'total'] as const)),
      children: Type.Optional(Type.Boolean()),
    }),
    reply: {
      200: Type.Object({
        asOf: Nullable(Instant),
        series: Type.Array(Type.Object({ metric: Type.String(), areaId: Id, points: Type.Array(Point) })),
      }),
    },
  },
  'GET /metrics-list': {
    summary: 'Every metric with its name, unit and module',
    access: 'session',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            code: Type.String(),
            vi: Type.String(),
            en: Type.String(),
            unit: Type.String(),
            module: Type.String(),
            public: Type.Boolean(),
          }),
        ),
      }),
    },
  },
  'GET /public/map': {
    summary: 'Zones and figures by commune, small numbers suppressed',
    access: 'public',
    query: Type.Object({
      at: Type.Optional(CalendarDate),
      points: Type.Optional(
        OneOf(['grouped'] as const, 'many places are answered as groups only: a map is drawn sooner'),
      ),
    }),
    reply: {
      200: Type.Object({
        asOf: Nullable(Instant),
        dataset: Type.String(),
        province: Type.Object({ id: Id, code: Type.String(), name: Type.String() }),
        areas: Type.Array(AreaOnMap),
        places: Type.Array(
          Type.Object({
            name: Type.String(),
            kind: Type.String(),
            lat: Type.Number(),
            lon: Type.Number(),
            note: Nullable(Type.String()),
            phone: Type.Optional(Nullable(Type.String({ description: 'whom to call about it' }))),
            layer: OneOf(mapLayers),
            areaCode: Type.Optional(
              Nullable(Type.String({ description: 'the commune; absent in old copies' })),
            ),
          }),
        ),
        phones: Type.Optional(
          Type.Array(
            Type.Object({
              areaCode: Type.String(),
              name: Type.String(),
              kind: Type.String(),
              phone: Type.String(),
            }),
            {
              description:
                'health stations, hospitals and offices whose numbers are public; absent in old copies',
            },
          ),
        ),
        groups: Type.Optional(
          Type.Array(
            Type.Object({
              lat: Type.Number(),
              lon: Type.Number(),
              counts: Type.Array(Type.Integer(), { description: `places by layer: ${mapLayers.join(', ')}` }),
            }),
            { description: 'instead of `places`, where grouped points were asked for and there are many' },
          ),
        ),
        cordons: Type.Optional(
          Type.Array(
            Type.Object({
              name: Type.String(),
              areaCode: Nullable(Type.String()),
              areaName: Type.String(),
              from: Instant,
              until: Instant,
              rings: Nullable(Type.Array(Type.Array(Type.Array(Type.Array(Type.Number()))))),
              lat: Nullable(Type.Number()),
              lon: Nullable(Type.Number()),
            }),
            { description: 'cordoned areas in force; absent in old copies' },
          ),
        ),
        suppressedBelow: Type.Integer(),
        madeAt: Instant,
        firstDay: Nullable(CalendarDate),
        lastGood: Type.Boolean({
          description: 'true: the database is away and this is the last map that could be made',
        }),
      }),
    },
  },
  'GET /public/map/shapes': {
    summary:
      'Outlines of the communes as TopoJSON (object `areas`, id = area id); `approximate` where no official boundary is loaded',
    access: 'public',
    query: Type.Object({ at: Type.Optional(CalendarDate) }),
    reply: { 200: Type.Object({ approximate: Type.Boolean(), topology: Type.Unknown() }) },
  },
  'GET /public/figures.csv': {
    summary: 'Open data: as_of,area_code,area_name,metric,value',
    access: 'public',
    file: ['text/csv'],
  },
  'GET /stream': {
    summary:
      'Server-sent events: figures, map, case, order, gate, trip, lockdown, focus; anonymous callers get figures and map; Last-Event-ID resumes',
    access: 'public',
    query: Type.Object({ topics: Type.Optional(Text(200)) }),
    file: ['text/event-stream'],
  },
} as const satisfies ApiTable;
