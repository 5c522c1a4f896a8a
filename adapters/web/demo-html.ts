import { cityDate, cityTime } from '../../src/law/date.ts';
import { momentOf } from '../../src/law/said.ts';
import { sayMoment } from '../../src/law/speak.ts';
import { type Html, html } from './html.ts';
import type { DemoPerson, DemoStrip, Visit } from './visit.ts';

const groups = ['organisation', 'department', 'citizen'] as const;

/** The tools of the demonstration: who one is, and what time it is in the city. Visibly not the product. */
export function demoStrip(visit: Visit, demo: DemoStrip): Html {
  const { words, to, path, person } = visit;
  const { demo: say } = words;
  return html`<aside class="demo" aria-label="${say.tools}">
<form method="post" action="${to('/demo/person')}"><strong>${say.title}</strong><label for="demo-person">${say.youAre}</label><select id="demo-person" name="person"><option value="">${say.nobody}</option>${personOptions(visit, demo.persons, person?.id)}</select><input type="hidden" name="back" value="${path}"><button>${say.change}</button></form>
<a href="${to('/demo/side-by-side')}">${say.sideBySide}</a>
${clockForm(visit)}
</aside>`;
}

/** The frames of two persons, each in his own name. */
export function sideBySide(visit: Visit, persons: readonly DemoPerson[], left: DemoPerson, right: DemoPerson): Html {
  const { words, to } = visit;
  const { demo: say } = words;
  const choose = (name: 'left' | 'right', chosen: DemoPerson): Html =>
    html`<label for="side-${name}">${say[name]}</label><select id="side-${name}" name="${name}">${personOptions(visit, persons, chosen.id)}</select>`;
  const frame = (shown: DemoPerson): Html =>
    html`<iframe src="/as/${encodeURIComponent(shown.id)}/desk" title="${say.frame(shown.name)}"></iframe>`;
  return html`<main class="sides" id="main" tabindex="-1">
<h1 class="vh">${say.sideBySide}</h1>
<form class="chooser" method="get" action="${to('/demo/side-by-side')}">${choose('left', left)}${choose('right', right)}<button class="btn">${say.show}</button></form>
<div class="frames">${frame(left)}${frame(right)}</div>
</main>`;
}

function personOptions({ words }: Visit, persons: readonly DemoPerson[], chosen: string | undefined): readonly Html[] {
  return groups.map((group) => {
    const members = persons.filter((each) => each.group === group);
    return members.length === 0
      ? html``
      : html`<optgroup label="${words.demo.groups[group]}">${members.map((each) => personOption(each, each.id === chosen))}</optgroup>`;
  });
}

function personOption({ id, name, body, role }: DemoPerson, chosen: boolean): Html {
  const said = [name, body, role].filter(Boolean).join(' · ');
  return html`<option value="${id}"${chosen ? html` selected` : ''}>${said}</option>`;
}

function clockForm({ words, language, now, path, to, key }: Visit): Html {
  const { demo: say } = words;
  const date = cityDate(now);
  const time = cityTime(now);
  const said = sayMoment(momentOf(now), language);
  return html`<form class="clock" method="post" action="${to('/demo/clock')}"><span>${say.time} <strong><time datetime="${date}T${time}+08:00">${said}</time></strong></span><input type="hidden" name="key" value="${key}"><input type="hidden" name="back" value="${path}">
<button name="to" value="hour">${say.hour}</button><button name="to" value="day">${say.day}</button><button name="to" value="due">${say.due}</button></form>`;
}
