import type { Body, Reply } from '../../../../contract/kit.ts';
import type { orderTemplatesApi } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { longDate } from '../../../platform/documents/official-texts.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { type ChangeDecision, changeText } from '../document/change-decision.ts';
import { type Decision, decisionText } from '../document/decision.ts';
import { trialFile } from '../document/draw-decision.ts';
import { wordingFaults } from '../rules/check-wording.ts';
import { legalWarnings } from '../rules/legal-instruments.ts';
import type { OrderKind } from '../rules/order-status.ts';
import { isChangePaper, type PaperKind } from '../rules/paper-kinds.ts';
import { releaseRuleOn } from '../rules/release-rules.ts';
import { isDate } from '../rules/signing.ts';
import { knownInstruments } from './legal-instruments.ts';
import { openNumber } from './make-order.ts';
import { seatOf } from './order-wordings.ts';
import { pdf } from './print-decision.ts';
import { noonOf, visibleTemplate } from './show-template.ts';
import { visibleOffice } from './template-reach.ts';

type CheckInput = Body<(typeof orderTemplatesApi)['POST /order-templates/checks']>;
type Checked = Reply<(typeof orderTemplatesApi)['POST /order-templates/checks']>;

/** The mark of a decision for somebody who does not exist. */
const EXAMPLE = { across: 'VÍ DỤ', words: 'VÍ DỤ · NGƯỜI KHÔNG CÓ THẬT · CHƯA BAN HÀNH' };
const EXAMPLE_DAYS = 14;
const EXAMPLE_MOVE = 7 * DAY_MS;
const EXAMPLE_ORDER: OrderKind = 'quarantine-home';

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
  const {
    notes: _notes,
    place,
    subject,
    ...text
  } = 'order' in paper ? changeText(paper) : decisionText(paper);
  return done({
    faults: wordingFaults(content, kind),
    warnings: legalWarnings(content.basis.join('; '), at, await knownInstruments(scope, db)),
    text: {
      ...text,
      title: subject,
      number: paper.number,
      placeAndDate: `${place}, ${longDate(paper.issuedAt)}`,
      basis: [...text.basis],
      recipients: [...text.recipients],
      articles: text.articles.map(({ lead, lines }) => ({ lead, lines: [...lines] })),
    },
  });
}

/** A decision in the wording of a version for somebody who does not exist, marked so. */
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
  return pdf(`mau-quyet-dinh-${kind}-${number}.pdf`, await trialFile(paper, EXAMPLE));
}

type Tried<Kind> = Pick<Decision, 'wording'> & { readonly kind: Kind; readonly office: OrganisationRef };

/** A decision on somebody who does not exist; on a change, one of a quarantine at home. */
function examplePaper(
  context: OrderContext,
  scope: Scope,
  { kind, ...tried }: Tried<PaperKind>,
): Decision | ChangeDecision {
  if (!isChangePaper(kind)) {
    return exampleDecision(context, scope, { kind, ...tried });
  }
  const order = exampleDecision(context, scope, { kind: EXAMPLE_ORDER, ...tried });
  const { officeName, officeSeat, issuedAt, until, signer, legalBasis } = order;
  const moved = kind === 'extension' ? EXAMPLE_MOVE : -EXAMPLE_MOVE;
  return {
    order: { ...order, number: order.number.replace('……', '0001'), issuedAt: issuedAt - DAY_MS },
    kind,
    number: order.number,
    wording: tried.wording,
    officeName,
    officeSeat,
    issuedAt,
    legalBasis,
    reason: 'lý do ghi khi ra quyết định (ví dụ)',
    formerUntil: until,
    until: until + moved,
    signer,
    servedAt: null,
    former: null,
  };
}

function exampleDecision(
  context: OrderContext,
  scope: Scope,
  { office, kind, wording }: Tried<OrderKind>,
): Decision {
  const now = context.platform.clock.now();
  // The last minute of the last day, as the form of an order proposes it.
  const until = startOfLocalDay(now) + (EXAMPLE_DAYS + 1) * DAY_MS - 60_000;
  const areaName = context.areas.byNo(office.areaNo)?.fullName ?? null;
  return {
    id: '',
    number: openNumber(office.numberSuffix),
    kind,
    wording,
    status: 'IN_FORCE',
    dataset: scope.dataset,
    officeName: office.name,
    officeSeat: seatOf(context, office),
    issuedAt: now,
    legalBasis: 'căn cứ ghi khi ra quyết định (ví dụ)',
    reason: 'lý do ghi khi ra quyết định (ví dụ)',
    from: now,
    firstUntil: until,
    until,
    releaseRule: releaseRuleOn(kind, localDate(now)).vi,
    signer: null,
    servedAt: null,
    movedBy: null,
    releasedBy: null,
    cancelledBy: null,
    areaName,
    place: null,
    person: {
      fullName: 'Nguyễn Văn Ví Dụ',
      sex: 'male',
      birthDate: '1990-01-01',
      birthYear: 1990,
      address: 'Số 1, thôn Ví Dụ',
      areaName,
      phone: '0900000000',
    },
  };
}
