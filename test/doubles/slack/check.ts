import { isFields } from '../loopback.ts';

export type Surface = 'message' | 'modal' | 'home';

/** What the checking of one message or view has found so far. */
export interface Findings {
  readonly surface: Surface;
  readonly problems: string[];
  /** The block_ids of the whole, and the action_ids of the block that is being looked at. */
  readonly ids: Readonly<Record<'block_id' | 'action_id', Set<string>>>;
}

/** Looks at a value; `at` is its JSON pointer. */
export type Check = (value: unknown, at: string, findings: Findings) => void;

interface Property {
  readonly check: Check;
  readonly required: boolean;
}

/** The properties that a thing of one type may have besides `type`; any other is refused, as Slack does. */
export type Shape = Readonly<Record<string, Check | Property>>;

/*
 * The words are those of Slack's own checker of JSON schemas, which is public (slackhq/hack-json-schema). It says "less
 * than" of a number that may be as great, and one more of a length.
 */

export function must(check: Check): Property {
  return { check, required: true };
}

export function complain(findings: Findings, at: string, problem: string): void {
  findings.problems.push(`${problem} [json-pointer:${at}]`);
}

export function string(most: number, least = 0): Check {
  return (value, at, findings) => {
    if (typeof value !== 'string') complain(findings, at, 'must provide a string');
    else if (value.length > most) complain(findings, at, `must be less than ${most + 1} characters`);
    else if (value.length < least) complain(findings, at, `must be more than ${least - 1} characters`);
  };
}

export function matching(pattern: RegExp): Check {
  return (value, at, findings) => {
    if (typeof value !== 'string' || !pattern.test(value))
      complain(findings, at, `input must match regex pattern: ${pattern.source}`);
  };
}

export function oneOf(...values: readonly string[]): Check {
  return (value, at, findings) => {
    if (!values.includes(String(value))) complain(findings, at, 'must be a valid enum value');
  };
}

export function integer(least: number, most: number): Check {
  return (value, at, findings) => {
    if (!Number.isInteger(value)) complain(findings, at, 'must provide an integer');
    else if (Number(value) < least) complain(findings, at, `must be greater than ${least}`);
    else if (Number(value) > most) complain(findings, at, `must be less than ${most}`);
  };
}

export function boolean(value: unknown, at: string, findings: Findings): void {
  if (typeof value !== 'boolean') complain(findings, at, 'must be a boolean');
}

export function anything(): void {}

export function list(least: number, most: number, check: Check): Check {
  return (value, at, findings) => {
    if (!Array.isArray(value)) return complain(findings, at, 'must provide an array');
    if (value.length > most) complain(findings, at, `no more than ${most} items allowed`);
    if (value.length < least) complain(findings, at, `must provide at least ${least} items`);
    for (const [index, item] of value.entries()) check(item, `${at}/${index}`, findings);
  };
}

export function shaped(shape: Shape): Check {
  return (value, at, findings) => {
    if (!isFields(value)) return complain(findings, at, 'must provide an object');
    for (const [name, property] of Object.entries(shape)) {
      const { check, required } = typeof property === 'function' ? { check: property, required: false } : property;
      if (value[name] !== undefined) check(value[name], `${at}/${name}`, findings);
      else if (required) complain(findings, at, `missing required field: ${name}`);
    }
    for (const name of Object.keys(value)) {
      if (name !== 'type' && !Object.hasOwn(shape, name)) {
        complain(findings, at, `invalid additional property: ${name}`);
      }
    }
  };
}

/** A thing that says its type itself; only the types of the table are supported here. */
export function typed(table: ReadonlyMap<string, Check>): Check {
  return (value, at, findings) => {
    if (!isFields(value)) return complain(findings, at, 'must provide an object');
    const check = table.get(String(value.type));
    if (check === undefined) return complain(findings, `${at}/type`, `unsupported type: ${value.type}`);
    check(value, at, findings);
  };
}

/** An id that nothing else has. */
export function unique(name: keyof Findings['ids']): Check {
  return (value, at, findings) => {
    const id = String(value);
    if (findings.ids[name].has(id)) complain(findings, at, `\`${name}\` "${id}" already exists`);
    findings.ids[name].add(id);
  };
}

export function every(...checks: readonly Check[]): Check {
  return (value, at, findings) => {
    for (const check of checks) check(value, at, findings);
  };
}
