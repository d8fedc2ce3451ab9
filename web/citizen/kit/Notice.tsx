import type { ComponentChildren } from 'preact';

export type Tone = 'good' | 'wait' | 'bad' | 'plain';

const signs: { readonly [tone in Tone]: string } = { good: '✓', wait: '…', bad: '✕', plain: 'i' };

/** A boxed message: colour, sign and words together. Bad ones are read out at once. */
export function Notice(props: {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <section class={`notice ${props.tone}`} role={props.tone === 'bad' ? 'alert' : 'status'}>
      <h2>
        <span class="sign" aria-hidden="true">
          {signs[props.tone]}
        </span>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
