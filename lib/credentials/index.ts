export type { Bytes } from './bytes.ts';
export { decodeBase45, encodeBase45 } from './base45.ts';
export type { Base45Fault } from './base45.ts';
export type { CertificateAlgorithm, CertificatePort } from './certificate-port.ts';
export { formatShortCode, makeShortCode, parseShortCode } from './card-code.ts';
export type { ShortCode } from './card-code.ts';
export type { CryptoPort, PortKey } from './crypto-port.ts';
export { issueDcc } from './dcc-issue.ts';
export type { DccIssueFault, DccIssuePort, DccIssuer, DccToIssue } from './dcc-issue.ts';
export { readDccSigner } from './dcc-signer.ts';
export type { DccEntry, DccSigner } from './dcc-signer.ts';
export { findUnknownCodes, nameOfCode } from './dcc-values.ts';
export type { DccValueSets, UnknownCode } from './dcc-values.ts';
export { verifyDcc } from './dcc-verify.ts';
export type { DccVerdict } from './dcc-verify.ts';
export { isJsonObject, textOf } from './json.ts';
export type { JsonObject, JsonValue } from './json.ts';
export { keyId } from './keys.ts';
export type { VerificationKey } from './keys.ts';
export { CODE_KINDS, MESSAGE_PURPOSES } from './kinds.ts';
export type { CodeKind, KeyPurpose, MessagePurpose } from './kinds.ts';
export type { Outcome } from './outcome.ts';
export type { Payload } from './payloads.ts';
export { makePlaceCode, parsePlaceCode, placeUrl } from './place-code.ts';
export type { PlaceCode } from './place-code.ts';
export { qrMatrix, qrSvg } from './qr-svg.ts';
export type { QrLevel, QrMatrix, QrPicture } from './qr-svg.ts';
export {
  applyRevocations,
  isRevoked,
  NO_REVOCATIONS,
  revocationIdOfDcc,
  revocationsOf,
  writeRevocations,
} from './revocations.ts';
export type { Revocations } from './revocations.ts';
export { scan } from './scan.ts';
export type { ScanFault, Scanned } from './scan.ts';
export { openMessage, signMessage } from './signed-message.ts';
export {
  COMPLETION_PREFIX,
  type Completion,
  completionContent,
  completionText,
  openCompletion,
  type OpenedCompletion,
  revocationIdOfCompletion,
} from './completion.ts';
export type { MessageFault, SignedMessage } from './signed-message.ts';
export { freshSteps, VERIFY_STEPS } from './verdict.ts';
export type { VerifyReason, VerifyStep, VerifySteps } from './verdict.ts';
export { verifyAny } from './verify-any.ts';
export type { AnyVerdict, Trust, VerifyPorts } from './verify-any.ts';
export { issueCode, TRAINING_ISSUER } from './vx1-issue.ts';
export { openCode } from './vx1-open.ts';
export type { CodeToIssue, IssuedCode, IssueFault } from './vx1-issue.ts';
export { verifyCode } from './vx1-verify.ts';
export type { CodeVerdict, VerifiedCode } from './vx1-verify.ts';
export { webCertificates } from './web-certificates.ts';
export { generateKeyPair, importPrivateKey, importPublicKey, webCrypto } from './webcrypto.ts';
export type { KeyPair } from './webcrypto.ts';
