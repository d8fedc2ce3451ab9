import type { BodyOf } from '../../../shared/client.ts';
import { localToInstant } from '../../../shared/formats.ts';
import { defined, typed } from '../../kit/defined.ts';
import type { Option } from '../../kit/pick/Picker.tsx';
import { readOutline } from './outline.ts';

type Body = BodyOf<'POST /lockdowns'>;
export type ShapeKind = Body['shape']['kind'];

/** A cordon as typed; times on the clock of Vietnam. */
export type LockdownDraft = {
  readonly kind: ShapeKind;
  readonly areaId: string | null;
  readonly place: Option | null;
  /** Words of the addresses that lie inside, one a line. */
  readonly words: string;
  /** The outline as text: corners by line, or GeoJSON. */
  readonly outline: string;
  readonly byShape: boolean;
  readonly address: string;
  readonly households: boolean;
  readonly title: string;
  readonly disease: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly reason: string;
};

/** What is cordoned, as the API takes it; null: not given yet. */
export function shapeOf(draft: LockdownDraft): Body['shape'] | null {
  if (draft.kind === 'place') {
    return draft.place === null ? null : { kind: 'place', placeId: draft.place.id };
  }
  if (draft.areaId === null) {
    return null;
  }
  if (draft.kind === 'unit') {
    return { kind: 'unit', areaId: draft.areaId };
  }
  if (draft.kind === 'address') {
    const address = linesOf(draft.words);
    return address.length === 0 ? null : { kind: 'address', areaId: draft.areaId, address };
  }
  const outline = readOutline(draft.outline);
  return outline === null ? null : { kind: 'polygon', areaId: draft.areaId, outline };
}

const MOST_WORDS = 20;

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.normalize('NFC').trim())
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}

/** From where people are taken. */
export function sourcesOf({ byShape, address, households }: LockdownDraft): Body['sources'] {
  const texts = address
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
    .slice(0, 20);
  return { shape: byShape, households, ...(texts.length === 0 ? {} : { address: texts }) };
}

/** The whole request without its id; null: something is missing. */
export function bodyOf(draft: LockdownDraft, focusId: string | undefined): Omit<Body, 'id'> | null {
  const shape = shapeOf(draft);
  const [title, reason] = [typed(draft.title), typed(draft.reason)];
  const { from, until } = draft;
  return shape === null || title === undefined || reason === undefined || from === null || until === null
    ? null
    : defined({
        title,
        disease: draft.disease,
        shape,
        sources: sourcesOf(draft),
        from: localToInstant(from),
        until: localToInstant(until),
        reason,
        focusId,
      });
}
