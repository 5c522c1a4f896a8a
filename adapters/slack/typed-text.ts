/** What a person typed, out of what Slack made of it: links, mentions and three escaped characters. */
export function typedText(text: string): string {
  return text
    .replaceAll(/<([^<>]*)>/g, (_, inside: string) => unlinked(inside))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function unlinked(inside: string): string {
  const [target = '', label] = inside.split('|', 2);
  const [, mark = '', name = ''] = /^([@#!])(.*)$/s.exec(target) ?? [];
  if (mark === '#') return `#${label ?? name}`;
  if (mark !== '') return `@${label ?? name}`;
  if (target.startsWith('mailto:') || target.startsWith('tel:')) return label ?? target.replace(/^\w+:/, '');
  // Slack makes a link of gov.cn by itself; what was typed is the label then.
  return label !== undefined && target.endsWith(label) ? label : target;
}
