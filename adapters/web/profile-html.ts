import type { NoticeView, SpendingView } from '../../src/app/ports/desk.ts';
import type { ProjectProfile, Share, YearFigures } from '../../src/app/ports/project-profile.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { cityDate } from '../../src/law/date.ts';
import type { Fen } from '../../src/law/fen.ts';
import { yuan } from '../../src/law/money.ts';
import type { Said } from '../../src/law/said.ts';
import { barsDrawing, chartHtml, timeDrawing } from './chart.ts';
import { type Html, html } from './html.ts';
import { isAmount, valueHtml } from './text-html.ts';
import type { Visit } from './visit.ts';

/** Who buys what, who provides it, and for whom: what a project is in one sentence or two. */
export function leadHtml({ words }: Visit, profile: ProjectProfile): Html {
  const say = words.project;
  const { buyer, supplier = '', users, groups, places } = profile;
  const said = [
    say.leadBuyer(buyer, supplier),
    users === undefined ? '' : say.leadUsers(users.toLocaleString('en-US'), groups.join(say.list)),
    places.length === 0 ? '' : say.leadPlaces(places.join(say.list)),
  ];
  return html`<p class="dim">${said.join('')}</p>`;
}

/** Who provides it, how that was decided, and what else was published of whoever does. */
export function providerHtml(visit: Visit, profile: ProjectProfile): Html {
  const { words } = visit;
  const { supplier, record, ranking, method, evaluation } = profile;
  if (supplier === undefined) return html``;
  const say = words.project.provider;
  const won = ranking.find((each) => each.supplier === supplier);
  const facts = [
    ...(record ? [[say.record, say.recordOf(record.contracts, gradesOf(visit, record))] as const] : []),
    ...(method !== undefined && won
      ? [[say.chosen, say.chosenBy(method, ranking.length, won.rank, won.points)] as const]
      : []),
    ...(evaluation ? [[say.judged, say.judgedAs(evaluation.grade, evaluation.score)] as const] : []),
  ];
  return html`<section class="part" aria-labelledby="h-provider"><h2 id="h-provider">${say.title}</h2><p><strong translate="no">${supplier}</strong></p>
<dl class="facts long">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>${rankingHtml(visit, profile)}${factorsHtml(visit, profile)}</section>`;
}

function gradesOf({ words }: Visit, { grades }: NonNullable<ProjectProfile['record']>): string {
  return grades.map(({ grade, times }) => `${grade} ${times}`).join(words.project.list);
}

function rankingHtml({ words }: Visit, { ranking }: ProjectProfile): Html {
  if (ranking.length < 2) return html``;
  const say = words.project.ranking;
  const bars = ranking.map(({ supplier, points }) => ({ label: supplier, value: points, shown: say.points(points) }));
  const [first] = ranking;
  const rows = ranking.map(
    ({ supplier, rank, price, points }) =>
      html`<tr><th scope="row">${supplier}</th><td class="r">${rank}</td><td class="r">${yuan(price)}</td><td class="r">${points}</td></tr>`,
  );
  return chartHtml({
    id: 'ranking',
    title: say.title,
    sentence: first ? say.sentence(ranking.length, first.supplier, first.points) : '',
    ...barsDrawing(bars),
    fold: words.project.table,
    table: html`<table><caption class="vh">${say.title}</caption><thead><tr><th scope="col">${say.bidder}</th><th scope="col" class="r">${say.rank}</th><th scope="col" class="r">${say.price}</th><th scope="col" class="r">${say.total}</th></tr></thead><tbody>${rows}</tbody></table>`,
  });
}

/** As many bidders as are drawn; the table has all. */
const bidsDrawn = 3;

