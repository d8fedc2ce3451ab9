import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { createOrganisations } from '../../../registry/organisations/index.ts';
import { createPlaces } from '../../../registry/places/index.ts';
import type { DemoContext } from '../context.ts';
import { demoOffices } from '../rules/demo-offices.ts';
import { demoPerson } from '../rules/demo-person.ts';
import { demoPlaces, extraPlaces } from '../rules/demo-places.ts';
import type { World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';

/** Inside numbers of what was loaded, by the simulation's numbers. */
export type RegistryNumbers = { readonly places: Int32Array; readonly people: Float64Array };

/** People written between two progress reports. */
const CHUNK = 4_000;

/** Offices, places, households and people of the world, in the caller's transaction. */
export async function loadRegistry(
  { platform, doors }: DemoContext,
  scope: Scope,
  tx: Tx,
  given: {
    readonly run: DemoRun;
    readonly world: World;
    readonly province: { readonly name: string; readonly areaNo: number };
    /** Area numbers of the run's communes, in their order. */
    readonly areaNos: readonly number[];
    readonly onPeople: (share: number) => void;
  },
): Promise<RegistryNumbers> {
  const { run, areaNos, province } = given;
  const simulated = given.world.province;
  await createOrganisations(platform, scope, tx, demoOffices(run, province, areaNos));
  const made = await createPlaces(platform, scope, tx, demoPlaces(run, simulated, areaNos));
  await createPlaces(platform, scope, tx, extraPlaces(run, areaNos));
  const people = new Float64Array(run.people);
  for (let from = 0; from < run.people; from += CHUNK) {
    const count = Math.min(CHUNK, run.people - from);
    const drafts = Array.from({ length: count }, (_, i) => demoPerson(run, simulated, areaNos, from + i));
    const created = await doors.people.createPeople(scope, tx, drafts);
    people.set(
      created.map(({ personNo }) => personNo),
      from,
    );
    given.onPeople((from + count) / run.people);
  }
  return { places: Int32Array.from(made, ({ placeNo }) => placeNo), people };
}
