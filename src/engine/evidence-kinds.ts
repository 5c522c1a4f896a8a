interface EvidenceKind {
  readonly sort: 'document' | 'photo' | 'sound';
  /** How names of such files end; the first is given to one that ends otherwise. */
  readonly endings: readonly [string, ...(readonly string[])];
}

/** What evidence may be, by its type: kinds that can be told from their own bytes, and that nobody's machine runs. */
export const evidenceKinds: Readonly<Record<string, EvidenceKind>> = {
  'application/pdf': { sort: 'document', endings: ['pdf'] },
  'image/jpeg': { sort: 'photo', endings: ['jpg', 'jpeg'] },
  'image/png': { sort: 'photo', endings: ['png'] },
  'image/webp': { sort: 'photo', endings: ['webp'] },
  'audio/ogg': { sort: 'sound', endings: ['ogg', 'oga'] },
  'audio/mpeg': { sort: 'sound', endings: ['mp3'] },
};

/** What the kinds of a sort are called, each once: JPG, PNG, WEBP. */
export function evidenceNames(sort: EvidenceKind['sort']): readonly string[] {
  return Object.values(evidenceKinds)
    .filter((kind) => kind.sort === sort)
    .map(({ endings: [first] }) => first.toUpperCase());
}