/** What each factor gave each bid, against the most that it can give. */
function factorsHtml({ words }: Visit, { factors, ranking }: ProjectProfile): Html {
  const [first] = ranking;
  const names = [...new Set(factors.map(({ factor }) => factor))];
  if (!first || names.length < 2) return html``;
  const say = words.project.factors;
  const of = (supplier: string) => factors.filter((each) => each.supplier === supplier);
  const drawn = new Set(ranking.slice(0, bidsDrawn).map(({ supplier }) => supplier));
  const bars = names.flatMap((name) =>
    factors
      .filter(({ factor, supplier }) => factor === name && drawn.has(supplier))
      .map(({ supplier, points, most }) => ({
        label: say.bar(name, supplier),
        value: points,
        mark: most,
        shown: `${points}`,
        outlined: supplier !== first.supplier,
      })),
  );
  const parts = of(first.supplier).map(({ factor, points, most }) => say.part(factor, points, most));
  const rows = ranking.map(({ supplier }) => {
    const given = new Map(of(supplier).map(({ factor, points }) => [factor, points]));
    return html`<tr><th scope="row">${supplier}</th>${names.map((name) => html`<td class="r">${given.get(name) ?? '—'}</td>`)}</tr>`;
  });
  return chartHtml({
    id: 'factors',
    title: say.title,
    sentence: say.sentence(first.supplier, parts.join(words.project.list)),
    ...barsDrawing(bars),
    fold: words.project.table,
    table: html`<table><caption class="vh">${say.title}</caption><thead><tr><th scope="col">${words.project.ranking.bidder}</th>${names.map((name) => html`<th scope="col" class="r">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  });
}

/** What was promised of the service and what was reached, each on the scale of its promise. */
export function indicatorsHtml({ words }: Visit, { indicators }: ProjectProfile): Html {
  if (indicators.length === 0) return html``;
  const say = words.project.indicators;
  const all = indicators.map((each) => ({ ...each, isMet: isMet(each) }));
  const bars = all.map(({ name, promised, reached, unit, isMet: met }) => ({
    label: name,
    value: promised === 0 ? 0 : (100 * reached) / promised,
    mark: 100,
    shown: `${figure(reached)} ${unit}`.trim(),
    outlined: !met,
  }));
  const rows = all.map(
    ({ name, sense, promised, reached, unit, isMet: met }) =>
      html`<tr><th scope="row">${name}</th><td class="r">${say.sense[sense]} ${figure(promised)} ${unit}</td><td class="r">${figure(reached)} ${unit}</td><td>${met ? say.met : say.unmet}</td></tr>`,
  );
  return chartHtml({
    id: 'indicators',
    title: say.title,
    sentence: say.sentence(all.length, all.filter(({ isMet: met }) => met).length),
    ...barsDrawing(bars),
    fold: words.project.table,
    table: html`<table><caption class="vh">${say.title}</caption><thead><tr><th scope="col">${say.name}</th><th scope="col" class="r">${say.promised}</th><th scope="col" class="r">${say.reached}</th><th scope="col">${say.result}</th></tr></thead><tbody>${rows}</tbody></table>`,
  });
}

function isMet({ sense, promised, reached }: ProjectProfile['indicators'][number]): boolean {
  return sense === 'at-least' ? reached >= promised : reached <= promised;
}

function figure(value: number): string {
  return value.toLocaleString('en-US');
}

/** From the budget over the contract to what is paid. */
export function moneyHtml({ words }: Visit, profile: ProjectProfile, spending: SpendingView | undefined): Html {
  const say = words.project.money;
  const price = fenOf(spending?.price);
  const paid = fenOf(spending?.paid);
  const { budget, ceiling } = profile;
  const sums = [
    ...(budget === undefined ? [] : [{ label: say.budget, value: budget }]),
    ...(ceiling === undefined || ceiling === budget ? [] : [{ label: say.ceiling, value: ceiling }]),
    ...(price === undefined ? [] : [{ label: say.price, value: price }]),
    ...(paid === undefined ? [] : [{ label: say.paid, value: paid }]),
  ];
  if (sums.length === 0) return html``;
  const saved = budget === undefined || price === undefined ? 0 : budget - price;
  const pieces = [
    budget === undefined ? '' : say.budgetIs(yuan(budget)),
    price === undefined ? say.noPrice : say.priceIs(yuan(price)),
    saved > 0 ? say.saved(yuan(saved)) : '',
    // Never more than there is: what is nearly paid is not paid.
    price && paid !== undefined ? say.paidIs(yuan(paid), Math.floor((100 * paid) / price)) : '',
  ];
  const sentence = `${pieces.filter(Boolean).join(words.case.comma)}${say.stop}`;
  const rows = sums.map(
    ({ label, value }) => html`<tr><th scope="row">${label}</th><td class="r">${yuan(value)}</td></tr>`,
  );
  return chartHtml({
    id: 'money',
    title: say.title,
    sentence,
    ...barsDrawing(
      sums.map(({ label, value }) => ({
        label,
        value,
        shown: yuan(value),
        outlined: value !== paid || label !== say.paid,
      })),
    ),
    fold: words.project.table,
    table: html`<table><caption class="vh">${say.title}</caption><tbody>${rows}</tbody></table>`,
  });
}

