/** One control of a web page: what stands in it, and what can be chosen there. */
export interface Control {
  readonly by: 'typing' | 'choosing' | 'file' | 'hidden';
  readonly standing: readonly string[];
  readonly options?: readonly string[];
  readonly most?: number;
}

/** A form of a page, as a browser posts it. */
export interface WebForm {
  readonly action: string;
  readonly controls: ReadonlyMap<string, Control>;
  readonly buttons: readonly WebButton[];
}

export interface WebButton {
  readonly name: string | undefined;
  readonly value: string;
}

/** The forms of a page, in their order. */
export function formsIn(page: string): readonly WebForm[] {
  return [...page.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', content = '']) => ({
    action: attribute(attributes, 'action') ?? '',
    controls: controlsIn(content),
    buttons: [...content.matchAll(/<button([^>]*)>/g)].map(([, own = '']) => ({
      name: attribute(own, 'name'),
      value: attribute(own, 'value') ?? '',
    })),
  }));
}

/** Where the links of a page lead, in their order. */
export function linksIn(page: string): readonly string[] {
  return [...page.matchAll(/<a ([^>]*)>/g)].flatMap(([, attributes = '']) => attribute(attributes, 'href') ?? []);
}

/** The controls of a page or of a part of it, by name. */
export function controlsIn(page: string): ReadonlyMap<string, Control> {
  const controls = new Map<string, Control>();
  for (const [, attributes = ''] of page.matchAll(/<input ([^>]*)>/g)) {
    const name = attribute(attributes, 'name');
    const value = attribute(attributes, 'value') ?? '';
    const type = attribute(attributes, 'type') ?? 'text';
    if (name === undefined) continue;
    // What each of the rows is about stands in them hidden.
    const isFixed = type === 'hidden' && name.startsWith('r.');
    const isOption = type === 'radio' || type === 'checkbox' || isFixed;
    const isIn = type !== 'file' && (!isOption || isFixed || / checked/.test(attributes));
    const before = controls.get(name);
    const most = attribute(attributes, 'maxlength');
    controls.set(name, {
      by: isOption ? 'choosing' : type === 'file' || type === 'hidden' ? type : 'typing',
      standing: [...(before?.standing ?? []), ...(isIn ? [value] : [])],
      ...(isOption && { options: [...(before?.options ?? []), value] }),
      ...(most !== undefined && { most: Number(most) }),
    });
  }
  for (const [, attributes = '', content = ''] of page.matchAll(/<textarea ([^>]*)>([^<]*)<\/textarea>/g)) {
    const most = attribute(attributes, 'maxlength');
    // A browser drops a line break right after the tag.
    const standing = [unescaped(content).replace(/^\n/, '')];
    controls.set(attribute(attributes, 'name') ?? '', {
      by: 'typing',
      standing,
      ...(most !== undefined && { most: Number(most) }),
    });
  }
  for (const [, attributes = '', content = ''] of page.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const options = [...content.matchAll(/<option ([^>]*)>/g)].map(([, own = '']) => own);
    const selected = options.find((own) => own.includes(' selected')) ?? options[0] ?? '';
    controls.set(attribute(attributes, 'name') ?? '', {
      by: 'choosing',
      standing: [attribute(selected, 'value') ?? ''],
      options: options.map((own) => attribute(own, 'value') ?? ''),
    });
  }
  return controls;
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

function unescaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (marks[name] ?? `&${name};`) : String.fromCodePoint(Number(code)),
  );
}
