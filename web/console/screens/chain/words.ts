import { label } from '../../../../contract/labels.ts';
import { formatCalendarDate } from '../../../shared/formats.ts';
import type { Language } from '../../../shared/texts.ts';
import type { EncodingWords } from './encoding.ts';
import type { ChainModel, ChainNode, Day, Status } from './model.ts';
import { texts } from './texts.ts';

/** Name of a node's status: the classification of a case, else a contact that is no case. */
export function statusName(status: Status, lang: Language): string {
  return status === 'CONTACT' ? texts('shapeContact') : label('caseClassification', status, lang);
}

/** A day number as a date of the screen; a dash where it is not known. */
export function showDay(day: Day): string {
  return day === null ? '–' : formatCalendarDate(new Date(day * 86_400_000).toISOString().slice(0, 10));
}

/** What a node is called: its number or name; a contact without a name by the cases that exposed it. */
export function nameOf(model: ChainModel, node: ChainNode): string {
  if (node.label !== '') {
    return node.label;
  }
  const labels = node.exposedBy.slice(0, 2).map((index) => model.nodes[index]!.label);
  const more = node.exposedBy.length > 2 ? ` +${node.exposedBy.length - 2}` : '';
  return texts('contactOf', { label: `${labels.join(', ')}${more}` });
}

/** Names of categories in the language of the screen. */
export function encodingWords(lang: Language): EncodingWords {
  return {
    status: (status) => statusName(status, lang),
    generation: (n) => texts('generationN', { n }),
    laterGenerations: (n) => texts('generationLater', { n }),
    noGeneration: texts('noGenerationShort'),
    contact: texts('shapeContact'),
    otherAreas: texts('otherAreas'),
    noArea: texts('noArea'),
  };
}

/** Everything about a node in one sentence, for the line below the drawing and for readers of the screen. */
export function describeNode(model: ChainModel, index: number, lang: Language): string {
  const node = model.nodes[index]!;
  const names = (list: readonly number[]) => list.map((one) => nameOf(model, model.nodes[one]!)).join(', ');
  const parts = [
    nameOf(model, node),
    statusName(node.status, lang),
    node.area,
    node.onset === null ? null : texts('onsetOn', { date: showDay(node.onset) }),
    node.status === 'CONTACT' && node.day !== null ? texts('exposedOn', { date: showDay(node.day) }) : null,
    node.status === 'CONTACT'
      ? null
      : texts('inGeneration', { generation: node.generation ?? texts('noGeneration') }),
    node.infectors.length === 0 ? null : texts('from', { names: names(node.infectors) }),
    node.sourcesOutside === 0 ? null : texts('fromOutside', { n: node.sourcesOutside }),
    node.infectees.length === 0 ? null : texts('to', { n: node.infectees.length }),
    node.contacts.length === 0 ? null : texts('hasContacts', { n: node.contacts.length }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
