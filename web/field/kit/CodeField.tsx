import { useId, useState } from 'preact/hooks';
import { take } from '../decide/deciding.ts';

/** One field for a hand scanner and for typing: code, plate, phone, identity number. Enter reads it. */
export function CodeField(props: { readonly label: string; readonly hint: string; readonly action: string }) {
  const id = useId();
  const [text, setText] = useState('');
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        setText('');
        void take(text);
      }}
    >
      <label for={id}>{props.label}</label>
      <p class="hint" id={`${id}-hint`}>
        {props.hint}
      </p>
      <div class="with-button">
        <input
          id={id}
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">{props.action}</button>
      </div>
    </form>
  );
}
