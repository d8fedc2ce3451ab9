import type { FormVersion } from '../../../../lib/forms/index.ts';
import type { Errors } from '../../../shared/forms/check.ts';
import type { TypedDeclaration } from '../../../shared/forms/typed.ts';
import type { Entry } from '../../data/entry-slot.ts';
import type { EntryFault } from '../../decide/entry.ts';

export type PartProps = {
  readonly form: FormVersion;
  readonly entry: Entry;
  readonly errors: Errors;
  readonly faults: readonly EntryFault[];
  /** Changes the entry, and its declaration. */
  readonly change: (part: Partial<Entry>, draft?: Partial<TypedDeclaration>) => void;
};
