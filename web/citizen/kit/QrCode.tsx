import { qrSvg } from '../../../lib/credentials/index.ts';

/** A QR code as a picture with a name. */
export function QrCode(props: { readonly text: string; readonly title: string }) {
  const drawn = qrSvg(props.text, { title: props.title });
  // The SVG is made by our own library from escaped text.
  return drawn.ok ? (
    <div class="qr" dangerouslySetInnerHTML={{ __html: drawn.value }} />
  ) : (
    <p>{props.text}</p>
  );
}
