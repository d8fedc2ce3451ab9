import { type Adjustment, type Criterion, levels, type Measure, type RiskRule, unitKinds } from './types.ts';

/** A rule that can be used, or what is wrong with it, each with the place in the document. */
export type RuleOutcome =
  | { readonly ok: true; readonly rule: RiskRule }
  | { readonly ok: false; readonly problems: readonly string[] };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** More would be a mistake, not a longer list. */
const MOST = 20;

type Loose = { readonly [key: string]: unknown };

/**
 * Reads a rule from JSON: every name that is used must be declared, cut-offs of classes must rise and levels in a matrix
 * must not fall from left to right or from met to unmet, since the engine's promises rest on that.
 */
export function readRule(given: unknown): RuleOutcome {
  const problems = shapeProblems(given);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const rule = given as RiskRule;
  const wrong = [...nameProblems(rule), ...orderProblems(rule)].slice(0, MOST);
  return wrong.length > 0 ? { ok: false, problems: wrong } : { ok: true, rule };
}

function shapeProblems(given: unknown): string[] {
  if (!isObject(given)) {
    return ['a rule is a JSON object'];
  }
  const checks: [boolean, string][] = [
    [isText(given['code']), 'code'],
    [isWords(given['title']), 'title.vi, title.en'],
    [isWords(given['legalBasis']), 'legalBasis.vi, legalBasis.en'],
    [isDay(given['from']), 'from (YYYY-MM-DD)'],
    [given['to'] === null || isDay(given['to']), 'to (YYYY-MM-DD or null)'],
    ...(['inputs', 'figures', 'criteria', 'decide'] as const).map((name): [boolean, string] => [
      isObject(given[name]),
      name,
    ]),
    [Array.isArray(given['adjust']), 'adjust (a list)'],
  ];
  const missing = checks.filter(([ok]) => !ok).map(([, name]) => `${name} is missing or malformed`);
  return missing.length > 0 ? missing : partProblems(given);
}

function partProblems(given: Loose): string[] {
  const inputs = entries(given['inputs'])
    .filter(
      ([, one]) => !isWords(one) || !['count', 'percent', 'yes-no'].includes(String((one as Loose)['kind'])),
    )
    .map(([code]) => `inputs.${code}: vi, en, kind (count, percent, yes-no)`);
  const figures = entries(given['figures'])
    .filter(([, one]) => !isFigure(one))
    .map(([code]) => `figures.${code}: value (number or null), certainty (verified, unverified), source`);
  const criteria = entries(given['criteria'])
    .filter(([, one]) => !isCriterion(one))
    .map(([code]) => `criteria.${code}: vi, en, kind classes with measures, or kind met with all`);
  const decide = entries(given['decide'])
    .filter(([unit, one]) => !unitKinds.some((kind) => kind === unit) || !isDecision(one))
    .map(([unit]) => `decide.${unit}: commune, district or province; kind matrix or steps`);
  const adjust = (given['adjust'] as unknown[]).flatMap((one, at) =>
    isAdjustment(one) ? [] : [`adjust.${at}: vi, en, kind, unlessMet, certainty, source`],
  );
  return [...inputs, ...figures, ...criteria, ...decide, ...adjust].slice(0, MOST);
}

function nameProblems(rule: RiskRule): string[] {
  const unknown = (kind: 'inputs' | 'figures' | 'criteria', names: readonly string[], at: string) =>
    names
      .filter((name) => !Object.hasOwn(rule[kind], name))
      .map((name) => `${at}: ${kind}.${name} is not declared`);
  const criteria = Object.entries(rule.criteria).flatMap(([code, criterion]) => [
    ...unknown('inputs', measuresOf(criterion).flatMap(namesIn), `criteria.${code}`),
    ...unknown('figures', figuresIn(criterion), `criteria.${code}`),
  ]);
  const decide = Object.entries(rule.decide).flatMap(([unit, decision]) =>
    decision.kind === 'matrix'
      ? [
          ...unknown('criteria', [decision.classes, ...decision.met], `decide.${unit}`),
          ...unknown('figures', decision.columns.flat(), `decide.${unit}`),
          ...(decision.columns.length === decision.met.length + 1
            ? []
            : [`decide.${unit}: columns must be one more than met`]),
        ]
      : unknown(
          'criteria',
          decision.steps.flatMap(({ any }) => any),
          `decide.${unit}`,
        ),
  );
  const adjust = rule.adjust.flatMap((one, at) => [
    ...unknown('criteria', [one.unlessMet], `adjust.${at}`),
    ...(one.kind === 'raise' ? unknown('inputs', [one.exceptWithout], `adjust.${at}`) : []),
  ]);
  const within = Object.entries(rule.inputs).flatMap(([code, { within: whole }]) =>
    whole === undefined ? [] : unknown('inputs', [whole], `inputs.${code}`),
  );
  return [...criteria, ...decide, ...adjust, ...within];
}

