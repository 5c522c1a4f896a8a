interface EvidenceKind {
  readonly sort: 'document' | 'photo' | 'sound';
  /** How names of such files end; the first is given to one that ends otherwise. */
  readonly endings: readonly [string, ...(readonly string[])];
}

/** What evidence may be, by its type: kinds that can be told from their own bytes, and that nobody's machine runs. */
export const evidenceKinds: Readonly<Record<string, EvidenceKind>> = {
  'application/pdf': { sort: 'document', endings: ['pdf'] },
  // Those with macros have types of their own.
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { sort: 'document', endings: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { sort: 'document', endings: ['xlsx'] },
  'image/jpeg': { sort: 'photo', endings: ['jpg', 'jpeg'] },
  'image/png': { sort: 'photo', endings: ['png'] },
  'image/webp': { sort: 'photo', endings: ['webp'] },
  'image/heic': { sort: 'photo', endings: ['heic', 'heif'] },
  'image/heif': { sort: 'photo', endings: ['heic', 'heif'] },
  'audio/ogg': { sort: 'sound', endings: ['ogg', 'oga'] },
  'audio/mpeg': { sort: 'sound', endings: ['mp3'] },
  'audio/x-m4a': { sort: 'sound', endings: ['m4a'] },
  'audio/mp4': { sort: 'sound', endings: ['m4a', 'm4b'] },
};

/** What the kinds of a sort are called, each once: JPG, PNG, WEBP. */
export function evidenceNames(sort: EvidenceKind['sort']): readonly string[] {
  const kinds = Object.values(evidenceKinds).filter((kind) => kind.sort === sort);
  return [...new Set(kinds.map(({ endings: [first] }) => first.toUpperCase()))];
}

/** How names of evidence end, each once: what is offered where files are chosen. */
export const evidenceEndings: readonly string[] = [
  ...new Set(Object.values(evidenceKinds).flatMap(({ endings }) => endings)),
];
