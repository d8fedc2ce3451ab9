import {
  fieldTypes,
  formKinds,
  type FormField,
  type FormVersion,
  type Said,
  standardBlocks,
} from './types.ts';

/**
 * What is wrong with the definition of a form, for whoever writes one: each with the place where it stands. Forms are
 * data that people edit, so this is run over every shipped one.
 */
export function definitionFaults(form: FormVersion): string[] {
  const faults: string[] = [];
  const say = (where: string, what: string) => faults.push(`${where}: ${what}`);
  const both = (where: string, said: Said | undefined) => {
    if (said === undefined || said.vi.trim() === '' || said.en.trim() === '') {
      say(where, 'needs a Vietnamese and an English text');
    }
  };
  if (!formKinds.includes(form.kind)) {
    say('kind', 'unknown');
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.validFrom)) {
    say('validFrom', 'is no day');
  }
  both('title', form.title);
  both('lead', form.lead);
  both('legalBasis', form.legalBasis);
  const blocks = form.steps.flatMap((step) => step.blocks);
  if (!blocks.includes('person') || new Set(blocks).size < blocks.length) {
    say('steps', 'ask for the person, and for each standard group once');
  }
  const seen = new Map<string, FormField>();
  for (const step of form.steps) {
    both(`steps.${step.id}`, step.title);
    if (step.blocks.some((block) => !standardBlocks.includes(block))) {
      say(`steps.${step.id}`, 'names an unknown group');
    }
    for (const field of step.fields) {
      checkField(field, seen, say, both);
      seen.set(field.id, field);
    }
  }
  return faults;
}

function checkField(
  field: FormField,
  before: ReadonlyMap<string, FormField>,
  say: (where: string, what: string) => void,
  both: (where: string, said: Said | undefined) => void,
): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(field.id) || before.has(field.id)) {
    say(field.id, 'is no id, or is taken');
  }
  if (!fieldTypes.includes(field.type)) {
    say(field.id, 'has an unknown type');
  }
  both(field.id, field.label);
  for (const option of field.options ?? []) {
    both(`${field.id}.${option.code}`, option);
  }
  const chooses = field.type === 'choice' || field.type === 'checks';
  if (chooses !== (field.options !== undefined)) {
    say(field.id, 'choices have options, nothing else has');
  }
  if (field.when !== undefined) {
    const codes = before.get(field.when.field)?.options?.map(({ code }) => code);
    if (codes === undefined || field.when.in.some((code) => !codes.includes(code))) {
      say(field.id, 'depends on no choice further up');
    }
  }
}
