export type { OidcFlow, OidcIdentity, OidcKept, OidcFailure, OidcPort } from './port.ts';
export { openidProvider, type OidcSettings } from './openid.ts';
