export { checkAnswers, type Checked, type CheckContext, type FormFault, formFaults } from './answers.ts';
export { definitionFaults } from './definition.ts';
export { fieldsOf, formOn, isAsked, OLD_FORM_DAYS, usableForm } from './forms.ts';
export { answerText, formFaultTexts } from './texts.ts';
export {
  type Answer,
  type Answers,
  type Condition,
  type FieldType,
  type FormField,
  type FormKind,
  formKinds,
  type FormStep,
  type FormVersion,
  type Said,
  type ShortItem,
  type ShortPart,
  shortParts,
  type StandardBlock,
} from './types.ts';
export {
  originOf,
  presetAnswers,
  restOf,
  type RestStep,
  type ShortQuestion,
  shortQuestions,
} from './short.ts';
export { readSms, type SmsDeclaration, type SmsGap, smsGaps } from './sms.ts';