/** The instalments on a line of time. Their table stands beside it. */
export function instalmentsHtml({ words, language, now }: Visit, { instalments }: SpendingView): Html {
  const say = words.project.instalments;
  const days = instalments.map(({ due }) => dayOf(due)).filter((day) => day !== undefined);
  if (days.length < 2 || days.length !== instalments.length) return html``;
  const points = instalments.map(({ due, amount, paid }, index) => ({
    at: Date.parse(days[index] ?? ''),
    above: inWords(amount, language),
    below: (dayOf(due) ?? '').slice(0, 7),
    done: paid !== undefined,
  }));
  const today = cityDate(now);
  const done = instalments.filter(({ paid }) => paid !== undefined).length;
  const { drawing, height } = timeDrawing(points, { at: Date.parse(today), label: say.today });
  const rows = instalments.map(
    ({ name, due, amount }) =>
      html`<tr><th scope="row">${name}</th><td>${inWords(due, language)}</td><td class="r">${inWords(amount, language)}</td></tr>`,
  );
  return chartHtml({
    id: 'instalments',
    title: say.title,
    sentence: say.sentence(instalments.length, done),
    drawing,
    height,
    fold: words.project.table,
    table: html`<table><caption class="vh">${say.title}</caption><tbody>${rows}</tbody></table>`,
  });
}

/** How many working days each step took, against its limit where it has one. */
export function stepDaysHtml({ words }: Visit, { steps }: ProjectProfile): Html {
  if (steps.length < 2) return html``;
  const say = words.project.days;
  const over = steps.filter(({ days, limit }) => limit !== undefined && days > limit).length;
  const bars = steps.map(({ name, days, limit, runs }) => ({
    label: name,
    value: days,
    mark: limit,
    shown: say.shown(days, limit),
    outlined: runs,
  }));
  const rows = steps.map(
    ({ name, days, limit }) =>
      html`<tr><th scope="row">${name}</th><td class="r">${days}</td><td class="r">${limit ?? '—'}</td></tr>`,
  );
  const sum = steps.reduce((total, { days }) => total + days, 0);
  return html`<section class="part" aria-labelledby="h-days"><h2 id="h-days">${say.title}</h2>${chartHtml({
    id: 'days',
    title: say.title,
    sentence: say.sentence(sum, over),
    ...barsDrawing(bars),
    fold: words.project.table,
    table: html`<table><caption class="vh">${say.title}</caption><thead><tr><th scope="col">${say.step}</th><th scope="col" class="r">${say.used}</th><th scope="col" class="r">${say.limit}</th></tr></thead><tbody>${rows}</tbody></table>`,
  })}</section>`;
}

/** Complaints in figures; nothing is told of any of them. */
export function complaintFigures({ words }: Visit, { complaints: { received, closed } }: ProjectProfile): Html {
  const say = words.project.complaints;
  if (received === 0) return html`<p>${say.none}</p>`;
  return html`<dl class="facts"><div><dt>${say.received}</dt><dd class="big">${received}</dd></div><div><dt>${say.closed}</dt><dd class="big">${closed}</dd></div></dl><p class="small dim">${say.hint}</p>`;
}

