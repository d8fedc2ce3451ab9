import { criteriaOf } from './decide.ts';
import { grouped } from './describe.ts';
import type { Criterion, Measure, RiskRule, Words } from './types.ts';

/** What each figure of a rule is, in words made from where it is used: for the list of figures and its editor. */
export function figureNames(rule: RiskRule): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>();
  const add = (figure: string, name: Words) => {
    if (!names.has(figure)) {
      names.set(figure, name);
    }
  };
  for (const criterion of criteriaInOrder(rule)) {
    if (criterion.kind === 'classes') {
      for (const { measure, from } of criterion.measures) {
        const what = measureWords(rule, measure);
        from.forEach((figure, at) =>
          add(figure, {
            vi: `${what.vi}: mức ${at + 2} từ`,
            en: `${what.en}: class ${at + 2} from`,
          }),
        );
      }
    } else {
      for (const comparison of criterion.all) {
        const what = measureWords(rule, comparison.measure);
        add('above' in comparison ? comparison.above : comparison.atLeast, {
          vi: `${criterion.vi} (${what.vi}): ${'above' in comparison ? 'trên' : 'từ'}`,
          en: `${criterion.en} (${what.en}): ${'above' in comparison ? 'above' : 'from'}`,
        });
      }
    }
  }
  for (const decision of Object.values(rule.decide)) {
    for (const [unmet, column] of decision.kind === 'matrix' ? decision.columns.entries() : []) {
      column.forEach((figure, at) => add(figure, cellWords(at, unmet)));
    }
  }
  return names;
}

/** Criteria in the order in which decisions and adjustments ask for them. */
function criteriaInOrder(rule: RiskRule): Criterion[] {
  const asked = [
    ...Object.values(rule.decide).flatMap(criteriaOf),
    ...rule.adjust.map(({ unlessMet }) => unlessMet),
    ...Object.keys(rule.criteria),
  ];
  return [...new Set(asked)].map((code) => rule.criteria[code]!);
}

function cellWords(at: number, unmet: number): Words {
  return unmet === 0
    ? {
        vi: `Cấp độ dịch khi mức ${at + 1}, các tiêu chí khác đạt`,
        en: `Level with class ${at + 1}, other criteria met`,
      }
    : {
        vi: `Cấp độ dịch khi mức ${at + 1}, ${unmet} tiêu chí khác không đạt`,
        en: `Level with class ${at + 1}, ${unmet} other criteria not met`,
      };
}

function measureWords(rule: RiskRule, measure: Measure): Words {
  if ('unitsAt' in measure) {
    return {
      vi: `${measure.as === 'percent' ? '% đơn vị cấp dưới' : 'số đơn vị cấp dưới'} từ cấp ${measure.unitsAt}`,
      en: `${measure.as === 'percent' ? '% of units below' : 'units below'} at level ${measure.unitsAt} or above`,
    };
  }
  const { vi, en } = rule.inputs[measure.input]!;
  return 'per' in measure
    ? {
        vi: `${vi} trên ${grouped(String(measure.per), 'vi')} dân`,
        en: `${en} per ${grouped(String(measure.per), 'en')} people`,
      }
    : { vi, en };
}
