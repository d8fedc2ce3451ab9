import { type Static, Type } from 'typebox';
import { dayZeroFields, diseases } from './cases.ts';
import { type ApiTable, CalendarDate, Id, Instant, Nullable, OneOf, Text } from './kit.ts';
import { placeKinds } from './places.ts';

/** Settings with a shortest time of their own, beside the kinds of places where people check in. */
export const contactSettings = ['room', 'vehicle', 'class'] as const;
export const profileCertainties = ['verified', 'unverified'] as const;

const Days = Type.Integer({ minimum: 0, maximum: 120 });
const Minutes = Type.Integer({ minimum: 0, maximum: 720 });
const Span = Type.Object({ before: Days, after: Days });
const Bilingual = (max: number) => Type.Object({ vi: Text(max), en: Text(max) });

/** Cut-offs: the lowest score that is proposed by level, the most people proposed, and how many make a crowd. */
export const CutOffs = Type.Object({
  F1: Type.Number({ minimum: 0, maximum: 1_000_000 }),
  F2: Type.Number({ minimum: 0, maximum: 1_000_000 }),
  maxOrders: Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'null: no cap' })),
  crowd: Nullable(
    Type.Integer({
      minimum: 2,
      maximum: 1_000_000,
      description: 'more people than this at one place at one time become a place exposure; null: never',
    }),
  ),
});
export type CutOffs = Static<typeof CutOffs>;

/** What tracing needs to know of a disease. Days count from day 0. */
export const ProfileContent = Type.Object({
  dayZero: OneOf(dayZeroFields, 'the date that is day 0 where it is known'),
  symptomatic: Span,
  asymptomatic: Span,
  minMinutes: Minutes,
  minMinutesBySetting: Type.Partial(
    Type.Object(
      Object.fromEntries([...contactSettings, ...placeKinds].map((setting) => [setting, Minutes])) as {
        [setting in (typeof contactSettings)[number] | (typeof placeKinds)[number]]: typeof Minutes;
      },
    ),
  ),
  distance: Bilingual(200),
  lingerMinutes: Type.Integer({ minimum: 0, maximum: 720 }),
  followUpDays: Days,
  quarantineDays: Days,
  incubation: Type.Object({ minDays: Days, maxDays: Days }),
  secondLevel: Type.Boolean({ description: 'whether contacts of contacts are followed' }),
  infectiousness: Type.Array(
    Type.Object({
      day: Type.Integer({ minimum: -60, maximum: 120 }),
      weight: Type.Number({ minimum: 0, maximum: 1 }),
    }),
    {
      maxItems: 60,
      description: 'weight of a minute by day from day 0, for the rank; none: every day alike',
    },
  ),
  cutOffs: CutOffs,
});
export type ProfileContent = Static<typeof ProfileContent>;

/** One dated version of a profile. */
export const ProfileVersion = Type.Object({
  id: Id,
  disease: OneOf(diseases),
  version: Type.Integer(),
  validFrom: CalendarDate,
  source: Bilingual(1000),
  certainty: OneOf(profileCertainties),
  shipped: Type.Boolean({ description: 'came with the program; others were written here' }),
  reason: Nullable(Type.String()),
  author: Nullable(Type.String()),
  createdAt: Instant,
  content: ProfileContent,
});

const NewVersion = {
  validFrom: CalendarDate,
  source: Bilingual(1000),
  certainty: OneOf(profileCertainties),
  content: ProfileContent,
};
const DiseaseParams = Type.Object({ disease: OneOf(diseases) });

/** Disease profiles: dated, with source, edited by versions. */
export const profilesApi = {
  'GET /profiles': {
    summary: 'The profile of every disease in force today',
    access: 'case.read',
    reply: { 200: Type.Object({ items: Type.Array(ProfileVersion) }) },
  },
  'GET /profiles/{disease}': {
    summary: 'Every version of a profile, newest first, and which one is in force today',
    access: 'case.read',
    params: DiseaseParams,
    reply: { 200: Type.Object({ current: Nullable(Id), items: Type.Array(ProfileVersion) }) },
  },
  'POST /profiles/{disease}/preview': {
    summary: 'What a new version would do: which fields differ, how many cases would be traced again',
    access: 'profile.manage',
    params: DiseaseParams,
    body: Type.Object({ validFrom: CalendarDate, content: ProfileContent }),
    reply: {
      200: Type.Object({
        changed: Type.Array(Type.String()),
        cases: Type.Integer({ description: 'cases that the version would hold for' }),
        traced: Type.Integer({ description: 'of them traced before: these are traced again' }),
      }),
    },
  },
  'POST /profiles/{disease}/versions': {
    summary: 'Add a dated version; cases that it holds for are traced again in the background',
    access: 'profile.manage',
    params: DiseaseParams,
    body: Type.Object({
      id: Type.Optional(Id),
      latestVersion: Type.Integer({
        description:
          'highest version number that the editor saw: fields that a higher one changed meanwhile, and this one too, answer 409',
      }),
      reason: Text(300),
      ...NewVersion,
      content: Type.Partial(ProfileContent, { description: 'what is left out is as in the newest version' }),
    }),
    reply: { 201: ProfileVersion, 200: ProfileVersion },
  },
} as const satisfies ApiTable;
