// Keeps an open page of the desk up to date. Without it everything works by links and buttons alone.
(() => {
  const parser = new DOMParser();
  const toast = document.querySelector('[data-live="toast"]');
  let refreshing = false;
  let again = false;
  let touched = Date.now();

  /** Takes over from a fresh copy of this page what has changed, and leaves the rest, the focus and what is typed alone. */
  function adopt(fresh) {
    for (const region of document.querySelectorAll('[data-live]')) {
      const name = region.dataset.live;
      const next = fresh.querySelector(`[data-live="${name}"]`);
      if (!next) continue;
      if (name === 'toast') continue;
      // What is asked of a case is never changed for what is asked of another one under somebody's hand.
      if (region.dataset.case !== next.dataset.case) continue;
      if (name === 'talk') mergeTalk(region, next);
      else if (withoutKeys(region) !== withoutKeys(next) && !isTypedIn(region)) {
        replace(region, next);
        if (region.dataset.changed) announce(region.dataset.changed);
      }
    }
    const key = fresh.querySelector('input[name="key"]')?.value;
    if (key) for (const input of document.querySelectorAll('input[name="key"]')) input.value = key;
  }

  function mergeTalk(list, next) {
    const atEnd = isAtEnd();
    const wanted = new Map([...next.children].map((item) => [item.id, item]));
    for (const item of [...list.children]) if (!item.id || !wanted.has(item.id)) item.remove();
    let before = list.firstElementChild;
    for (const item of wanted.values()) {
      const there = document.getElementById(item.id);
      if (!there) list.insertBefore(item, before);
      else {
        if (withoutKeys(there) !== withoutKeys(item)) replace(there, item);
        before = (document.getElementById(item.id) ?? there).nextElementSibling;
      }
    }
    if (atEnd) toEnd();
  }

  function replace(old, next) {
    const { activeElement } = document;
    const inside = old.contains(activeElement) ? activeElement : undefined;
    const same = inside && pathTo(inside);
    old.replaceWith(next);
    if (same) next.querySelector(same)?.focus({ preventScroll: true });
  }

  /** How to find an element again after its surroundings were replaced. */
  function pathTo(element) {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const { name, value } = element;
    if (name) return `[name="${CSS.escape(name)}"]${value ? `[value="${CSS.escape(value)}"]` : ''}`;
    const href = element.getAttribute('href');
    return href ? `[href="${CSS.escape(href)}"]` : undefined;
  }

  function withoutKeys(element) {
    return element.outerHTML.replaceAll(/name="key" value="[^"]*"/g, '');
  }

  function isTypedIn(region) {
    const { activeElement } = document;
    return region.contains(activeElement) && activeElement.matches('input:not([type=hidden]), textarea, select');
  }

  function announce(word) {
    if (!toast || !word) return;
    toast.textContent = word;
    setTimeout(() => {
      if (toast.textContent === word) toast.textContent = '';
    }, 6000);
  }

  const scroller = document.querySelector('.scrolling');
  const end = document.getElementById('end');

  function isAtEnd() {
    if (scroller) return Math.abs(scroller.scrollTop) < 80;
    return !end || end.getBoundingClientRect().bottom < window.innerHeight + 160;
  }

  function toEnd() {
    if (scroller) scroller.scrollTop = 0;
    else if (end) window.scrollTo(0, end.getBoundingClientRect().bottom + window.scrollY - window.innerHeight);
  }

  /** This page; of the first page with the case that is on it, though others come before it by now. */
  function here() {
    return document.querySelector('[data-fresh]')?.dataset.fresh ?? location.href;
  }

  async function refresh() {
    if (refreshing) {
      again = true;
      return;
    }
    refreshing = true;
    try {
      const response = await fetch(here(), { headers: { accept: 'text/html' } });
      if (response.status === 401) ended();
      else if (response.ok) adopt(parser.parseFromString(await response.text(), 'text/html'));
    } catch {
      again = false;
    } finally {
      refreshing = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  }

  /** Whoever has typed something keeps it: it can be sent once he has signed in elsewhere. */
  function ended() {
    const fields = [...document.forms].flatMap((form) => [...form.elements]);
    if (!fields.some(isChanged)) location.reload();
    else if (toast) toast.textContent = document.body.dataset.ended;
  }

  function isChanged(field) {
    if (field.matches('input[type=file]')) return field.files.length > 0;
    if (field.matches('input[type=checkbox], input[type=radio]')) return field.checked !== field.defaultChecked;
    if (field.matches('select')) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.matches('input:not([type=hidden]), textarea') && field.value !== field.defaultValue;
  }

  /** Sends a form of the conversation and stays on the page; where it leads elsewhere, the page goes along. */
  async function send(form, button) {
    const sent = new FormData(form);
    if (button?.name) sent.append(button.name, button.value);
    const multipart = form.enctype === 'multipart/form-data';
    const body = multipart ? sent : new URLSearchParams([...sent]);
    form.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(form.getAttribute('action'), { method: 'POST', body });
      const target = new URL(response.url);
      if (!response.ok || target.pathname !== location.pathname) {
        if (response.ok && response.redirected) location.assign(target);
        else HTMLFormElement.prototype.submit.call(withButton(form, button));
        return;
      }
      const fresh = parser.parseFromString(await response.text(), 'text/html');
      if (form.id === 'write') clear(form);
      adopt(fresh);
      toEnd();
      announce(fresh.querySelector('[data-live="toast"]')?.textContent);
    } catch {
      announce(document.getElementById('write')?.dataset.lost);
    } finally {
      form.removeAttribute('aria-busy');
    }
  }

  /** The browser's own way of sending, with the button that was pressed. */
  function withButton(form, button) {
    if (!button?.name) return form;
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name: button.name, value: button.value });
    form.append(input);
    return form;
  }

  function clear(form) {
    form.elements.text.value = '';
    form.elements.file.value = '';
    showChosen(form);
  }

  /** How many files are chosen stands on the button that hides the input. */
  function showChosen(form) {
    const label = form.querySelector('label.btn');
    if (!label) return;
    label.dataset.plain ??= label.textContent;
    const count = form.elements.file.files.length;
    label.textContent = count > 0 ? `${label.dataset.plain}（${count}）` : label.dataset.plain;
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('.write, .talk form, form[data-quick]')) return;
    event.preventDefault();
    if (form.getAttribute('aria-busy') === 'true') return;
    if (form.id === 'write' && form.elements.text.value.trim() === '' && form.elements.file.files.length === 0) return;
    send(form, event.submitter);
  });
  document.addEventListener('change', (event) => {
    if (event.target.id === 'upload') showChosen(event.target.form);
  });
  // Whoever is typing is here: the session lasts on.
  document.addEventListener('input', () => {
    if (Date.now() - touched < 5 * 60_000) return;
    touched = Date.now();
    refresh();
  });

  /** An amount in fen as it is mostly typed; the others are added up on the server. */
  function fenIn(text) {
    const [, whole, rest = '', myriads] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?(万)?元?$/.exec(text.trim()) ?? [];
    const fen = whole && Number(whole.replaceAll(',', '')) * 100 + Number(rest.padEnd(2, '0'));
    return myriads ? fen * 10_000 : fen;
  }

  /** What a column of money adds up to: nothing where something in it cannot be read here. */
  function addUp(output) {
    const inputs = [...output.closest('table').querySelectorAll(`tbody input[name$=".${output.dataset.sum}"]`)];
    const amounts = inputs.filter(({ value }) => value.trim() !== '').map(({ value }) => fenIn(value));
    const fen = amounts.reduce((sum, each) => sum + each, 0);
    const decimals = fen % 100 === 0 ? 0 : 2;
    const known = amounts.length > 0 && amounts.every((each) => each !== undefined);
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    output.textContent = known ? `¥${(fen / 100).toLocaleString('en-US', digits)}` : '';
  }

  /** How long a text is, as the server counts it. */
  function count(area) {
    const written = area.dataset.written.replace('{n}', String(area.value.trim().length));
    if (!area.nextElementSibling?.matches('.written')) {
      area.insertAdjacentHTML('afterend', '<span class="written" aria-hidden="true"></span>');
    }
    area.nextElementSibling.textContent = written;
  }

  /** The browser's calendar beside a day that can be typed as people say it. */
  function offerCalendar(input) {
    const picker = document.createElement('input');
    Object.assign(picker, { type: 'date', tabIndex: -1 });
    picker.setAttribute('aria-hidden', 'true');
    if (!picker.showPicker) return;
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'btn quiet', textContent: '📅', title: input.dataset.pick });
    button.setAttribute('aria-label', input.dataset.pick);
    const box = document.createElement('span');
    box.className = 'day';
    input.replaceWith(box);
    box.append(input, button, picker);
    button.addEventListener('click', () => {
      picker.value = input.value;
      picker.showPicker();
    });
    picker.addEventListener('change', () => {
      if (picker.value === '') return;
      input.value = picker.value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  /** So long nobody has typed before it is kept; and until it is tried again, where it could not be, in ms. */
  const pause = 2000;
  const anew = 15_000;

  /** Keeps what is typed into a page of a form, and says when; of the page only what it remembers of the server changes. */
  function keepTyped(form) {
    const status = form.querySelector('[data-kept]');
    let waiting;
    let keeping = false;
    let typed = false;

    function keepIn(ms) {
      clearTimeout(waiting);
      waiting = setTimeout(keep, ms);
    }

    async function keep() {
      clearTimeout(waiting);
      if (keeping) return;
      keeping = true;
      typed = false;
      const sent = new FormData(form);
      // Files are sent, and taken out, by a press.
      for (const name of [...sent.keys()]) if (/^[ud]\./.test(name)) sent.delete(name);
      sent.set('go', 'keep');
      try {
        const response = await fetch(form.getAttribute('action'), { method: 'POST', body: sent });
        const fresh = parser.parseFromString(await response.text(), 'text/html');
        const next = fresh.querySelector('form:has([data-kept])');
        if (response.status === 401) status.textContent = document.body.dataset.ended;
        else if (response.status === 422) status.textContent = form.dataset.changed;
        else if (!response.ok || !next) throw new Error(`${response.status}`);
        else remember(form, next);
      } catch {
        status.textContent = form.dataset.lost;
        keepIn(anew);
      } finally {
        keeping = false;
        if (typed) keepIn(pause);
      }
    }

    form.addEventListener('input', () => {
      typed = true;
      keepIn(pause);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && typed) keep();
    });
  }

  /** What the page says of itself when it is sent: its revision, its key, and what stood in each field that was kept. */
  function remember(form, next) {
    for (const input of form.querySelectorAll('input[type=hidden]')) {
      const unread = next.querySelector(`#why-${CSS.escape(input.name.replace('was.', ''))}`);
      const fresh = next.querySelector(`input[type=hidden][name="${CSS.escape(input.name)}"]`);
      if (fresh && !unread && /^(rev|key|was\..+)$/.test(input.name)) input.value = fresh.value;
    }
    form.querySelector('[data-kept]').textContent = next.querySelector('[data-kept]').textContent;
  }

  for (const status of document.querySelectorAll('[data-kept]')) keepTyped(status.closest('form'));
  for (const area of document.querySelectorAll('[data-written]')) count(area);
  for (const input of document.querySelectorAll('[data-pick]')) offerCalendar(input);
  document.addEventListener('input', ({ target }) => {
    if (target.matches('[data-written]')) count(target);
    const column = target.matches('.cells tbody input') && target.name.split('.').at(-1);
    const output = column && target.closest('table').querySelector(`[data-sum="${column}"]`);
    if (output) addUp(output);
  });

  for (const button of document.querySelectorAll('[data-copy], [data-print]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const { copy, copied } = button.dataset;
      if (copy === undefined) print();
      else {
        await navigator.clipboard.writeText(copy);
        announce(copied);
      }
    });
  }

  if (!/^#[mt]-/.test(location.hash)) toEnd();
  // Not scrolled into view: the browser would begin there when one goes on by keyboard.
  const chosen = document.querySelector('.inbox [aria-current]');
  if (chosen) chosen.closest('.inbox').scrollTop = chosen.offsetTop - window.innerHeight / 2;

  const errors = document.getElementById('errors');
  if (errors) errors.focus();
  if (toast?.textContent) announce(toast.textContent);

  const main = document.querySelector('[data-live="talk"], [data-live="inbox"]');
  if (main && 'EventSource' in window) {
    const prefix = /^\/as\/[^/]+/.exec(location.pathname)?.[0] ?? '';
    const events = new EventSource(`${prefix}/events`);
    let lost = false;
    events.addEventListener('changed', refresh);
    events.addEventListener('error', () => {
      lost = true;
    });
    events.addEventListener('open', () => {
      if (lost) refresh();
      lost = false;
    });
    window.addEventListener('pagehide', () => events.close());
  }
})();
