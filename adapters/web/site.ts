import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Desk, Reading } from '../../src/app/ports/desk.ts';
import type { Log, SignInWay } from '../../src/app/ports/system.ts';
import { inLanguage, type Language, languages } from '../../src/names.ts';
import { type Calls, callsOf } from './calls.ts';
import { type Deeds, type Doer, deeds } from './deeds.ts';
import { deviceOf } from './device.ts';
import { contentPolicy, type Framing } from './guard.ts';
import { type PageParts, page } from './layout.ts';
import { type Fields, firstOf, readForm, type TakeFile } from './read-form.ts';
import { type SessionKeeper, sessionKeeper } from './session.ts';
import type { WebSettings } from './settings.ts';
import { type Streams, streams } from './streams.ts';
import type { DemoPerson, Visit } from './visit.ts';
import { type Wakes, wakes } from './wakes.ts';
import { words } from './words.ts';

/** What the routes share. */
export interface Site {
  readonly desk: Desk;
  readonly log: Log;
  readonly settings: WebSettings;
  readonly secure: boolean;
  readonly sessions: SessionKeeper;
  readonly wakes: Wakes;
  readonly streams: Streams;
  readonly deeds: Deeds;
  readonly calls: Calls | undefined;
}

/** The site with a visitor who is signed in. */
export interface SignedIn extends Visit {
  readonly person: NonNullable<Visit['person']>;
}

const language = z.enum(languages);
const key = z.string().regex(/^[\w-]{16,64}$/);
const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/);
const year = 365 * 24 * 3600;

export function siteOf(settings: WebSettings): Site {
  const { desk, transcripts, log, publicUrl, clock } = settings;
  const secure = publicUrl?.startsWith('https:') === true;
  const woken = wakes();
  return {
    desk,
    log,
    settings,
    secure,
    sessions: sessionKeeper(settings.sessions, clock, { secure, demo: settings.demo !== undefined }),
    wakes: woken,
    streams: streams(settings.streams),
    deeds: deeds(desk, transcripts),
    calls: settings.calls && callsOf(settings.calls, log),
  };
}

/** Who asks for what, and how it is to be said; where nothing else has to be read. */
export async function visitOf(site: Site, context: Context): Promise<Visit> {
  return reading(site, context, async (visit) => visit);
}

/** Answers from what is read for one visit, all of it as of one moment. */
export async function reading<T>(
  site: Site,
  context: Context,
  answer: (visit: Visit, reading: Reading) => Promise<T>,
): Promise<T> {
  const who = await whoIs(site, context);
  return site.desk.read(async (read) => answer(await visitIn(site, context, who, read), read));
}

async function visitIn(site: Site, context: Context, [id, persons]: Who, read: Reading): Promise<Visit> {
  const { settings } = site;
  const person = id === undefined ? undefined : await read.person(id);
  const said = chosenLanguage(context) ?? person?.language ?? settings.language ?? 'zh';
  const base = baseOf(site, context);
  return {
    language: said,
    words: words[said],
    city: inLanguage(read.city, said),
    look: read.look,
    signInMinutes: read.signInMinutes,
    person,
    now: read.now,
    path: pathOf(context),
    to: (path) => `${base}${path}`,
    key: randomBytes(12).toString('base64url'),
    toast: takeToast(context, base),
    demo: persons && { persons: await persons(said), framed: base !== '' },
    readOnly: isReadOnly(site),
  };
}

/** A visit of which nothing is known: for pages that must work when nothing else does. */
export function bareVisit(site: Site, context: Context): Visit {
  const said = chosenLanguage(context) ?? site.settings.language ?? 'zh';
  const base = baseOf(site, context);
  return {
    language: said,
    words: words[said],
    city: '',
    look: {},
    signInMinutes: 0,
    person: undefined,
    now: new Date(0),
    path: '/',
    to: (path) => `${base}${path}`,
    key: '',
    toast: undefined,
    demo: undefined,
    readOnly: isReadOnly(site),
  };
}

function isReadOnly({ settings }: Site): boolean {
  return settings.isReadOnly?.() ?? false;
}

/** Answers with a page. */
export function show(
  site: Site,
  context: Context,
  visit: Visit,
  parts: PageParts,
  status: 200 | 400 | 401 | 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503 = 200,
  framing: Framing = baseOf(site, context) === '' ? 'none' : 'framed',
): Response | Promise<Response> {
  context.header('content-security-policy', contentPolicy(framing));
  context.header('content-language', visit.words.lang);
  return context.html(page(visit, parts), status);
}

