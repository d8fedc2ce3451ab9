/** What the filters in a part of a screen are set to, as words: `Trạng thái: Đang hiệu lực`; unset ones say nothing. */
export function filterWords(part: Element): string[] {
  const fields = part.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    'input:not([type=hidden]), select',
  );
  return [...fields].flatMap((field) => {
    const name = nameOf(field);
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      return field.checked ? [name] : [];
    }
    const value = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.textContent : field.value;
    return field.value === '' || !value ? [] : [`${name}: ${value.trim()}`];
  });
}

/** A label marks what is required with a star that is not part of its words. */
function nameOf(field: HTMLInputElement | HTMLSelectElement): string {
  const label = field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '';
  return label.replace(/\s*\*$/u, '').trim();
}
