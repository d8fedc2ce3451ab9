import { formatPhone } from '../../shared/formats.ts';

/** A phone number to dial by a click; a masked one is only shown. */
export function PhoneLink({ phone }: { readonly phone: string | null }) {
  if (phone === null) {
    return <>–</>;
  }
  return /^[+\d\s.-]+$/u.test(phone) ? (
    <a href={`tel:${phone.replaceAll(/[^+\d]/gu, '')}`}>{formatPhone(phone)}</a>
  ) : (
    <>{phone}</>
  );
}