/** What was promised and reached, as the newest notice has it that says so. */
export function factsHtml(visit: Visit, notices: readonly NoticeView[]): Html {
  const facts = new Map<string, Said>();
  for (const { label, value } of notices.flatMap(({ headline }) => headline)) {
    if (!facts.has(label)) facts.set(label, value);
  }
  if (facts.size === 0) return html``;
  const pairs = [...facts].map(
    ([label, value]) => html`<div><dt>${label}</dt><dd>${valueHtml(value, visit.language)}</dd></div>`,
  );
  return html`<section class="part" aria-labelledby="h-facts"><h2 id="h-facts">${visit.words.project.facts}</h2><dl class="facts">${pairs}</dl></section>`;
}

/** This year's four figures, and on what the money goes. */
export function yearHtml(visit: Visit, figures: YearFigures): Html {
  const { words } = visit;
  const say = words.year;
  const { year, contracts, contractsBefore, amount, paid, users, evaluated, score, byField, byOffice } = figures;
  const figure = (label: string, value: string, below: string): Html =>
    html`<div><dt>${label}</dt><dd class="big">${value}</dd><dd><small>${below}</small></dd></div>`;
  const cols = html`<div class="cols gap"><div class="c6">${sharesHtml(visit, 'fields', say.byField, byField)}</div><div class="c6">${sharesHtml(visit, 'offices', say.byOffice, byOffice)}</div></div>`;
  return html`<section class="c12" aria-labelledby="p-year"><div class="part"><header><h2 id="p-year">${say.title(year)}</h2></header>
<dl class="kpis">${figure(say.contracts, `${contracts}`, say.before(contractsBefore))}${figure(say.amount, yuan(amount), say.paid(yuan(paid)))}${figure(say.users, users.toLocaleString('en-US'), say.usersHint)}${figure(say.score, score === undefined ? '—' : score.toFixed(1), say.evaluated(evaluated))}</dl>
${byField.length > 0 ? cols : ''}</div></section>`;
}

function sharesHtml({ words }: Visit, id: string, title: string, shares: readonly Share[]): Html {
  const say = words.year;
  const shown = shares.length > mostBars ? [...shares.slice(0, mostBars - 1), restOf(shares, say.others)] : shares;
  const total = shares.reduce((sum, { amount }) => sum + amount, 0);
  const [first] = shares;
  const rows = shares.map(
    ({ label, contracts, amount }) =>
      html`<tr><th scope="row">${label}</th><td class="r">${contracts}</td><td class="r">${yuan(amount)}</td><td class="r">${total === 0 ? 0 : ((100 * amount) / total).toFixed(1)}%</td></tr>`,
  );
  return chartHtml({
    id,
    title,
    sentence: first ? say.most(title, first.label, yuan(first.amount)) : '',
    ...barsDrawing(shown.map(({ label, amount }) => ({ label, value: amount, shown: yuan(amount) }))),
    fold: words.project.table,
    table: html`<table><caption class="vh">${title}</caption><thead><tr><th scope="col">${say.label}</th><th scope="col" class="r">${say.contracts}</th><th scope="col" class="r">${say.amount}</th><th scope="col" class="r">${say.share}</th></tr></thead><tbody>${rows}</tbody></table>`,
  });
}

/** As many bars as can be told apart. */
const mostBars = 7;

function restOf(shares: readonly Share[], label: string): Share {
  const rest = shares.slice(mostBars - 1);
  return {
    label,
    contracts: rest.reduce((sum, { contracts }) => sum + contracts, 0),
    amount: rest.reduce((sum, { amount }) => sum + amount, 0),
  };
}

function fenOf(value: Said | undefined): Fen | undefined {
  return value !== undefined && isAmount(value) ? value.fen : undefined;
}

function dayOf(value: Said): string | undefined {
  return typeof value === 'object' && 'kind' in value && value.kind === 'date' ? value.date : undefined;
}
