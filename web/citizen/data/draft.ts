import type { TypedDeclaration } from '../../shared/forms/typed.ts';
import { kept } from './kept.ts';

/** A health declaration that is being written. */
export type Draft = TypedDeclaration;

/** The unfinished declaration: kept at every key, until it is handed in or thrown away. */
export const draft = kept<Draft>('draft');
/** Who declared last on this phone and where they live, to begin the next declaration with. */
export const lastDeclarant = kept<Pick<Draft, 'person' | 'areaId' | 'address'>>('declarant');
