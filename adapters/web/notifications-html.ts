import type { Alerts } from '../../src/app/ports/desk.ts';
import { topics } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { type Html, html } from './html.ts';
import { publicPath } from './portal-html.ts';
import type { Visit } from './visit.ts';

export const notificationsPath = '/desk/notifications';
export const browserPath = '/desk/browser';
export const workerPath = '/worker.js';

/** Of what somebody is told: each topic and each project that he has subscribed to, with the button that changes it. */
export function notificationsHtml(visit: Visit, { off, subscribed }: Alerts, callKey: string | undefined): Html {
  const { language, to } = visit;
  const { say } = texts[language];
  const { on, off: isOff, switchOn, switchOff } = say.topicIs;
  const switches = topics.map((topic) => {
    const isOn = !off.includes(topic);
    const { label, is } = say.topic[topic];
    return html`<li><div class="row"><h3>${label}</h3><span>${isOn ? on : isOff}</span></div><p class="meta">${is}</p>${changing(visit, { topic, on: isOn ? 'off' : 'on' }, (isOn ? switchOff : switchOn)(label))}</li>`;
  });
  const projects = subscribed.map(
    ({ case: id, number, title }) =>
      html`<li><div class="row"><h3><a href="${to(publicPath({ number }))}">${title}</a></h3></div><p class="meta">${number}</p>${changing(visit, { unsubscribe: id }, say.unsubscribe)}</li>`,
  );
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${say.topicsTitle}</h1><p class="dim">${say.topicsAlways}</p>
<section class="part" aria-labelledby="h-topics"><h2 class="vh" id="h-topics">${say.topicsTitle}</h2><ul role="list" class="items">${switches}</ul></section>
${callKey === undefined || visit.demo?.framed ? '' : callsHtml(visit, callKey)}
${projects.length > 0 ? html`<section class="part" aria-labelledby="h-subscribed"><h2 id="h-subscribed">${say.subscriptions}</h2><ul role="list" class="items">${projects}</ul></section>` : ''}</main>`;
}

/** Shown by its script, where the browser can be called: whether it is stands in the browser alone. */
function callsHtml({ to, key, words }: Visit, callKey: string): Html {
  const say = words.calls;
  const worker = `${workerPath}?${new URLSearchParams({ title: words.product, body: say.news, lang: words.lang })}`;
  const form = (name: 'begin' | 'end', label: string, more: Html): Html =>
    html`<form method="post" action="${to(browserPath)}" data-call="${name}" data-key="${callKey}" data-worker="${worker}" hidden><input type="hidden" name="key" value="${key}"><input type="hidden" name="call" value="${name}"><input type="hidden" name="endpoint" value=""><p class="btns gap"><button class="btn">${label}</button></p>${more}</form>`;
  return html`<section class="part" aria-labelledby="h-calls" hidden><h2 id="h-calls">${say.title}</h2><p class="dim">${say.how}</p>${form('begin', say.begin, html`<p role="status" data-denied hidden>${say.denied}</p>`)}${form('end', say.end, html``)}</section>`;
}

function changing({ to, key }: Visit, fields: Readonly<Record<string, string>>, label: string): Html {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${to(notificationsPath)}"><input type="hidden" name="key" value="${key}">${inputs}<p class="btns gap"><button class="btn">${label}</button></p></form>`;
}
