import { cellName } from '../../adapters/web/rows-input.ts';
import { typedAnswer } from '../../src/dialogue/say-answer.ts';
import type { Answer, Answers, Field } from '../../src/engine/form.ts';
import type { Visitor } from '../../test/web-city.ts';
import { formsIn, linksIn, type WebButton, type WebForm } from '../../test/web-forms.ts';
import { proof } from './hands.ts';
import { asTyped } from './player.ts';
import type { Kind } from './tally.ts';

/** Which button, of which form. */
export type Sought = (button: WebButton, form: WebForm) => boolean;

/** Where somebody is on the web desk: the page before him, what he has filled in on it, and what he can press. */
export interface WebPlace {
  readonly path: () => string;
  readonly page: () => string;
  readonly links: (path: string) => boolean;
  readonly has: (sought: Sought) => boolean;
  /** Comes by an address. */
  opens(path: string): Promise<void>;
  /** Follows a link of the page. */
  follows(path: string): Promise<void>;
  presses(sought: Sought): Promise<void>;
  /** Types into a control of the form in which this button is. */
  types(name: string, text: string): void;
  /** Answers what is asked on the page. */
  fills(fields: Readonly<Record<string, Field>>, answers: Answers): Promise<void>;
}

/** Somebody at the web desk, with a browser without a screen; `note` is told of whatever he does. */
export function placeOf(visitor: Visitor, note: (kind: Kind, count?: number) => void): WebPlace {
  let path = '';
  let page = '';
  /** What he has changed in the controls of the page. */
  let filled = new Map<string, readonly (string | File)[]>();

  async function arrives(response: Response): Promise<void> {
    const { status, headers } = response;
    const location = headers.get('location');
    if (location !== null) {
      path = location;
      return arrives(await visitor.get(location));
    }
    page = await response.text();
    filled = new Map();
    if (status === 422) note('refusals');
    else if (status !== 200) throw new Error(`${path} answers ${status}`);
  }

  function found(sought: Sought): { readonly form: WebForm; readonly button: WebButton } | undefined {
    for (const form of formsIn(page)) {
      const button = form.buttons.find((each) => sought(each, form));
      if (button) return { form, button };
    }
    return undefined;
  }

  /** What stands in a control of the page, with what he has changed. */
  function stands(name: string): readonly (string | File)[] | undefined {
    return (
      filled.get(name) ??
      formsIn(page)
        .find(({ controls }) => controls.has(name))
        ?.controls.get(name)?.standing
    );
  }

  function sets(name: string, values: readonly (string | File)[], cells = 1): void {
    const before = stands(name);
    if (!before) throw new Error(`there is no ${name} at ${path}`);
    if (values.length === before.length && values.every((value, n) => value === before[n])) return;
    note('cells', cells);
    filled.set(name, values);
  }

  async function presses(sought: Sought): Promise<void> {
    const there = found(sought);
    if (!there) throw new Error(`there is no such button at ${path}: ${wordsOf(page)}`);
    note('presses');
    const { form, button } = there;
    const body = new FormData();
    for (const [name, { by, standing }] of form.controls) {
      for (const value of filled.get(name) ?? (by === 'file' ? [] : standing)) body.append(name, value);
    }
    if (button.name !== undefined) body.append(button.name, button.value);
    await arrives(await visitor.post(form.action, body));
  }

  async function rows(key: string, of: Field, given: Answer): Promise<void> {
    const columns = Object.entries(of.columns ?? {});
    for (const [row, values] of (Array.isArray(given) ? given : []).entries()) {
      if (typeof values === 'string' || 'hash' in values) continue;
      if (!stands(cellName(key, row, 0))) await presses(({ name, value }) => name === 'go' && value === `more.${key}`);
      for (const [column, [name, asked]] of columns.entries()) {
        const value = values[name];
        if (value === undefined || value === null) continue;
        const cell = cellName(key, row, column);
        const isChosen = formsIn(page).some(({ controls }) => controls.get(cell)?.by === 'choosing');
        sets(cell, [isChosen ? String(value) : (typedAnswer(asked, value, asTyped)[0] ?? '')]);
      }
    }
  }

  async function fill(key: string, of: Field, given: Exclude<Answer, null>): Promise<void> {
    if (of.kind === 'files') {
      if (stands(`u.${key}`)) sets(`u.${key}`, [new File([proof.bytes], proof.name, { type: proof.mime })]);
      return;
    }
    if (of.kind === 'rows') {
      if (stands(cellName(key, 0, 0))) await rows(key, of, given);
      return;
    }
    const name = `f.${key}`;
    const before = stands(name);
    if (!before) return;
    if (['consent', 'choices', 'choice', 'reference'].includes(of.kind)) {
      const values = (Array.isArray(given) ? given : [given]).map(String);
      sets(name, values, values.filter((value) => !before.includes(value)).length);
    } else sets(name, [typedAnswer(of, given, asTyped)[0] ?? '']);
  }

  async function opens(to: string): Promise<void> {
    note('presses');
    path = to;
    await arrives(await visitor.get(to));
  }

  return {
    path: () => path,
    page: () => page,
    links: (to) => linksIn(page).includes(to),
    has: (sought) => found(sought) !== undefined,
    presses,
    types: (name, text) => sets(name, [text]),
    opens,
    async follows(to) {
      if (!linksIn(page).includes(to)) throw new Error(`nothing leads to ${to} from ${path}`);
      await opens(to);
    },
    async fills(fields, answers) {
      for (const [key, of] of Object.entries(fields)) {
        const given = answers[key];
        if (given !== undefined && given !== null) await fill(key, of, given);
      }
    },
  };
}

/** What a page says, without its marks. */
export function wordsOf(page: string): string {
  const main = /<main[ >].*<\/main>/s.exec(page)?.[0] ?? page;
  return main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
