import type { Page } from 'playwright-core';
import { cellName } from '../../adapters/web/rows-input.ts';
import { typedAnswer } from '../../src/dialogue/say-answer.ts';
import type { Answer, Field } from '../../src/engine/form.ts';
import { actionOf } from '../../src/engine/procedure.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { formOf, proof } from './hands.ts';
import { asTyped, type Deed, type Hand, type Played } from './player.ts';
import type { Tally } from './tally.ts';

/** The web desk in hand: one browser, in which whoever acts is chosen in the demonstration's strip. */
export function onWeb({ desk }: Played, page: Page, tally: Tally): Hand {
  const seen = async (): Promise<string> => (await page.locator('main').textContent()) ?? '';
  const presses = async (person: string, button: string): Promise<void> => {
    tally.note(person, 'presses');
    await page.locator(button).first().click();
  };

  async function becomes(person: string): Promise<void> {
    await page.goto('/');
    await page.selectOption('#demo-person', person);
    await page.click('form[action="/demo/person"] button');
  }

  /** To where it can be done, by what leads there on the pages. */
  async function comesTo(person: string, deed: Deed): Promise<void> {
    tally.note(person, 'presses');
    await page.goto('/desk');
    if ('opens' in deed && deed.parent === undefined) {
      await presses(person, `button[name=press][value*='"${deed.procedure}"']`);
      return;
    }
    const id = 'opens' in deed ? (deed.parent ?? '') : deed.case;
    const link = `a[href$="/desk/case/${id}"]`;
    if ((await page.locator(link).count()) > 0) await presses(person, link);
    else {
      // Whoever has no line of it in his lists looks for it by its number.
      tally.note(person, 'presses');
      tally.note(person, 'cells');
      await page.goto(`/desk/case/${id}`);
    }
    const begins = `button[name=press][value*='"${deed.procedure}"']`;
    if (!('opens' in deed)) await presses(person, actButton(deed));
    else if ((await page.locator(begins).count()) > 0) await presses(person, begins);
    else {
      const number = (await desk.view(id, person, 'zh'))?.number ?? '';
      tally.note(person, 'presses');
      await page.goto(`/p/${number}`);
      await presses(person, 'main a[href*="/complain?project="]');
      await presses(person, 'main form[action$="/complain"] button');
    }
  }

  async function fills(person: string, key: string, of: Field, given: Exclude<Answer, null>): Promise<void> {
    const named = page.locator(`main [name="f.${key}"]`);
    switch (of.kind) {
      case 'files':
        tally.note(person, 'cells');
        await page.setInputFiles(`input[name="u.${key}"]`, {
          name: proof.name,
          mimeType: proof.mime,
          buffer: proof.bytes,
        });
        return;
      case 'rows':
        return rows(person, key, of, given);
      case 'consent':
      case 'choices':
      case 'choice':
      case 'reference': {
        const values = (Array.isArray(given) ? given : [given]).map(String);
        const isSelect = (await named.first().evaluate((found) => found.tagName)) === 'SELECT';
        if (isSelect) return chooses(person, `f.${key}`, values[0] ?? '');
        for (const value of values) {
          const box = page.locator(`main [name="f.${key}"][value="${value}"]`);
          if (await box.isChecked()) continue;
          tally.note(person, 'cells');
          await box.check();
        }
        return;
      }
      default:
        return types(person, `f.${key}`, typedAnswer(of, given, asTyped)[0] ?? '');
    }
  }

  async function chooses(person: string, name: string, value: string): Promise<void> {
    const box = page.locator(`main [name="${name}"]`);
    if ((await box.inputValue()) === value) return;
    tally.note(person, 'cells');
    await box.selectOption(value);
  }

  async function types(person: string, name: string, text: string): Promise<void> {
    const box = page.locator(`main [name="${name}"]`);
    if ((await box.inputValue()) === text) return;
    tally.note(person, 'cells');
    await box.fill(text);
  }

  async function rows(person: string, key: string, of: Field, given: Answer): Promise<void> {
    const columns = Object.entries(of.columns ?? {});
    for (const [row, values] of (Array.isArray(given) ? given : []).entries()) {
      if (typeof values === 'string' || 'hash' in values) continue;
      const first = page.locator(`main [name="${cellName(key, row, 0)}"]`);
      if ((await first.count()) === 0) await presses(person, `button[name=go][value="more.${key}"]`);
      for (const [column, [name, asked]] of columns.entries()) {
        const value = values[name];
        if (value === undefined || value === null) continue;
        const cell = cellName(key, row, column);
        const box = page.locator(`main [name="${cell}"]`);
        if ((await box.evaluate((found) => found.tagName)) === 'SELECT') {
          await chooses(person, cell, String(value));
        } else await types(person, cell, typedAnswer(asked, value, asTyped)[0] ?? '');
      }
    }
  }

  return async (person, deed) => {
    tally.note(person, 'acts');
    console.error(
      deed.procedure,
      'opens' in deed ? 'opens' : deed.action,
      JSON.stringify(
        [...tally.of.values()].reduce((t, d) => ({ p: t.p + d.presses, c: t.c + d.cells }), { p: 0, c: 0 }),
      ),
    );
    await becomes(person);
    await comesTo(person, deed);
    const form = formOf(deed);
    if (!form) return seen();
    while (page.url().includes('/desk/form/')) {
      const before = page.url();
      for (const [key, of] of Object.entries(form)) {
        const given = deed.answers[key];
        const isHere = await page
          .locator(`main [name="f.${key}"], main [name="u.${key}"], main [name^="r.${key}."]`)
          .count();
        if (isHere > 0 && given !== undefined && given !== null) await fills(person, key, of, given);
      }
      const submit = 'button.btn[name=go][value=submit]';
      const files = (await page.locator(submit).count()) > 0;
      await presses(person, files ? submit : 'button.btn[name=go][value=next]');
      if (page.url() === before) throw new Error(`${person} was told on the web: ${await seen()}`);
    }
    return seen();
  };
}

/** What begins an act on a case: its button, or of an act that is a choice the option's own. */
function actButton(deed: Extract<Deed, { readonly case: string }>): string {
  const { picks } = actionOf(procedureOf(deed.procedure), deed.action) ?? {};
  if (picks === undefined) return `button[name=do][value=${deed.action}]`;
  return `button[name=pick][value*='"${deed.action}"'][value*='"${picks}":"${deed.answers[picks]}"']`;
}
