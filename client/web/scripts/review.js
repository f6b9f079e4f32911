/*
 * Keys for the review of a draft, and words kept that were typed and not yet sent. Every key presses
 * a button or follows a link that stands on the page: without this script the page works the same.
 */
const form = document.querySelector('[data-review]');
const editing = (element) => /^(?:INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? '');
const fields = () =>
  [...(form?.querySelectorAll('[data-was]') ?? [])].filter(({ type }) => type !== 'hidden');

/* What is offered beside a doubt is taken by its number. */
const choices = [...document.querySelectorAll('.choices button')].slice(0, 9);
for (const [index, choice] of choices.entries()) {
  const key = document.createElement('span');
  key.className = 'key';
  key.ariaHidden = 'true';
  key.textContent = index + 1;
  choice.dataset.key = index + 1;
  choice.setAttribute('aria-keyshortcuts', index + 1);
  choice.append(key);
}

const press = (key) => {
  const target = document.querySelector(`[data-key="${key}"]`);
  if (target === null) return false;
  const folded = target.closest('details');
  if (target.tagName === 'SUMMARY' && folded !== null) {
    folded.open = true;
    folded.querySelector('input')?.focus();
  } else target.click();
  return true;
};

/* "e" begins an edit where there is none yet, and saves the one there is. */
const edit = () => {
  const changed = fields().some((field) => field.value !== field.dataset.was);
  if (changed) return press('e');
  const first = document.querySelector('[data-doubted]') ?? fields()[0];
  first?.focus();
  return first !== undefined;
};

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.altKey || event.metaKey || event.isComposing) return;
  const { target, key } = event;
  if (editing(target)) {
    if (key === 'Escape') target.blur();
    if (key === 'Enter' && event.ctrlKey && press('e')) event.preventDefault();
    // Enter in a field with a button of its own presses that button.
    const own = target.dataset?.enter;
    if (key === 'Enter' && !event.ctrlKey && own !== undefined) {
      event.preventDefault();
      document.getElementById(own)?.click();
    }
    return;
  }
  if (event.ctrlKey || event.repeat) return;
  // By the shift key, not by the letter: with capitals locked "a" must not become "accept all".
  const pressed = event.shiftKey ? key.toUpperCase() : key.toLowerCase();
  if (pressed === 'e' ? edit() : press(pressed)) event.preventDefault();
});

/* A reload, or a way round, must not cost what was typed: it stays until the row has another version. */
const place = form?.dataset.review;

const restore = () => {
  const kept = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  for (const field of fields()) {
    const text = kept[field.name];
    const shown = field.defaultValue ?? field.dataset.was;
    if (text !== undefined && field.value === shown) field.value = text;
  }
};

const keep = () => {
  const typed = fields().filter((field) => field.value !== field.dataset.was);
  const texts = Object.fromEntries(typed.map(({ name, value }) => [name, value]));
  if (typed.length === 0) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(texts));
};

if (place !== undefined) {
  try {
    restore();
    form.addEventListener('input', keep);
    // What stands in the fields and was never sent is understood anew, as if it were being typed; a
    // timer comes behind that with which htmx begins to listen.
    const unsent = fields().some((field) => field.value !== field.dataset.was);
    if (unsent) setTimeout(() => form.dispatchEvent(new Event('input')));
  } catch {
    // A browser that keeps nothing for pages: what was typed lasts as long as the page.
  }
}
