import type { Module } from '../engine/module.ts';
import type { AnyNotice } from '../engine/notice.ts';
import type { NoticeKind } from '../names.ts';
import { modules } from './modules.ts';

const notices = new Map<NoticeKind, AnyNotice>(
  Object.values<Module>(modules).flatMap((module) => module.notices.map((each) => [each.kind, each] as const)),
);

/** A kind of notice as it is declared. Throws for one that no folder declares. */
export function noticeOf(kind: NoticeKind): AnyNotice {
  const found = notices.get(kind);
  if (!found) throw new Error(`notices of kind ${kind} are not declared`);
  return found;
}