function orderProblems(rule: RiskRule): string[] {
  const valueOf = (figure: string) => rule.figures[figure]?.value ?? null;
  const falls = (figures: readonly string[], strictly: boolean) => {
    const known = figures.map(valueOf).filter((value) => value !== null);
    return known.some((value, at) => at > 0 && (strictly ? value <= known[at - 1]! : value < known[at - 1]!));
  };
  const classes = Object.entries(rule.criteria).flatMap(([code, criterion]) =>
    criterion.kind === 'classes' && criterion.measures.some(({ from }) => falls(from, true))
      ? [`criteria.${code}: cut-offs must rise`]
      : [],
  );
  const matrices = Object.entries(rule.decide).flatMap(([unit, decision]) => {
    if (decision.kind !== 'matrix') {
      return [];
    }
    const rows = [0, 1, 2, 3].map((at) => decision.columns.map((column) => column[at]!));
    const cells = decision.columns.flat().map(valueOf);
    return [
      ...([...decision.columns, ...rows].some((line) => falls(line, false))
        ? [`decide.${unit}: levels must not fall`]
        : []),
      ...(cells.some((cell) => cell !== null && !levels.some((level) => level === cell))
        ? [`decide.${unit}: levels are 1, 2, 3, 4`]
        : []),
    ];
  });
  return [...classes, ...matrices];
}

function measuresOf(criterion: Criterion): Measure[] {
  return criterion.kind === 'classes'
    ? criterion.measures.map(({ measure }) => measure)
    : criterion.all.map(({ measure }) => measure);
}

/** A rate needs the population declared too, so that it can be asked for. */
function namesIn(measure: Measure): string[] {
  if ('unitsAt' in measure) {
    return [];
  }
  return 'per' in measure ? [measure.input, 'population'] : [measure.input];
}

function figuresIn(criterion: Criterion): string[] {
  return criterion.kind === 'classes'
    ? criterion.measures.flatMap(({ from }) => from)
    : criterion.all.map((one) => ('above' in one ? one.above : one.atLeast));
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isWords = (value: unknown) => isObject(value) && isText(value['vi']) && isText(value['en']);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const entries = (value: unknown) => Object.entries(value as Loose);
const isLevel = (value: unknown) => levels.some((level) => level === value);
const isCertain = (value: Loose) =>
  ['verified', 'unverified'].includes(String(value['certainty'])) && isText(value['source']);

function isFigure(value: unknown): boolean {
  return isObject(value) && (value['value'] === null || Number.isFinite(value['value'])) && isCertain(value);
}

function isMeasure(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  return 'unitsAt' in value
    ? isLevel(value['unitsAt']) && ['percent', 'count'].includes(String(value['as']))
    : isText(value['input']) && (value['per'] === undefined || Number(value['per']) > 0);
}

function isCriterion(value: unknown): boolean {
  if (!isObject(value) || !isWords(value)) {
    return false;
  }
  const parts =
    value['kind'] === 'classes' ? value['measures'] : value['kind'] === 'met' ? value['all'] : null;
  return (
    Array.isArray(parts) &&
    parts.length > 0 &&
    parts.every(
      (part) =>
        isObject(part) &&
        isMeasure(part['measure']) &&
        (value['kind'] === 'classes'
          ? isTexts(part['from']) && part['from'].length === 3
          : isText(part['above']) !== isText(part['atLeast'])),
    )
  );
}

function isDecision(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  if (value['kind'] === 'matrix') {
    const columns = value['columns'];
    return (
      isText(value['classes']) &&
      isTexts(value['met']) &&
      Array.isArray(columns) &&
      columns.every((column) => isTexts(column) && column.length === 4)
    );
  }
  const { steps, otherwise } = value;
  return (
    value['kind'] === 'steps' &&
    Array.isArray(steps) &&
    steps.every((step) => isObject(step) && isLevel(step['level']) && isTexts(step['any'])) &&
    isObject(otherwise) &&
    isLevel(otherwise['lowest']) &&
    isLevel(otherwise['highest'])
  );
}

function isAdjustment(value: unknown): value is Adjustment {
  return (
    isObject(value) &&
    isWords(value) &&
    isText(value['unlessMet']) &&
    isCertain(value) &&
    (value['kind'] === 'no-lowering' || (value['kind'] === 'raise' && isText(value['exceptWithout'])))
  );
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && DATE.test(value);
}
