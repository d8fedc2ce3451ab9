import { label } from '../../../../contract/labels.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { type Certificate, certificateText } from '../document/certificate.ts';
import { type ChangeDecision, changeText } from '../document/change-decision.ts';
import { type Decision, decisionText, type DecisionText } from '../document/decision.ts';
import { certificatesFile } from '../document/draw-certificate.ts';
import { type CordonDecision, cordonText } from '../document/cordon-decision.ts';
import { cordonFile, trialFile } from '../document/draw-decision.ts';
import { letterFile } from '../document/draw-letter.ts';
import { type Letter, wordedLetter } from '../document/letter.ts';
import type { OrderKind } from '../rules/order-status.ts';
import {
  type CordonPaperKind,
  isChangePaper,
  isCordonPaper,
  type OrderChangeKind,
  type PaperKind,
} from '../rules/paper-kinds.ts';
import { releaseRuleOn } from '../rules/release-rules.ts';
import { certificateNumber, openNumber } from './make-order.ts';
import { seatOf } from './order-wordings.ts';

/** The mark of a paper for somebody who does not exist. */
const EXAMPLE = { across: 'VÍ DỤ', words: 'VÍ DỤ · NGƯỜI KHÔNG CÓ THẬT · CHƯA BAN HÀNH' };
const EXAMPLE_DAYS = 14;
const EXAMPLE_MOVE = 7 * DAY_MS;
const EXAMPLE_ORDER: OrderKind = 'quarantine-home';
const EXAMPLE_HOURS = 24;

type Tried<Kind> = Pick<Decision, 'wording'> & { readonly kind: Kind; readonly office: OrganisationRef };

/** A paper in a wording that is tried. */
export type ExamplePaper = { readonly number: string } & (
  | { readonly decision: Decision | ChangeDecision }
  | { readonly certificate: Certificate }
  | { readonly letter: Letter }
  | { readonly cordon: CordonDecision }
);

/** A paper on somebody who does not exist; of what hangs from an order, one of a quarantine at home. */
export function examplePaper(
  context: OrderContext,
  scope: Scope,
  { kind, ...tried }: Tried<PaperKind>,
): ExamplePaper {
  if (kind === 'hand-over') {
    const letter = exampleLetter(context, scope, tried);
    return { number: letter.number, letter };
  }
  if (kind === 'certificate') {
    const { wording } = tried;
    const decision = firstDecision(exampleDecision(context, scope, { kind: EXAMPLE_ORDER, ...tried }));
    const { officeName, officeSeat, until, from: issuedAt, dataset } = decision;
    const text = certificateText({ decision, wording, officeName, officeSeat, endedAt: until });
    const number = certificateNumber(1, tried.office.numberSuffix).replace('0001', '……');
    return { number, certificate: { text, code: null, number, signer: null, issuedAt, dataset } };
  }
  if (isCordonPaper(kind)) {
    const cordon = exampleCordon(context, scope, { kind, ...tried });
    return { number: cordon.number, cordon };
  }
  const decision = isChangePaper(kind)
    ? exampleChange(context, scope, { kind, ...tried })
    : exampleDecision(context, scope, { kind, ...tried });
  return { number: decision.number, decision };
}

/** How it reads, part by part. */
export function exampleText(paper: ExamplePaper): DecisionText {
  if ('letter' in paper) {
    return wordedLetter(paper.letter);
  }
  if ('certificate' in paper) {
    return paper.certificate.text;
  }
  if ('cordon' in paper) {
    return cordonText(paper.cordon);
  }
  return 'order' in paper.decision ? changeText(paper.decision) : decisionText(paper.decision);
}

/** The same as a PDF, marked on every page. */
export async function exampleFile(paper: ExamplePaper): Promise<Buffer> {
  if ('letter' in paper) {
    return await letterFile(paper.letter, EXAMPLE);
  }
  if ('cordon' in paper) {
    return await cordonFile(paper.cordon, EXAMPLE);
  }
  return 'certificate' in paper
    ? await certificatesFile([paper.certificate], EXAMPLE)
    : await trialFile(paper.decision, EXAMPLE);
}

function exampleChange(
  context: OrderContext,
  scope: Scope,
  { kind, ...tried }: Tried<OrderChangeKind>,
): ChangeDecision {
  const order = exampleDecision(context, scope, { kind: EXAMPLE_ORDER, ...tried });
  const { officeName, officeSeat, issuedAt, until, signer, legalBasis, number } = order;
  return {
    order: firstDecision(order),
    kind,
    number,
    wording: tried.wording,
    officeName,
    officeSeat,
    issuedAt,
    legalBasis,
    reason: 'lý do ghi khi ra quyết định (ví dụ)',
    formerUntil: until,
    until: until + (kind === 'extension' ? EXAMPLE_MOVE : -EXAMPLE_MOVE),
    signer,
    servedAt: null,
    former: null,
  };
}

/** An order that another paper speaks of, issued the day before. */
function firstDecision(order: Decision): Decision {
  return { ...order, number: order.number.replace('……', '0001'), issuedAt: order.issuedAt - DAY_MS };
}

function exampleCordon(
  context: OrderContext,
  scope: Scope,
  { kind, ...tried }: Tried<CordonPaperKind>,
): CordonDecision {
  const order = exampleDecision(context, scope, { kind: EXAMPLE_ORDER, ...tried });
  const { officeName, officeSeat, issuedAt, from, until, signer, legalBasis, reason, areaName } = order;
  const { number: firstNumber, issuedAt: firstAt } = firstDecision(order);
  const moved = { 'cordon-extension': until + EXAMPLE_MOVE, 'cordon-reduction': until - EXAMPLE_MOVE };
  return {
    id: '',
    dataset: scope.dataset,
    kind,
    number: order.number,
    wording: tried.wording,
    officeName,
    officeSeat,
    issuedAt,
    legalBasis,
    reason,
    signer,
    title: 'Thôn Ví Dụ',
    placeName: null,
    units: areaName === null ? [] : [areaName],
    drawn: true,
    addressWords: null,
    disease: label('disease', 'covid-19', 'vi'),
    households: 24,
    people: 87,
    from,
    until: kind === 'cordon' ? until : kind === 'cordon-lift' ? issuedAt : moved[kind],
    formerUntil: until,
    first: kind === 'cordon' ? null : { number: firstNumber, issuedAt: firstAt, officeName },
    former: null,
  };
}

function exampleLetter(
  context: OrderContext,
  scope: Scope,
  { office, wording }: Omit<Tried<PaperKind>, 'kind'>,
): Letter {
  const areaName = context.areas.byNo(office.areaNo)?.fullName ?? office.name;
  return {
    id: '',
    number: '……/CV',
    dataset: scope.dataset,
    wording,
    officeName: office.name,
    officeSeat: seatOf(context, office),
    sentAt: context.platform.clock.now(),
    answerHours: EXAMPLE_HOURS,
    fromName: areaName,
    toName: 'Phường Ví Dụ',
    outside: false,
    reason: 'moved',
    note: 'ghi chú khi gửi (ví dụ)',
    signer: null,
    people: [
      {
        fullName: 'Nguyễn Văn Ví Dụ',
        birthYear: 1990,
        phone: '0900000000',
        address: 'Số 1, thôn Ví Dụ',
        areaName,
        role: 'tiếp xúc với ca bệnh (ví dụ) (F1)',
        orders: [],
        followUpUntil: null,
      },
    ],
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
