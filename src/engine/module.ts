import type { ProcedureId } from '../names.ts';
import type { Form } from './form.ts';
import type { AnyNotice } from './notice.ts';
import type { AnyPaper } from './paper.ts';
import type { AnyBrief, Procedure } from './procedure.ts';
import type { Story } from './story.ts';
import type { ModuleTexts } from './texts.ts';

/** One folder of procedures: what it declares, and what is said of that. */
export interface Module<D = object> {
  /** The procedure to which it belongs; nothing when it belongs to all. */
  readonly of: ProcedureId | undefined;
  /** All that its files export: forms and rules are found in it by their names. */
  readonly declared: D;
  readonly procedure: Procedure | undefined;
  readonly forms: readonly Form[];
  readonly notices: readonly AnyNotice[];
  readonly briefs: readonly AnyBrief[];
  readonly papers: readonly AnyPaper[];
  readonly texts: ModuleTexts;
  /** One sensible way through it; a form of which it tells nothing can be answered with anything of its kind. */
  readonly story: Story;
}

/** A folder's contents; its texts are held against what it declares where they stand. */
export function module<const D extends Readonly<Record<string, unknown>>>({
  of,
  declared,
  texts,
  story,
}: {
  readonly of?: ProcedureId;
  readonly declared: D;
  readonly texts: ModuleTexts;
  readonly story: Story;
}): Module<D> {
  const exported = Object.values(declared);
  return {
    of,
    declared,
    texts,
    story,
    procedure: exported.find(isProcedure),
    forms: exported.filter(isForm),
    notices: exported.filter(isNotice),
    briefs: exported.filter(isBrief),
    papers: exported.filter(isPaper),
  };
}

function isProcedure(value: unknown): value is Procedure {
  return typeof value === 'object' && value !== null && 'opening' in value && 'stages' in value;
}

function isForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && 'id' in value && 'fields' in value;
}

function isNotice(value: unknown): value is AnyNotice {
  return typeof value === 'object' && value !== null && 'kind' in value && 'rows' in value && 'headline' in value;
}

function isPaper(value: unknown): value is AnyPaper {
  return typeof value === 'object' && value !== null && 'paper' in value && 'written' in value;
}

function isBrief(value: unknown): value is AnyBrief {
  return typeof value === 'object' && value !== null && 'brief' in value && 'rows' in value;
}
