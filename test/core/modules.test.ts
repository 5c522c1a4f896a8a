import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/engine/module.ts';
import type { Procedure, Stage } from '../../src/engine/procedure.ts';
import { languages, noticeKinds, procedureIds, steps } from '../../src/names.ts';
import { procedures } from '../../src/procedures/all.ts';
import { modules } from '../../src/procedures/modules.ts';
import { texts } from '../../src/text/all.ts';

const all = Object.entries<Module>(modules);

describe('the list of modules', () => {
  it('names every folder of procedures that has one', () => {
    const folders = readdirSync('src/procedures', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('/module.ts'))
      .map(dirname);
    expect(Object.keys(modules).toSorted()).toEqual(folders.toSorted());
  });

  it('has each form in one module alone', () => {
    const forms = all.flatMap(([folder, { forms }]) => forms.map(({ id }) => ({ id, folder })));
    expect(forms.filter(({ id }, n) => forms.findIndex((form) => form.id === id) !== n)).toEqual([]);
  });

  it.each(languages)('says in %s the name of every step and the rows of every kind of notice', (language) => {
    const missing = [
      ...procedureIds.flatMap((id) =>
        Object.keys(steps[id])
          .filter((step) => !texts[language].procedures[id].steps[step])
          .map((step) => `${id}: step ${step}`),
      ),
      ...noticeKinds.filter((kind) => !texts[language].notices[kind]).map((kind) => `notice ${kind}`),
    ];
    expect(missing).toEqual([]);
  });
});

/** Who outside the procedures names one of them, or an act, and why. */
const namedOutside: Readonly<Record<string, string>> = {
  'src/app/portal.ts purchase': 'the portal is the city’s window on its purchases',
  'src/app/tell.ts membership': 'a seat that nobody holds is filled by inviting somebody',
  'src/dialogue/answer-entry.ts acceptInvitation': 'a code is redeemed in a chat without a form',
  'src/app/effects/register.ts purchase': 'buyers whose supplier may not supply any more are told',
  'src/app/facts/named.ts bid': 'the parts of a purchase are facts that rules see',
  'src/app/facts/named.ts report': 'the parts of a purchase are facts that rules see',
  'src/app/facts/named.ts challenge': 'the parts of a purchase are facts that rules see',
  'src/app/facts/named.ts appeal': 'what was appealed before is a fact that rules see',
  'src/app/facts/named.ts incident': 'what went wrong is a fact that rules see',
  'src/app/facts/named.ts reopening': 'what was looked at once more is a fact that rules see',
  'src/app/facts/named.ts comment': 'the parts of a purchase are facts that rules see',
  'src/app/facts/named.ts complaint.review': 'earlier complaints are read only while finance judges one',
  'src/app/facts/named.ts complaint.decide': 'earlier complaints are read only while finance judges one',
  'src/app/facts/named.ts acceptance.organise':
    'other contracts of a supplier are read only while its judges are named',
  'src/app/facts/named.ts acceptance.evaluate':
    'other contracts of a supplier are read only while its judges are named',
  'src/app/facts/named.ts initiation.prepare': 'once a need is settled, so are the offices that judge it',
  'adapters/web/public-routes.ts complaint': 'the portal has a page for complaints',
  'adapters/web/public-routes.ts comment': 'whoever comments on a need need not be signed in',
  'adapters/slack/presses.ts complaint': 'a shortcut of Slack reports a problem',
  'adapters/web/layout.ts purchase': 'the list of projects has a page of its own',
  'adapters/web/project-html.ts bid': 'a project’s page leads to a bid in a chat',
  'adapters/web/project-html.ts complaint': 'a project’s page has a place for complaints',
  'adapters/web/project-html.ts comment': 'a project’s page has a place for comments on its need',
};

/** These words also mean a kind of body, a notice, a step, a move of money. */
const alsoPlainWords = ['organisation', 'award', 'payment', 'pay'];

it('nobody else names a procedure, a stage or an act, but where the trade itself is meant', () => {
  const names = new Set(
    Object.values(procedures)
      .flatMap(namesIn)
      .filter((name) => !alsoPlainWords.includes(name)),
  );
  const found = ['src/app', 'src/dialogue', 'adapters', 'db'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => {
        const file = join(folder, path);
        const quoted = readFileSync(file, 'utf8').matchAll(/'([\w.-]+)'/g);
        return [...quoted].flatMap(([, name = '']) => (names.has(name) ? [`${file} ${name}`] : []));
      }),
  );
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(namedOutside).toSorted());
});

function namesIn({ id, opening, always = {}, stages }: Procedure): readonly string[] {
  const acts = Object.values<Stage>(stages).flatMap(({ actions }) => Object.keys(actions));
  return [id, opening.name, ...Object.keys(always), ...Object.keys(stages), ...acts];
}
