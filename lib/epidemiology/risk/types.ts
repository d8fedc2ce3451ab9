/** Risk level: 1 green, 2 yellow, 3 orange, 4 red. */
export type Level = 1 | 2 | 3 | 4;
export const levels = [1, 2, 3, 4] as const satisfies readonly Level[];

/** Colour of a level, the same in every legal version. */
export type Colour = 'green' | 'yellow' | 'orange' | 'red';
export const colourOf: { readonly [level in Level]: Colour } = {
  1: 'green',
  2: 'yellow',
  3: 'orange',
  4: 'red',
};

/** Sizes of area that a rule may decide on. */
export const unitKinds = ['commune', 'district', 'province'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A text in both languages. */
export type Words = { readonly vi: string; readonly en: string };

/** `verified`: seen in a source that is named; `unverified`: from memory or a draft, a person must check it. */
export type Certainty = 'verified' | 'unverified';

/**
 * One figure of a rule: a cut-off, a share, a level in a matrix. `value` null: the text was not found; the engine then
 * answers a range wherever the figure matters. An override says who changed it here, when and why.
 */
export type RiskFigure = {
  readonly value: number | null;
  readonly certainty: Certainty;
  readonly source: string;
  readonly override?: {
    readonly author: string;
    readonly reason: string;
    readonly from: string;
    readonly shipped: number | null;
  };
};

/** What a rule asks about an area. `within`: can't be more than that other count. */
export type RiskInput = Words & {
  readonly kind: 'count' | 'percent' | 'yes-no';
  readonly within?: string;
  /** Sizes of area for which it is asked; all without. */
  readonly units?: readonly UnitKind[];
};

/** What is compared: an input, a count per so many people, or how many of the units below have reached a level. */
export type Measure =
  | { readonly input: string }
  | { readonly input: string; readonly per: number }
  | { readonly unitsAt: Level; readonly as: 'percent' | 'count' };

/** Holds when the measure is at least (or with `above`: more than) the figure of that code. */
export type Comparison = { readonly measure: Measure } & (
  | { readonly atLeast: string }
  | { readonly above: string }
);

/** A criterion that sorts into classes 1-4 by its worst measure; `from` names the figures at which classes 2, 3, 4 begin. */
export type ClassCriterion = Words & {
  readonly kind: 'classes';
  readonly measures: readonly {
    readonly measure: Measure;
    readonly from: readonly [string, string, string];
  }[];
};
/** A criterion that is met when all its comparisons hold. */
export type MetCriterion = Words & { readonly kind: 'met'; readonly all: readonly Comparison[] };
export type Criterion = ClassCriterion | MetCriterion;

/** Level by class of one criterion and by how many of the others are not met: `columns[unmet][class - 1]` names a figure. */
export type MatrixDecision = {
  readonly kind: 'matrix';
  readonly classes: string;
  readonly met: readonly string[];
  readonly columns: readonly (readonly [string, string, string, string])[];
};
/** Level by the highest step of which one criterion holds; `otherwise` where none does (or where its text was not found). */
export type StepDecision = {
  readonly kind: 'steps';
  readonly steps: readonly { readonly level: Level; readonly any: readonly string[] }[];
  readonly otherwise: { readonly lowest: Level; readonly highest: Level; readonly note?: Words };
};

/** What happens to a decided level afterwards. */
export type Adjustment = Words & {
  readonly unlessMet: string;
  readonly certainty: Certainty;
  readonly source: string;
} & (
    | { readonly kind: 'no-lowering' }
    /** One level up, except without cases. Level 4 stays. */
    | { readonly kind: 'raise'; readonly exceptWithout: string }
  );

/** A legal version as data. A new one needs no code as long as it speaks this vocabulary. */
export type RiskRule = {
  readonly code: string;
  readonly title: Words;
  readonly legalBasis: Words;
  /** First day in force, and the first day no longer, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string | null;
  readonly note?: Words;
  readonly inputs: { readonly [code: string]: RiskInput };
  readonly figures: { readonly [code: string]: RiskFigure };
  readonly criteria: { readonly [code: string]: Criterion };
  readonly decide: { readonly [unit in UnitKind]?: MatrixDecision | StepDecision };
  readonly adjust: readonly Adjustment[];
};

/** An area with what is known of it. A value that is absent or null is missing. */
export type AreaInputs = {
  readonly code: string;
  readonly unit: UnitKind;
  readonly parentCode?: string | null;
  readonly values: { readonly [input: string]: number | null | undefined };
  /** The level in force before, where one is: only then can "not lowered" mean anything. */
  readonly previousLevel?: Level | null;
};

/** Lowest and highest possible value. */
export type Span = { readonly low: number; readonly high: number };

/** One comparison as it came out; `result` null: not known. */
export type Reading = {
  readonly measure: Measure;
  readonly value: Span;
  /** Figures it was held against, in their order; the code names them in the rule. */
  readonly against: readonly {
    readonly figure: string;
    readonly value: number | null;
    readonly above: boolean;
  }[];
};
export type CriterionResult = Words & {
  readonly code: string;
  readonly readings: readonly Reading[];
  /** Class span of a class criterion, else null. */
  readonly classes: Span | null;
  /** Of a met criterion: true, false, or null where it is not known. */
  readonly met: boolean | null;
  /** Did it decide the level (or the bounds of its range)? */
  readonly deciding: boolean;
};

export type Assessment = {
  readonly code: string;
  readonly unit: UnitKind;
  /** `decided`: one level; `range`: some levels are excluded; `unknown`: none is; `no-rule`: not for this size of area. */
  readonly outcome: 'decided' | 'range' | 'unknown' | 'no-rule';
  readonly level: Level | null;
  readonly colour: Colour | null;
  readonly lowest: Level;
  readonly highest: Level;
  readonly criteria: readonly CriterionResult[];
  /** Adjustments that changed or could change the level. */
  readonly adjusted: readonly (Words & { readonly kind: Adjustment['kind']; readonly certain: boolean })[];
  /** Inputs that were not given; `decisive`: the range is open because of such a criterion. */
  readonly missing: readonly (Words & { readonly code: string; readonly decisive: boolean })[];
  /** Figures that took part and are not verified, or were not found at all (value null); those changed here are below. */
  readonly unverified: readonly {
    readonly figure: string;
    readonly value: number | null;
    readonly source: string;
  }[];
  /** Figures that took part and were changed here. */
  readonly overridden: readonly string[];
};
