const escapes: { readonly [character: string]: string } = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send: made by `html` or vouched for by `trusted`. */
export type Markup = { readonly markup: string };
type Part = Markup | string | number | null | false | undefined | readonly Part[];

/** Fixed parts of each template without the indentation of the source, worked out once. */
const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>();

/**
 * A template of HTML or SVG: every value is escaped, as content and as a quoted attribute, unless it is markup itself.
 * Lists are joined; null, undefined and false leave nothing. Line breaks of the template become one each.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const fixed = squeezed.get(parts) ?? parts.map((part) => part.replaceAll(/\s*\n\s*/g, '\n'));
  squeezed.set(parts, fixed);
  let markup = fixed[0]!;
  values.forEach((value, i) => {
    markup += render(value) + fixed[i + 1]!;
  });
  return { markup };
}

/** Text that is markup already (a drawing of our own). Never give it what a person typed. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) {
    return '';
  }
  if (typeof part === 'string') {
    return part.replaceAll(/[<>&"']/g, (character) => escapes[character]!);
  }
  if (typeof part === 'number') {
    return String(part);
  }
  return isMarkup(part) ? part.markup : part.map(render).join('');
}

function isMarkup(part: Markup | readonly Part[]): part is Markup {
  return 'markup' in part;
}
