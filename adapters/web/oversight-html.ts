import type {
  BudgetPage,
  Choice,
  LateOffice,
  LinePage,
  OverseenItem,
  OverseenPage,
  Overview,
  PurchaseUse,
  Uses,
  YearEnd,
  YearUse,
} from '../../src/app/ports/oversight-desk.ts';
import { cityDate } from '../../src/law/date.ts';
import { lastDay } from '../../src/law/deadline.ts';
import type { Fen } from '../../src/law/fen.ts';
import { yuan } from '../../src/law/money.ts';
import { sayDate } from '../../src/law/speak.ts';
import { type Html, html } from './html.ts';
import { casePath, dueHtml, noneHtml } from './parts.ts';
import { mostRows } from './sheet.ts';
import type { Visit } from './visit.ts';
import { type Cell, type Column, wideTable } from './wide-table.ts';

/** How the list of cases was asked for, as it stands in the address: what was typed and could not be read too. */
export interface SoughtTexts {
  readonly kind: string;
  readonly q: string;
  readonly office: string;
  readonly step: string;
  readonly state: string;
  readonly method: string;
  readonly least: string;
  readonly most: string;
}

/** An address with what is asked for, without what is left open. */
export function askedPath(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(asked).filter((each): each is [string, string] => (each[1] ?? '') !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** All cases of a kind, as they are sought, with their sums. */
export function overseenHtml(visit: Visit, page: OverseenPage, asked: SoughtTexts, unread: readonly string[]): Html {
  const { words, to } = visit;
  const say = words.oversight;
  const here = { ...asked, kind: page.procedure };
  const tab = ({ value, label }: Choice): Html =>
    html`<a href="${to(askedPath('/desk/oversight', { kind: value }))}"${value === page.procedure ? html` aria-current="true"` : ''}>${label}</a>`;
  const next = page.after;
  return html`<main class="page" id="main" tabindex="-1"><h1>${say.title}</h1>
<nav class="tabs" aria-label="${say.kind}">${page.kinds.map(tab)}</nav>
${filtersHtml(visit, page, here)}
${unread.map((each) => html`<p class="why">${say.unread(each)}</p>`)}
<section class="part" aria-labelledby="h-found"><header><h2 id="h-found">${sumsHtml(visit, page)}</h2>${page.items.length > 0 ? takeAwayHtml(visit, askedPath('/desk/oversight.xlsx', { ...here })) : ''}</header>${cutHtml(visit, page.sums.count)}
${page.items.length > 0 ? tableHtml(visit, page) : noneHtml(say.none, say.noneHint)}
${next === undefined ? '' : html`<p class="pad"><a href="${to(askedPath('/desk/oversight', { ...here, after: next }))}">${words.inbox.more}</a></p>`}</section></main>`;
}

function sumsHtml({ words }: Visit, { sums: { count, late, amount } }: OverseenPage): Html {
  const say = words.oversight;
  const said = [say.count(count), late > 0 ? say.lateOf(late) : '', amount > 0 ? say.costs(yuan(amount)) : ''];
  return html`${said.filter(Boolean).join(words.case.comma)}`;
}

/** Said beforehand: that the table which is taken away does not hold all. */
function cutHtml({ words }: Visit, count: number): Html {
  return count > mostRows ? html`<p class="small dim">${words.oversight.takeAwayCut(mostRows)}</p>` : html``;
}

function takeAwayHtml({ words, to }: Visit, path: string): Html {
  return html`<a class="small" href="${to(path)}" download>${words.oversight.takeAway}</a>`;
}

function filtersHtml(visit: Visit, page: OverseenPage, asked: SoughtTexts): Html {
  const { words, to } = visit;
  const say = words.oversight;
  const states = (['open', 'late', 'closed'] as const).map((value) => ({ value, label: say.states[value] }));
  return html`<form class="filters" role="search" aria-label="${say.seek}" method="get" action="${to('/desk/oversight')}"><input type="hidden" name="kind" value="${page.procedure}">
<div><label for="q">${say.words}</label><input class="in" id="q" name="q" type="search" value="${asked.q}" maxlength="100"></div>
${pickHtml('office', say.office, say.any, page.offices, asked.office)}
${pickHtml('step', say.step, say.any, page.steps, asked.step)}
${pickHtml('state', say.state, say.any, states, asked.state)}
${pickHtml('method', say.method, say.any, page.methods, asked.method)}
<div><label for="least">${say.least}</label><input class="in" id="least" name="least" inputmode="decimal" value="${asked.least}" maxlength="40"></div>
<div><label for="most">${say.most}</label><input class="in" id="most" name="most" inputmode="decimal" value="${asked.most}" maxlength="40"></div>
<p class="btns"><button class="btn blue">${words.portal.find}</button><a class="btn" href="${to(askedPath('/desk/oversight', { kind: page.procedure }))}">${say.all}</a></p></form>`;
}

/** A choice of what to search within; `any` leaves it open. */
export function pickHtml(name: string, label: string, any: string, options: readonly Choice[], chosen: string): Html {
  return html`<div><label for="${name}">${label}</label><select class="in" id="${name}" name="${name}"><option value="">${any}</option>${options.map((option) => html`<option value="${option.value}"${option.value === chosen ? html` selected` : ''}>${option.label}</option>`)}</select></div>`;
}

function tableHtml(visit: Visit, page: OverseenPage): Html {
  const say = visit.words.oversight;
  return wideTable({
    title: page.kind,
    broad: true,
    columns: [
      { label: say.case },
      { label: say.office },
      { label: say.where },
      { label: say.due },
      { label: say.method },
      { label: say.amount, numeric: true },
    ],
    rows: page.items.map((item) => cellsOf(visit, item)),
  });
}

function cellsOf(visit: Visit, item: OverseenItem): readonly Cell[] {
  const { title, number, office, state, due, method, fen } = item;
  const name = html`<a href="${visit.to(casePath(item))}">${title}</a><br><span class="small dim num">${number}</span>`;
  return [name, office, state, due && dueHtml(due, visit), method, amountHtml(fen)];
}

function amountHtml(fen: Fen | undefined): Html {
  return fen === undefined ? html`<span class="dim">—</span>` : html`<span class="nowrap">${yuan(fen)}</span>`;
}

/** What runs and who is late: what stands first at the desk of somebody who looks over the city. */
export function overviewHtml(visit: Visit, { kinds, late }: Overview): Html {
  const { words, to } = visit;
  const say = words.oversight;
  const figure = (kind: Overview['kinds'][number]): Html =>
    html`<div><dt>${kind.label}</dt><dd class="big"><a href="${to(askedPath('/desk/oversight', { kind: kind.value, state: 'open' }))}">${kind.running}</a></dd><dd><small>${kind.late > 0 ? html`<a class="late" href="${to(askedPath('/desk/oversight', { kind: kind.value, state: 'late' }))}">${say.lateOf(kind.late)}</a>` : say.noneLate}</small></dd></div>`;
  return html`<section class="part" aria-labelledby="h-overview"><header><h2 id="h-overview">${say.running}</h2><a class="small" href="${to('/desk/oversight')}">${say.allCases}</a></header>
${kinds.length > 0 ? html`<dl class="kpis few">${kinds.map(figure)}</dl>` : noneHtml(say.none, say.noneRunning)}</section>
<section class="part" aria-labelledby="h-held-late"><header><h2 id="h-held-late">${say.lateTitle}</h2>${late.length > 0 ? takeAwayHtml(visit, '/desk/late.xlsx') : ''}</header>${lateHtml(visit, late)}</section>`;
}

function lateHtml(visit: Visit, late: readonly LateOffice[]): Html {
  const { words, to, language, now } = visit;
  const say = words.oversight;
  if (late.length === 0) return noneHtml(say.noneLate, say.noneLateHint);
  const today = cityDate(now);
  return wideTable({
    title: say.lateTitle,
    columns: [{ label: say.holder }, { label: say.kind }, { label: say.cases, numeric: true }, { label: say.since }],
    rows: late.map(({ procedure, kind, office, count, since }) => [
      office,
      html`<a href="${to(askedPath('/desk/oversight', { kind: procedure, state: 'late' }))}">${kind}</a>`,
      `${count}`,
      html`<time class="nowrap" datetime="${lastDay(since)}">${sayDate(lastDay(since), language, { today })}</time>`,
    ]),
  });
}

/** The lines of the budget, with what is set aside, agreed, paid and left. */
export function budgetHtml(
  visit: Visit,
  page: BudgetPage,
  asked: { readonly office: string; readonly year: string },
): Html {
  const { words, to } = visit;
  const say = words.budget;
  const years = page.years.map((year) => ({ value: `${year}`, label: say.year(year) }));
  const table = wideTable({
    title: say.title,
    broad: true,
    columns: [
      { label: say.line },
      ...[say.limit, say.reserved, say.committed, say.paid, say.left].map(
        (label) => ({ label, numeric: true }) as const,
      ),
    ],
    rows: page.lines.map((line) => [
      html`<a href="${to(`/desk/budget/line/${encodeURIComponent(line.id)}`)}">${line.name}</a><br><span class="small dim">${line.office}${words.case.comma}${say.year(line.year)}</span>`,
      ...moneyHtml(line),
    ]),
    total: [say.total, ...moneyHtml(page.sums)],
  });
  return html`<main class="page" id="main" tabindex="-1"><h1>${say.title}</h1><p class="dim">${say.lead}</p>
<form class="filters" role="search" aria-label="${words.oversight.seek}" method="get" action="${to('/desk/budget')}">${pickHtml('office', words.oversight.office, words.oversight.any, page.offices, asked.office)}
${pickHtml('year', say.yearLabel, words.oversight.any, years, asked.year)}
<p class="btns"><button class="btn blue">${words.portal.find}</button><a class="btn" href="${to('/desk/budget')}">${words.oversight.all}</a><a class="btn" href="${to('/desk/budget/year-end')}">${say.yearEnd}</a></p></form>
<section class="part" aria-labelledby="h-lines"><header><h2 id="h-lines">${say.lines(page.lines.length)}</h2>${page.lines.length > 0 ? takeAwayHtml(visit, askedPath('/desk/budget.xlsx', asked)) : ''}</header>${cutHtml(visit, page.lines.length)}
${page.lines.length > 0 ? table : noneHtml(say.none, say.noneHint)}</section></main>`;
}

function moneyHtml({ limit, reserved, committed, paid, left }: BudgetPage['sums']): readonly Html[] {
  return [limit, reserved, committed, paid, left].map(amountHtml);
}

/** One line of the budget: its balances, what each purchase has of it, and all that moved on it. */
export function lineHtml(visit: Visit, { line, purchases, entries }: LinePage): Html {
  const { words, to } = visit;
  const say = words.budget;
  const moneyHeads = [say.limit, say.reserved, say.committed, say.paid, say.left].map(numeric);
  const balances = wideTable({
    title: line.name,
    columns: [{ label: say.yearLabel }, ...moneyHeads],
    rows: [[say.year(line.year), ...moneyHtml(line)]],
  });
  const moves = wideTable({
    title: say.entries,
    columns: [{ label: say.when }, { label: say.move }, numeric(say.amount), { label: say.by }],
    rows: entries.map(({ at, move, fen, case: of }) => [
      sayDate(cityDate(at), visit.language),
      say.moves[move],
      amountHtml(fen),
      caseLink(visit, of),
    ]),
  });
  return html`<main class="page" id="main" tabindex="-1"><p class="crumb"><a href="${to('/desk/budget')}">${say.title}</a></p><h1>${line.name}</h1><p class="dim">${line.office}${words.case.comma}${say.year(line.year)}</p>
<section class="part">${balances}</section>
<section class="part" aria-labelledby="h-purchases"><h2 id="h-purchases">${say.purchases}</h2>${purchases.length > 0 ? usesTable(visit, purchases, say.purchases) : noneHtml(say.noPurchases, '')}</section>
<section class="part" aria-labelledby="h-entries"><h2 id="h-entries">${say.entries}</h2>${entries.length > 0 ? moves : noneHtml(say.noEntries, '')}</section></main>`;
}

/** What is open at the end of the year, line by line, each purchase leading to where it can be carried over, paid or ended. */
export function yearEndHtml(visit: Visit, { year, lines, sums, count }: YearEnd): Html {
  const { words, to } = visit;
  const say = words.budget;
  const total = wideTable({
    title: say.total,
    columns: [{ label: say.line }, ...useHeads(visit)],
    rows: lines.map(({ line, ...uses }) => [
      html`<a href="${to(`/desk/budget/line/${encodeURIComponent(line.id)}`)}">${line.name}</a><br><span class="small dim">${line.office}${words.case.comma}${say.year(line.year)}</span>`,
      ...usesCells(uses),
    ]),
    total: [say.total, ...usesCells(sums)],
    broad: true,
  });
  const each = lines.map(
    ({ line, purchases }) =>
      html`<section class="part"><h2>${line.office} · ${line.name}${words.case.comma}${say.year(line.year)}</h2>${usesTable(visit, purchases, line.name)}</section>`,
  );
  return html`<main class="page" id="main" tabindex="-1"><p class="crumb"><a href="${to('/desk/budget')}">${say.title}</a></p><h1>${say.yearEnd}</h1><p class="dim">${say.yearEndLead(year)}</p>
${lines.length > 0 ? html`<section class="part" aria-labelledby="h-open"><h2 id="h-open">${say.open(count)}</h2>${total}</section>${each}` : noneHtml(say.nothingOpen, '')}</main>`;
}

/** What a purchase has of each year, for whoever reads budgets. */
export function yearsHtml(visit: Visit, years: readonly YearUse[]): Html {
  if (years.length === 0) return html``;
  const { words, to } = visit;
  const say = words.budget;
  const table = wideTable({
    title: say.byYear,
    columns: [{ label: say.line }, ...useHeads(visit), numeric(say.left)],
    rows: years.map(({ line, year, name, ...uses }) => [
      html`<a href="${to(`/desk/budget/line/${encodeURIComponent(line)}`)}">${say.year(year)} ${name}</a>`,
      ...usesCells(uses),
      amountHtml(uses.reserved + uses.committed),
    ]),
  });
  return html`<details class="fold"><summary>${say.byYear}</summary>${table}</details>`;
}

function usesTable(visit: Visit, purchases: readonly PurchaseUse[], title: string): Html {
  return wideTable({
    title,
    columns: [{ label: visit.words.oversight.case }, ...useHeads(visit)],
    rows: purchases.map((purchase) => [
      html`${caseLink(visit, purchase)}<br><span class="small dim">${purchase.state}</span>`,
      ...usesCells(purchase),
    ]),
    broad: true,
  });
}

function useHeads({ words: { budget: say } }: Visit): readonly Column[] {
  return [say.reserved, say.committed, say.dueInYear, say.paid].map(numeric);
}

function usesCells({ reserved, committed, due, paid }: Uses): readonly Html[] {
  return [reserved, committed, due, paid].map(amountHtml);
}

function numeric(label: string): Column {
  return { label, numeric: true };
}

function caseLink({ to }: Visit, of: { readonly id: string; readonly number: string; readonly title: string }): Html {
  // In one piece: on a phone a cell stands beside its label.
  return html`<span><a href="${to(casePath(of))}">${of.title}</a> <span class="small dim num nowrap">${of.number}</span></span>`;
}
