import { Type } from 'typebox';
import { type ApiTable, Id, Instant, Nullable, Text, RowOutcomesWith } from './kit.ts';
import { TemplateUsed } from './order-changes.ts';

/** A certificate of completion that is good, in short. */
export const CertificateRef = Type.Object({
  id: Id,
  number: Nullable(Type.String({ description: 'null: made before certificates had numbers' })),
  issuedAt: Instant,
});

/** A certificate of completion whole; one that was withdrawn stays on record. */
export const Certificate = Type.Object({
  ...CertificateRef.properties,
  by: Nullable(Type.String()),
  officeName: Type.String(),
  signerName: Nullable(Type.String()),
  signerLines: Type.Array(Type.String()),
  signerDocument: Nullable(Type.String()),
  template: TemplateUsed,
  withdrawn: Nullable(
    Type.Object({
      at: Instant,
      by: Type.String(),
      reason: Type.String(),
      decision: Nullable(Type.String({ description: 'number of the decision that annulled the order' })),
    }),
  ),
});

/** What became of each of these orders. */
const Outcomes = RowOutcomesWith({ certificate: Type.Optional(CertificateRef) });
const Ids = Type.Array(Id, { minItems: 1, maxItems: 1000, description: 'of orders' });

/** Certificates that a quarantine or an isolation was completed: issued, printed, withdrawn, verified. */
export const orderCertificatesApi = {
  'POST /orders/certificates': {
    summary:
      'Issue certificates of completion of released orders, numbered in the series of the office and signed; one that stands is left; each order has its own outcome',
    access: 'order.issue',
    body: Type.Object({
      ids: Ids,
      officeId: Id,
      signerId: Type.Optional(Type.String({ ...Id, description: 'row of the authority table' })),
    }),
    reply: { 200: Outcomes },
  },
  'POST /orders/certificates/withdrawals': {
    summary:
      'Withdraw certificates that say something wrong, with one reason; their codes say so from then on',
    access: 'order.issue',
    body: Type.Object({ ids: Ids, reason: Text(400) }),
    reply: { 200: Outcomes },
  },
  'GET /orders/certificates.pdf': {
    summary: 'Certificates of completion that were issued, with a signed code, one a page',
    access: 'order.read',
    query: Type.Object({
      ids: Type.String({ maxLength: 20_000, description: 'order ids, comma-separated; at most 500' }),
    }),
    file: ['application/pdf'],
  },
  'POST /public/completions/verify': {
    summary:
      'Is a certificate of completion genuine, who signed it, does it stand? Answers what its signed code holds, and whether it was withdrawn',
    access: 'public',
    body: Type.Object({ code: Text(2000) }),
    ratePerMinute: 30,
    rateAcross: true,
    reply: {
      200: Type.Object({
        genuine: Type.Boolean(),
        simulated: Type.Boolean(),
        withdrawn: Nullable(
          Type.Object({
            at: Instant,
            decision: Nullable(Type.String({ description: 'that annulled the order' })),
          }),
        ),
        certificate: Nullable(Type.String({ description: 'number of the certificate' })),
        issuedAt: Nullable(Instant),
        number: Nullable(Type.String({ description: 'of the order' })),
        name: Nullable(Type.String()),
        birthYear: Nullable(Type.Integer()),
        office: Nullable(Type.String()),
        signer: Nullable(Type.String({ description: 'null: none was named' })),
        signerTitle: Nullable(Type.String()),
        from: Nullable(Instant),
        ended: Nullable(Instant),
      }),
    },
  },
} as const satisfies ApiTable;
