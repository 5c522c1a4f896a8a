import type { Case } from '../engine/case.ts';
import type { Answers } from '../engine/form.ts';
import type { Refusal } from '../engine/procedure.ts';
import { cityDate } from '../law/date.ts';
import type { Law } from '../law/law.ts';
import { setting } from '../law/setting.ts';
import { evidenceIn } from './filing-view.ts';

const mebibyte = 1024 * 1024;

/** Why a filing brings more files than one case may hold, each counted once; undefined where it does not. */
export function filesTooMany({ filings }: Case, answers: Answers, law: Law, now: Date): Refusal | undefined {
  const added = evidenceIn(answers);
  if (added.length === 0) return undefined;
  const all = [...filings.flatMap((filing) => evidenceIn(filing.answers)), ...added];
  const sizes = new Map(all.map(({ hash, size }) => [hash, size]));
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const most = setting(law, 'file.most-on-case', cityDate(now)).value;
  if (sizes.size <= most.files && bytes <= most.mebibytes * mebibyte) return undefined;
  return { why: 'case-files-full', values: { files: most.files, most: most.mebibytes } };
}
