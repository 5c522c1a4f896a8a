import { asFields, type Fields, isFields } from '../loopback.ts';

export function blocksOf(view: Fields): readonly Fields[] {
  return Array.isArray(view.blocks) ? view.blocks.filter(isFields) : [];
}

export function optionsOf(element: Fields): readonly Fields[] {
  const grouped = [element.option_groups ?? []].flat().map((group) => asFields(group).options ?? []);
  return [element.options ?? [], ...grouped].flat().map(asFields);
}

/** The interactive elements of a block: its elements, its accessory or its input. */
export function elementsOf(one: Fields): readonly Fields[] {
  return [one.elements ?? [], one.accessory ?? [], one.element ?? []]
    .flat()
    .filter(isFields)
    .filter((element) => element.action_id !== undefined);
}

/** All that is written in blocks, in the order of reading; what counts against Slack's limit for a whole message. */
export function plainText(value: unknown): string {
  const lines: string[] = [];
  const read = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) read(one);
    if (!isFields(part)) return;
    if (part.type === 'rich_text_section') {
      lines.push(
        [part.elements]
          .flat()
          .map(asFields)
          .map(({ text, url }) => String(text ?? url))
          .join(''),
      );
      return;
    }
    if (typeof part.text === 'string') lines.push(part.text);
    for (const name of ['label', 'title', 'text', 'fields', 'accessory', 'element', 'elements', 'options', 'hint'])
      read(part[name]);
  };
  read(value);
  return lines.join('\n');
}
