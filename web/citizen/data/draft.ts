import type { BodyOf } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import { kept } from './kept.ts';

type Input = BodyOf<'POST /declarations'>;

/** A person as typed: text fields as they stand, also half finished ones. */
export type DraftPerson = {
  readonly key: string;
  readonly fullName: string;
  /** dd/MM/yyyy or only the year. */
  readonly birth: string;
  readonly sex: Input['person']['sex'];
  readonly cccd: string;
  readonly phone: string;
};
export type DraftVisit = {
  readonly key: string;
  readonly areaId: string | null;
  readonly text: string;
  readonly from: string;
  readonly to: string;
};
/** A health declaration that is being written. */
export type Draft = {
  readonly person: DraftPerson;
  readonly areaId: string | null;
  readonly address: string;
  readonly symptoms: Input['symptoms'];
  readonly exposures: Input['exposures'];
  readonly visits: readonly DraftVisit[];
  readonly companions: readonly DraftPerson[];
};

/** The unfinished declaration: kept at every key, until it is handed in or thrown away. */
export const draft = kept<Draft>('draft');
/** Who declared last on this phone and where they live, to begin the next declaration with. */
export const lastDeclarant = kept<Pick<Draft, 'person' | 'areaId' | 'address'>>('declarant');

/** A person with nothing filled in. */
export function blankPerson(): DraftPerson {
  return { key: newId(), fullName: '', birth: '', sex: undefined, cccd: '', phone: '' };
}
