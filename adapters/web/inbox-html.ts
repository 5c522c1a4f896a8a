import type { InboxItem } from '../../src/app/ports/desk.ts';
import type { Page } from '../../src/app/ports/records.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { type DueGroup, dueGroup, dueGroups } from '../../src/law/due-group.ts';
import { texts } from '../../src/text/all.ts';
import { type Html, html } from './html.ts';
import { dueHtml, noneHtml } from './parts.ts';
import type { Visit } from './visit.ts';

/** What waits for this person: overdue, today, this week, and the rest. `current` is the case that is open beside it. */
export function inboxHtml(visit: Visit, inbox: Page<InboxItem>, current: string | undefined, after?: string): Html {
  const { words, to } = visit;
  const { items } = inbox;
  const say = words.inbox;
  const more = inbox.after !== undefined || after !== undefined;
  return html`<nav class="inbox" id="inbox" aria-label="${say.label}" tabindex="-1" data-live="inbox" data-changed="${words.live.inbox}">
<h1>${say.title(items.length, more)}</h1>
${items.length === 0 ? noneHtml(say.none, say.noneHint) : ''}
${dueGroups.map((group) => groupHtml(visit, group, items, current))}
${after === undefined ? '' : html`<p class="pad"><a href="${to('/desk')}">${say.first}</a></p>`}
${inbox.after === undefined ? '' : html`<p class="pad"><a href="${to(`/desk?after=${encodeURIComponent(inbox.after)}`)}">${say.more}</a></p>`}
</nav>`;
}

function groupHtml(visit: Visit, group: DueGroup, items: readonly InboxItem[], current: string | undefined): Html {
  const { language, to, now } = visit;
  const members = items.filter(({ due, dueAt }) => dueGroup(due?.state === 'late', dueAt, now) === group);
  if (members.length === 0) return html``;
  return html`<h2>${texts[language].say.dueGroup[group]}</h2>
<ul role="list">${members.map(
    (item) =>
      html`<li><a href="${to(`/desk/case/${encodeURIComponent(item.id)}`)}"${item.id === current ? html` aria-current="true"` : ''}><small>${item.kind} · ${item.state}</small><b>${item.title}</b><small>${item.office}</small>${item.due ? dueHtml(item.due, visit) : ''}</a></li>`,
  )}</ul>`;
}

/** A list of cases, each with what it is, where it stands and until when. */
export function itemListHtml(visit: Visit, items: readonly InboxItem[], hrefOf: (item: InboxItem) => string): Html {
  return html`<ul role="list" class="items">${items.map(
    (item) =>
      html`<li><div class="row"><h3><a href="${visit.to(hrefOf(item))}">${item.title}</a></h3>${ceilingHtml(visit, item)}</div><p class="meta">${metaOf(item).map((fact) => html`<span>${fact}</span>`)}</p>${item.due ? html`<p>${dueHtml(item.due, visit)}</p>` : ''}</li>`,
  )}</ul>`;
}

function ceilingHtml({ words, language }: Visit, { tender, award }: InboxItem): Html {
  const shown = award ? award.amount : tender?.ceiling;
  if (!shown) return html``;
  return html`<span class="money nowrap">${award ? '' : `${words.portal.upTo} `}${inWords(shown, language)}</span>`;
}

function metaOf({ office, state, tender }: InboxItem): readonly string[] {
  return [office, tender?.method ?? '', state].filter(Boolean);
}
