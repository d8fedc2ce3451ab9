import {
  fieldTypes,
  formKinds,
  type FormField,
  type FormVersion,
  type Said,
  type ShortPart,
  shortParts,
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
  checkShort(form, say);
  return faults;
}

/** Whoever fills in the short entry and nothing else must have filled in the form: what is required stands in it. */
function checkShort(form: FormVersion, say: (where: string, what: string) => void): void {
  if (form.short === undefined) {
    return;
  }
  const asked = new Set(form.short.map(({ ask }) => ask));
  if (asked.size < form.short.length || !asked.has('fullName') || !asked.has('birth')) {
    say('short', 'asks for name and birth, and for nothing twice');
  }
  const blocks = new Set(form.steps.flatMap((step) => step.blocks));
  const fields = new Map(form.steps.flatMap((step) => step.fields).map((field) => [field.id, field]));
  for (const { ask, preset, origin } of form.short) {
    const field = fields.get(ask);
    const block = Object.hasOwn(shortParts, ask) ? shortParts[ask as ShortPart] : undefined;
    if (field === undefined && (block === undefined || !blocks.has(block))) {
      say(`short.${ask}`, 'is no question of the form');
    }
    if (preset !== undefined && !isPreset(field, preset)) {
      say(`short.${ask}`, 'cannot begin with that');
    }
    if (origin === true && ask !== 'area') {
      say(`short.${ask}`, 'is no home');
    }
  }
  for (const { id, required, when } of fields.values()) {
    if (required === true && !asked.has(when?.field ?? id)) {
      say(`short.${id}`, 'is required and not asked');
    }
  }
}

function isPreset(field: FormField | undefined, preset: string): boolean {
  switch (field?.type) {
    case 'date':
      return preset === 'today';
    case 'text':
      return preset === 'post' || preset === 'origin';
    case 'choice':
      return field.options?.some(({ code }) => code === preset) === true;
    default:
      return false;
  }
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
