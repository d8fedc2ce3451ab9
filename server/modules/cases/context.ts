import type { Scope } from '../../platform/access/scope.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { PersonSummary, ResolvedPerson } from '../../registry/people/index.ts';

/** What the cases module works with; wired by app.ts. */
export type CaseContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly people: {
    readonly byIds: (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, ResolvedPerson>>;
    /** As this viewer may see them. */
    readonly byNos: (scope: Scope, nos: readonly number[]) => Promise<ReadonlyMap<number, PersonSummary>>;
    /** Numbers of the people that a search text finds, as the viewer may search. */
    readonly search: (scope: Scope, q: string) => Promise<readonly number[]>;
    /** All numbers of one person: his own and those merged into it. */
    readonly mergedNos: (scope: Scope, personNo: number) => Promise<readonly number[]>;
    /** Ends that anybody acts for people who have died. */
    readonly endAssistance: (scope: Scope, tx: Tx, personNos: readonly number[]) => Promise<void>;
  };
};
