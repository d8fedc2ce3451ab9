import type { RowOf } from '../../kit/list/useList.ts';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';

export type Breach = RowOf<'GET /privacy/breaches'>;

/** An incident as its form holds it: texts, and times on the clock of Vietnam. */
export type BreachDraft = {
  readonly title: string;
  readonly happened: string;
  readonly foundAt: string | null;
  readonly data: readonly Breach['data'][number][];
  readonly people: string;
  readonly cause: string;
  readonly measures: string;
  readonly authorityTold: string;
  readonly authorityToldAt: string | null;
  readonly peopleToldAt: string | null;
  readonly closed: boolean;
};

/** The form of an incident, or of a new one. */
export function draftOf(breach: Breach | null): BreachDraft {
  const local = (at: string | null | undefined) =>
    at === null || at === undefined ? null : instantToLocal(at);
  return {
    title: breach?.title ?? '',
    happened: breach?.happened ?? '',
    foundAt: local(breach?.foundAt),
    data: breach?.data ?? [],
    people: breach?.people === null || breach === null ? '' : String(breach.people),
    cause: breach?.cause ?? '',
    measures: breach?.measures ?? '',
    authorityTold: breach?.authorityTold ?? '',
    authorityToldAt: local(breach?.authorityToldAt),
    peopleToldAt: local(breach?.peopleToldAt),
    closed: breach?.state === 'closed',
  };
}

/** What a form says, as the server takes it; null while something is missing. */
export function bodyOf(draft: BreachDraft) {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  const instant = (value: string | null) => (value === null ? null : localToInstant(value));
  const title = text(draft.title);
  const happened = text(draft.happened);
  const foundAt = instant(draft.foundAt);
  const people = text(draft.people);
  if (title === null || happened === null || foundAt === null) {
    return null;
  }
  return {
    title,
    happened,
    foundAt,
    data: [...draft.data],
    people: people === null ? null : Number(people),
    cause: text(draft.cause),
    measures: text(draft.measures),
    authorityTold: text(draft.authorityTold),
    authorityToldAt: instant(draft.authorityToldAt),
    peopleToldAt: instant(draft.peopleToldAt),
  };
}

export type BreachBody = NonNullable<ReturnType<typeof bodyOf>>;

/** The fields that a form changes. */
export function changesOf(breach: Breach, body: BreachBody): Partial<BreachBody> {
  const before = bodyOf(draftOf(breach))!;
  const differs = (name: keyof BreachBody) => JSON.stringify(before[name]) !== JSON.stringify(body[name]);
  return Object.fromEntries(Object.entries(body).filter(([name]) => differs(name as keyof BreachBody)));
}
