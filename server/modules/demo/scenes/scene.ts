import { householdAt, personAt } from '../../../../lib/simulation/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { DemoContext } from '../context.ts';
import { demoId } from '../rules/ids.ts';
import type { ReportedInfection, World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';
import type { Api } from '../tail/api.ts';

/**
 * What a scene works with. A scene does in the loaded province what officers do on their screens, through the API and
 * with ids and times of the run, so that a load that was cut off is finished by doing it once more.
 */
export type Scene = {
  readonly context: DemoContext;
  readonly run: DemoRun;
  readonly world: World;
  /** The end of the history, Unix ms. */
  readonly now: number;
  /** The CDC of the province. */
  readonly cdc: Api;
  /** One of the shown accounts. */
  readonly as: (login: string) => Promise<Api>;
  /** The cases that are traced, newest first. */
  readonly traced: readonly ReportedInfection[];
};

export const MINUTE_MS = 60_000;

/** An instant of the run as the API writes it. @param before milliseconds before the end of the history. */
export function ago(scene: Pick<Scene, 'now'>, before: number): string {
  return new Date(scene.now - before).toISOString();
}

/** Id of the case of a simulated person. */
export function caseIdOf({ run }: Pick<Scene, 'run'>, { infected }: ReportedInfection): string {
  return demoId(run, 'case', infected);
}

/** Id of the unit with this code on the list of the run's day; a province that lacks it gives its own. */
export function areaIdOf({ context, run }: Pick<Scene, 'context' | 'run'>, code: string): string {
  const today = localDate(run.startedAt);
  return (context.areas.byCode(code, today) ?? context.areas.byCode(run.provinceCode, today))!.id;
}

/** Code of the commune where a simulated person lives. */
export function communeCodeOf({ run, world }: Pick<Scene, 'run' | 'world'>, person: number): string {
  return run.communes[personAt(world.province, person).commune]!.code;
}

/** Who lives with the people of these cases and is never infected: contacts for certain, and never cases. */
export function familiesOf({ world }: Pick<Scene, 'world'>, cases: readonly ReportedInfection[]): number[] {
  const homes = new Set(cases.map(({ infected }) => personAt(world.province, infected).household));
  return [...homes]
    .flatMap((home) => [...householdAt(world.province, home).members])
    .filter((member) => !world.outbreak.infectionOf.has(member));
}

/** `count` people of one commune whom the outbreak never reaches, from its first households on. */
export function neighbours(
  { world }: Pick<Scene, 'world'>,
  commune: number,
  count: number,
  skip = 0,
): number[] {
  const { firstPerson, people } = world.province.communes[commune]!;
  const found: number[] = [];
  for (let person = firstPerson; person < firstPerson + people && found.length < count + skip; person += 1) {
    if (!world.outbreak.infectionOf.has(person)) {
      found.push(person);
    }
  }
  return found.slice(skip);
}

/** Place of a commune in the run by its code; the first one where the province lacks it. */
export function communeAt({ run }: Pick<Scene, 'run'>, code: string): number {
  return Math.max(
    0,
    run.communes.findIndex((commune) => commune.code === code),
  );
}

/** Ids of the first households of a commune whom the outbreak never reaches, as they were loaded. */
export function homesOf(scene: Scene, code: string, count: number): string[] {
  const people = neighbours(scene, communeAt(scene, code), count * 8);
  const homes = new Set(people.map((person) => personAt(scene.world.province, person).household));
  return [...homes].slice(0, count).map((home) => demoId(scene.run, 'household', home));
}
