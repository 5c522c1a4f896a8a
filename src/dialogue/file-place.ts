import type { FormAddress } from './message.ts';
import { asked, textOf } from './open-form.ts';
import { caseNamed, type Filling } from './target.ts';

/** A field that takes files, of a form that was begun or could be. */
export interface FilePlace {
  readonly label: string;
  readonly form: FormAddress;
  readonly field: string;
}

/** The fields of a form that take files. */
export function placesIn({ open, target }: Filling): readonly FilePlace[] {
  const fields = asked(open).filter(([, { kind }]) => kind === 'files');
  return fields.map(([field]) => {
    const named = fields.length > 1 ? textOf(open, field).label : undefined;
    const label = [open.text.title, named, caseNamed(target, open.language)].filter(Boolean).join(' · ');
    return { label, form: target.address, field };
  });
}
