import type { orderCertificatesApi } from '../../../contract/order-certificates.ts';
import type { orderPapersApi } from '../../../contract/order-papers.ts';
import type { orderSitesApi } from '../../../contract/order-sites.ts';
import type { orderSigningApi } from '../../../contract/order-signing.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { OrderContext, PaperContext } from './context.ts';
import { answerAppeal, recordAppeal } from './usecases/appeals.ts';
import { issueCertificates } from './usecases/issue-certificates.ts';
import { decideMany, endAll, extendMany } from './usecases/change-many.ts';
import { enterInstrument, showInstruments } from './usecases/legal-instruments.ts';
import { showLimitInForce, showLimits } from './usecases/limit-in-force.ts';
import { printChangeDecision, printChangeDecisions } from './usecases/print-change-decision.ts';
import { printCertificates } from './usecases/print-certificates.ts';
import { printDecisions } from './usecases/print-decision.ts';
import { loadServicePhoto, recordService } from './usecases/record-service.ts';
import { showAttention } from './usecases/show-attention.ts';
import { showSites } from './usecases/show-sites.ts';
import { recordServices } from './usecases/record-services.ts';
import { verifyCompletion } from './usecases/verify-completion.ts';
import { withdrawMany } from './usecases/withdraw-certificates.ts';
import { enterAuthority, showAuthorities, withdrawAuthority } from './usecases/signing-authorities.ts';

/** Many orders at once, papers, service, complaints. */
export function paperHandlers(context: OrderContext): Handlers<typeof orderPapersApi> {
  return {
    'GET /orders/attention': async ({ scope }) => await showAttention(context, scope),
    'GET /orders/decisions.pdf': async ({ scope, query }) => await printDecisions(context, scope, query.ids),
    'GET /orders/change-decisions.pdf': async ({ scope, query }) =>
      await printChangeDecisions(context, scope, query.ids),
    'GET /orders/{id}/change-decisions/{decisionId}/document.pdf': async ({ scope, params }) =>
      await printChangeDecision(context, scope, params),
    'POST /orders/change-decisions': async ({ scope, body }) => await decideMany(context, scope, body),
    'POST /orders/extensions': async ({ scope, body }) => await extendMany(context, scope, body),
    'POST /orders/releases': async ({ scope, body }) => await endAll(context, scope, 'release', body),
    'POST /orders/cancellations': async ({ scope, body }) => await endAll(context, scope, 'cancel', body),
    'POST /orders/services': async ({ scope, body }) => await recordServices(context, scope, body),
    'POST /orders/{id}/services': async ({ scope, params, body }) =>
      await recordService(context, scope, params.id, body),
    'GET /orders/{id}/services/{serviceId}/photo': async ({ scope, params }) =>
      await loadServicePhoto(context, scope, params),
    'POST /orders/{id}/appeals': async ({ scope, params, body }) =>
      await recordAppeal(context, scope, params.id, body),
    'POST /orders/{id}/appeals/{appealId}/answer': async ({ scope, params, body }) =>
      await answerAppeal(context, scope, params, body),
  };
}

/** Certificates of completion. */
export function certificateHandlers(context: PaperContext): Handlers<typeof orderCertificatesApi> {
  return {
    'POST /orders/certificates': async ({ scope, body }) => await issueCertificates(context, scope, body),
    'POST /orders/certificates/withdrawals': async ({ scope, body }) =>
      await withdrawMany(context, scope, body),
    'GET /orders/certificates.pdf': async ({ scope, query }) =>
      await printCertificates(context, scope, query.ids),
    'POST /public/completions/verify': async ({ scope, body }) =>
      done(await verifyCompletion(context, scope, body)),
  };
}

/** The day of quarantine sites. */
export function siteHandlers(context: OrderContext): Handlers<typeof orderSitesApi> {
  return { 'GET /orders/sites': async ({ scope }) => await showSites(context, scope) };
}

/** Who may sign, and what orders may rest on. */
export function signingHandlers(context: OrderContext): Handlers<typeof orderSigningApi> {
  return {
    'GET /signing-authorities': async ({ scope, query }) => await showAuthorities(context, scope, query),
    'POST /signing-authorities': async ({ scope, body }) => await enterAuthority(context, scope, body),
    'POST /signing-authorities/{id}/end': async ({ scope, params, body }) =>
      await withdrawAuthority(context, scope, params.id, body.reason),
    'GET /legal-instruments': async ({ scope, query }) =>
      done(await showInstruments(context, scope, query.cited)),
    'POST /legal-instruments': async ({ scope, body }) => await enterInstrument(context, scope, body),
    'GET /order-limits': async () => await Promise.resolve(done(showLimits())),
    'GET /order-limits/in-force': async ({ scope, query }) => await showLimitInForce(context, scope, query),
  };
}
