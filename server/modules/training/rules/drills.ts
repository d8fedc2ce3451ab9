import { readFileSync } from 'node:fs';
import type { Role } from '../../../../contract/rights.ts';
import type { Drill } from '../../../../contract/training.ts';

/** What the trail must say: the act, the record it was done to (a key of the run's own records), and parts of its detail. */
export type WantedAct = {
  readonly action: string;
  readonly own?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Numbers of the detail that must be at least this. */
  readonly atLeast?: Readonly<Record<string, number>>;
};
/** A question whose answer is on the screen of the step, and another one for every trainee. */
export type ShippedQuestion = {
  /** A key of the run's own records, or the name of a reading (`rules/readings.ts`). */
  readonly answer: string;
  readonly vi: string;
  readonly en: string;
};
/** A step as shipped. It is done by any of its `acts`, by a `fact` of the data, or by a right answer to `ask`. */
export type ShippedStep = {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  readonly path: string;
  readonly acts?: readonly (string | WantedAct)[];
  readonly fact?: string;
  readonly ask?: ShippedQuestion;
};
export type ShippedDrill = Omit<Drill, 'steps'> & {
  readonly steps: readonly ShippedStep[];
  /** Which records are made for each run (`material/`). */
  readonly material: readonly string[];
};

/** Records of one run, and what stands in them: ids, names, answers. */
export type Own = Readonly<Record<string, string>>;
/** An act of the trainee, as the audit trail has it. */
export type DoneAct = {
  readonly action: string;
  readonly subject_id: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../data/training/${name}.json`, import.meta.url), 'utf8'));
/** What buttons and menus are called: `tools/drill-labels.ts` writes it from the texts of the screens. */
const labels = shipped('labels') as { readonly [key: string]: { readonly vi: string; readonly en: string } };

/** A step whose `[[contacts.trace]]` are what the screens say. @throws Error for a label that is not listed. */
function named<T extends { readonly vi: string; readonly en: string }>(text: T): T {
  const put = (language: 'vi' | 'en') =>
    text[language].replaceAll(/\[\[([\w.]+)\]\]/gu, (_, key: string) => {
      const label = labels[key];
      if (label === undefined) {
        throw new Error(`drills.json names the label ${key}, which data/training/labels.json lacks`);
      }
      return label[language];
    });
  return { ...text, vi: put('vi'), en: put('en') };
}

/** The drills that ship, by id. */
export const drills: ReadonlyMap<string, ShippedDrill> = new Map(
  (shipped('drills') as { drills: ShippedDrill[] }).drills.map((drill) => [
    drill.id,
    { ...drill, steps: drill.steps.map(named) },
  ]),
);

/** Roles that have a drill to be done with an account, each once. */
export function drilledRoles(all: Iterable<Pick<ShippedDrill, 'role'>>): Role[] {
  return [...new Set([...all].map(({ role }) => role))].filter((role) => role !== 'citizen');
}

/** `{caseName}` of a text or an address as this run has it; before a run, three dots. */
export function fill(text: string, own: Own | null): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/gu, (_, key: string) => own?.[key] ?? '…');
}

/** A drill as the screen gets it, with the names of the run's own records; without a run its addresses lead to lists. */
export function presentDrill(drill: ShippedDrill, own: Own | null = null): Drill {
  const { id: name, role, vi: title, en: titleEn, minutes, steps } = drill;
  return {
    id: name,
    role,
    vi: title,
    en: titleEn,
    minutes,
    steps: steps.map(({ id, vi, en, path, ask }) => ({
      id,
      vi: fill(vi, own),
      en: fill(en, own),
      path:
        own === null && path.includes('{')
          ? path.slice(0, path.indexOf('{')).replace(/\/$/u, '')
          : fill(path, own),
      kind: ask === undefined ? 'act' : 'ask',
      ask: ask === undefined ? null : { vi: fill(ask.vi, own), en: fill(ask.en, own) },
    })),
  };
}

const asWanted = (act: string | WantedAct): WantedAct => (typeof act === 'string' ? { action: act } : act);

/** Actions that any of the steps wants: what has to be read from the trail. */
export function wantedActions(steps: readonly ShippedStep[]): string[] {
  return [...new Set(steps.flatMap(({ acts = [] }) => acts.map((act) => asWanted(act).action)))];
}

/** Whether an act of the trail is the one that a step asks for. */
export function isDone(wanted: string | WantedAct, done: DoneAct, own: Own): boolean {
  const { action, own: key, detail = {}, atLeast = {} } = asWanted(wanted);
  return (
    done.action === action &&
    (key === undefined || (own[key] !== undefined && done.subject_id === own[key])) &&
    Object.entries(detail).every(([name, value]) => done.detail[name] === value) &&
    Object.entries(atLeast).every(([name, least]) => Number(done.detail[name] ?? Number.NaN) >= least)
  );
}

/** What is known of a run: acts of the trail since it began, facts that hold, questions answered. */
export type Evidence = {
  readonly own: Own;
  readonly acts: readonly DoneAct[];
  readonly facts: ReadonlySet<string>;
  readonly answered: readonly string[];
  /** Steps that were done before stay done. */
  readonly before: readonly string[];
};

/** Ids of the steps that are done, in the drill's order. */
export function doneSteps({ steps }: Pick<ShippedDrill, 'steps'>, evidence: Evidence): string[] {
  const isOver = ({ id, acts = [], fact, ask }: ShippedStep) =>
    evidence.before.includes(id) ||
    (ask !== undefined && evidence.answered.includes(id)) ||
    (fact !== undefined && evidence.facts.has(fact)) ||
    acts.some((act) => evidence.acts.some((done) => isDone(act, done, evidence.own)));
  return steps.filter(isOver).map(({ id }) => id);
}
