import { isAsked } from './forms.ts';
import {
  type Answer,
  type Answers,
  type FormField,
  type FormStep,
  type FormVersion,
  shortParts,
  type ShortItem,
  type ShortPart,
  type StandardBlock,
} from './types.ts';

/** A question of the short entry: a part of a standard group, or a field of the form. */
export type ShortQuestion =
  | { readonly part: ShortPart; readonly item: ShortItem; readonly field: null }
  | { readonly part: null; readonly item: ShortItem; readonly field: FormField };

/** A step with what the short entry leaves of it. */
export type RestStep = {
  readonly step: FormStep;
  readonly parts: readonly ShortPart[];
  readonly fields: readonly FormField[];
};

const PARTS = Object.keys(shortParts) as ShortPart[];
const partsOf = (block: StandardBlock) => PARTS.filter((part) => shortParts[part] === block);

/**
 * What the short entry asks now, in order. A required field that an answer opens comes behind the question that opened
 * it; without a short entry the form asks everything.
 */
export function shortQuestions(form: FormVersion, answers: Answers): ShortQuestion[] {
  const fields = form.steps.flatMap((step) => step.fields);
  const items = form.short ?? wholeOf(form);
  const listed = new Set(items.map(({ ask }) => ask));
  return items.flatMap((item): ShortQuestion[] => {
    const field = fields.find(({ id }) => id === item.ask);
    if (field === undefined) {
      return item.ask in shortParts ? [{ part: item.ask as ShortPart, item, field: null }] : [];
    }
    const opened = fields.filter(
      (one) => one.required === true && one.when?.field === field.id && !listed.has(one.id),
    );
    return [field, ...opened]
      .filter((one) => isAsked(form, one, answers))
      .map((one) => ({ part: null, item: one === field ? item : { ask: one.id }, field: one }));
  });
}

/** What "more" opens: every question that the short entry does not show, by step. */
export function restOf(form: FormVersion, answers: Answers): RestStep[] {
  const shown = new Set(shortQuestions(form, answers).map(({ part, field }) => part ?? field.id));
  return form.steps
    .map((step) => ({
      step,
      parts: step.blocks.flatMap(partsOf).filter((part) => !shown.has(part)),
      fields: step.fields.filter((field) => !shown.has(field.id) && isAsked(form, field, answers)),
    }))
    .filter(({ parts, fields }) => parts.length + fields.length > 0);
}

/** What stands in the fields before anybody answers. @param day local day; names of the post and of the origin. */
export function presetAnswers(
  form: FormVersion,
  { day, post, origin }: { readonly day: string; readonly post: string; readonly origin: string },
): Answers {
  const words: { readonly [preset: string]: string } = { today: day, post, origin };
  const presets = (form.short ?? []).flatMap(({ ask, preset }): [string, Answer][] => {
    const value = preset === undefined ? '' : (words[preset] ?? preset);
    return value === '' ? [] : [[ask, value]];
  });
  return Object.fromEntries(presets);
}

/** Unit that somebody comes from: what a field says that asks for it, else the home where the short entry takes it so. */
export function originOf(form: FormVersion, answers: Answers, home: string | null): string | null {
  const fields = form.steps.flatMap((step) => step.fields);
  const said = fields.filter(({ origin }) => origin === true).map(({ id }) => answers[id]);
  const area = said.find((one) => typeof one === 'string' && one !== '');
  const isHome = form.short?.some(({ ask, origin }) => ask === 'area' && origin === true) === true;
  return typeof area === 'string' ? area : isHome ? home : null;
}

function wholeOf(form: FormVersion): ShortItem[] {
  return form.steps.flatMap((step) => [
    ...step.blocks.flatMap(partsOf).map((ask) => ({ ask })),
    ...step.fields.filter(({ when }) => when === undefined).map(({ id }) => ({ ask: id })),
  ]);
}
