import { describe, expect, it } from 'vitest';
import { html, trusted } from './html.ts';

describe('html', () => {
  it('escapes what it is given, in content and in attributes', () => {
    const nasty = `<script>"'&`;
    expect(html`<a title="${nasty}">${nasty}</a>`.markup).toBe(
      '<a title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;</a>',
    );
  });

  it('keeps markup, joins lists, leaves nothing for nothing, drops the indentation of the source', () => {
    const rows = [1, 2].map((n) => html`<li>${n}</li>`);
    // Under another name, or the formatter would lay the template out itself.
    const write = html;
    const list = write`<ul>
      ${rows}${null}${false}${undefined}${trusted('<b>x</b>')}</ul>`;
    expect(list.markup).toBe('<ul>\n<li>1</li><li>2</li><b>x</b></ul>');
  });
});