/** Signs somebody in on this browser, for as long as whoever he is may stay. */
export async function letIn({ desk, sessions }: Site, context: Context, person: string, way: SignInWay): Promise<void> {
  const profile = await desk.read((read) => read.person(person));
  if (profile?.bears !== undefined) return sessions.open(context, person, 'bearer');
  // Of whoever comes for no office nothing is kept by which he could be found.
  if (!profile || profile.seats.length === 0) return sessions.open(context, person, 'visitor');
  const device = deviceIn(context);
  await sessions.open(context, person, 'seat', { way, device });
  await desk.signedIn(person, way, device);
}

/** With what somebody comes, as he knows it. */
export function deviceIn(context: Context): string {
  return deviceOf(context.req.header('user-agent')) ?? words[chosenLanguage(context) ?? 'zh'].account.unknownDevice;
}

/** Leads on after an act, with a short word to be shown there once. */
export function leadOn(context: Context, visit: Visit, path: string, word?: string): Response {
  if (word !== undefined) {
    const cookiePath = visit.to('') || '/';
    setCookie(context, 'said', word, { path: cookiePath, httpOnly: true, sameSite: 'Strict', maxAge: 60 });
  }
  return context.redirect(visit.to(path), 303);
}

/** The fields of a posted form. What is too large or cannot be read is refused. */
export async function posted(context: Context, takeFile?: TakeFile): Promise<Fields> {
  const read = await readForm(context.req.raw, takeFile);
  if (!read.ok) throw new HTTPException(read.status);
  return read.fields;
}

/** What a posted form must hold. Whatever else it holds is not ours. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new HTTPException(400);
  return result.data;
}

/** JSON that a form holds; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the site is for whoever asks for this page. */
export function ownOrigin({ settings: { publicUrl } }: Site, context: Context): string {
  return new URL(publicUrl ?? context.req.url).origin;
}

/** Where a form came from, within this site. */
export function backTo(fields: Fields, otherwise: string): string {
  const back = ownPath.safeParse(firstOf(fields, 'back'));
  return back.success ? back.data : otherwise;
}

export function doerOf({ person, language }: SignedIn, fields: Fields): Doer {
  return { person: person.id, language, key: checked(key, firstOf(fields, 'key')) };
}

export function isSignedIn(visit: Visit): visit is SignedIn {
  return visit.person !== undefined;
}

export function rememberLanguage({ secure }: Site, context: Context, chosen: string): void {
  setCookie(context, 'lang', checked(language, chosen), {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'Lax',
    maxAge: year,
  });
}

type Persons = (language: Language) => Promise<readonly DemoPerson[]>;

/** Whose session it is, and whom one can be where that can be chosen. */
type Who = readonly [string | undefined, Persons | undefined];

async function whoIs(site: Site, context: Context): Promise<Who> {
  const persons = site.settings.demo?.persons;
  const framed = persons && framedPerson(context);
  if (framed === undefined) return [await site.sessions.person(context), persons];
  const known = (await persons?.('zh'))?.some(({ id }) => id === framed);
  if (!known) throw new HTTPException(404);
  return [framed, persons];
}

function baseOf(site: Site, context: Context): string {
  const framed = site.settings.demo && framedPerson(context);
  return framed === undefined ? '' : `/as/${encodeURIComponent(framed)}`;
}

const inFrame = /^\/as\/([^/]+)(?=\/)/;

/** The path without the name of the person in whose frame it is. */
export function withoutFrame(path: string): string {
  return path.replace(inFrame, '');
}

function framedPerson(context: Context): string | undefined {
  const found = inFrame.exec(new URL(context.req.url).pathname)?.[1];
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found);
  } catch {
    throw new HTTPException(404);
  }
}

function pathOf(context: Context): string {
  const url = new URL(context.req.url);
  url.searchParams.delete('lang');
  return `${withoutFrame(url.pathname)}${url.search}`;
}

function chosenLanguage(context: Context): Language | undefined {
  const asked = language.safeParse(context.req.query('lang'));
  if (asked.success) return asked.data;
  return language.safeParse(getCookie(context, 'lang')).data;
}

function takeToast(context: Context, base: string): string | undefined {
  const word = getCookie(context, 'said');
  if (word === undefined || context.req.method !== 'GET') return undefined;
  deleteCookie(context, 'said', { path: base || '/' });
  return word.slice(0, 300).toWellFormed();
}
