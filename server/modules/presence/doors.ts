import type { Scope } from '../../platform/access/scope.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Outcome, Refusal } from '../../platform/outcomes/outcome.ts';
import type { IdentityKey, ResolvedPerson } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';

/** What the presence log asks of the registry. */
export type PresenceDoors = {
  readonly places: PlaceDirectory;
  readonly people: {
    /** Persons behind what was scanned, keyed `kind:value`; unknown phones and cards become unverified persons. */
    readonly resolve: (
      scope: Scope,
      tx: Tx,
      keys: readonly IdentityKey[],
    ) => Promise<ReadonlyMap<string, ResolvedPerson | Refusal>>;
    /** The numbers of one person (merged ones too), when the scope may look at it; the look is audited. */
    readonly open: (
      scope: Scope,
      personId: string,
    ) => Promise<Outcome<{ personNos: readonly number[]; scope: Scope }>>;
    readonly namesByNo: (
      scope: Scope,
      nos: readonly number[],
    ) => Promise<ReadonlyMap<number, { id: string; name: string }>>;
  };
};
