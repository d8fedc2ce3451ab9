import type { LabelCode } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { addDays, localToInstant } from '../../../shared/formats.ts';
import { defined, typed } from '../../kit/defined.ts';
import type { Option } from '../../kit/pick/Picker.tsx';
import type { RosterRowInput } from './sheet.ts';

/** A session as typed: `YYYY-MM-DDTHH:mm` on the clock of Vietnam. */
export type SessionDraft = { readonly from: string | null; readonly to: string | null };

export type RosterDraft = {
  readonly kind: LabelCode<'rosterKind'>;
  readonly name: string;
  readonly place: Option | null;
  readonly areaId: string | null;
  readonly sessions: readonly SessionDraft[];
};

export const emptyDraft: RosterDraft = {
  kind: 'class',
  name: '',
  place: null,
  areaId: null,
  sessions: [{ from: null, to: null }],
};

/** The same hours a day later; empty where there is nothing to repeat. */
export function nextDay(session: SessionDraft | undefined): SessionDraft {
  const later = (local: string | null) =>
    local === null ? null : `${addDays(local.slice(0, 10), 1)}${local.slice(10)}`;
  return { from: later(session?.from ?? null), to: later(session?.to ?? null) };
}

/** The roster as the API takes it; null while something is missing. */
export function bodyOf(
  draft: RosterDraft,
  id: string,
  rows: RosterRowInput[],
): BodyOf<'POST /rosters'> | null {
  const name = typed(draft.name);
  const sessions = draft.sessions.flatMap(({ from, to }) =>
    from === null || to === null ? [] : [{ from: localToInstant(from), to: localToInstant(to) }],
  );
  if (
    name === undefined ||
    (draft.place === null && draft.areaId === null) ||
    sessions.length < draft.sessions.length ||
    rows.length === 0
  ) {
    return null;
  }
  return defined({
    id,
    kind: draft.kind,
    name,
    placeId: draft.place?.id,
    areaId: draft.place === null ? (draft.areaId ?? undefined) : undefined,
    sessions,
    rows,
  });
}
