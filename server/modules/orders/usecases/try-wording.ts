import type { Body, Reply } from '../../../../contract/kit.ts';
import type { orderTemplatesApi } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { longDate } from '../../../platform/documents/official-texts.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { wordingFaults } from '../rules/check-wording.ts';
import { legalWarnings } from '../rules/legal-instruments.ts';
import { isDate } from '../rules/signing.ts';
import { knownInstruments } from './legal-instruments.ts';
import { exampleFile, examplePaper, exampleText } from './example-papers.ts';
import { pdf } from './print-decision.ts';
import { noonOf, visibleTemplate } from './show-template.ts';
import { visibleOffice } from './template-reach.ts';

type CheckInput = Body<(typeof orderTemplatesApi)['POST /order-templates/checks']>;
type Checked = Reply<(typeof orderTemplatesApi)['POST /order-templates/checks']>;

/** What is wrong with a wording, which of its laws do not hold, and how it reads; stores nothing. */
export async function checkTemplate(
  context: OrderContext,
  scope: Scope,
  input: CheckInput,
): Promise<Outcome<Checked>> {
  const office = await visibleOffice(context, scope, input.officeId);
  if (!office.ok) {
    return office;
  }
  const { db, clock } = context.platform;
  const { content, kind, date } = input;
  const at = date !== undefined && isDate(date) ? noonOf(date) : clock.now();
  const paper = examplePaper(context, scope, { office: office.value, kind, wording: content });
  const { notes: _notes, place, subject, ...text } = exampleText(paper);
  return done({
    faults: wordingFaults(content, kind),
    warnings: legalWarnings(content.basis.join('; '), at, await knownInstruments(scope, db)),
    text: {
      ...text,
      title: subject,
      number: paper.number,
      placeAndDate: `${place}, ${longDate(clock.now())}`,
      basis: [...text.basis],
      recipients: [...text.recipients],
      articles: text.articles.map(({ lead, lines }) => ({ lead, lines: [...lines] })),
    },
  });
}

/** A paper in the wording of a version for somebody who does not exist, marked so. */
export async function printExample(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const row = await visibleTemplate(context, scope, id);
  if (!row.ok) {
    return row;
  }
  const office = await visibleOffice(context, scope, row.value.office_id);
  if (!office.ok) {
    return office;
  }
  const { kind, content: wording, number } = row.value;
  const paper = examplePaper(context, scope, { office: office.value, kind, wording });
  return pdf(`mau-van-ban-${kind}-${number}.pdf`, await exampleFile(paper));
}
