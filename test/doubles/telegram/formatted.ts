import { asFields, type Fields, structured } from '../loopback.ts';
import { badRequest } from './api-error.ts';
import { type Entity, escapeHtml, type FormattedText, parseHtml, trimmed } from './html.ts';

export type Formatted = FormattedText & { readonly html: string };

const longestText = 4096;
const longestCaption = 1024;
/** In bytes, before anything is parsed. */
const longestRaw = 1 << 15;

const drawn = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'blockquote', 'expandable_blockquote'];
const given = [...drawn, 'code', 'pre', 'text_link', 'text_mention', 'custom_emoji'];
/** Telegram finds these by itself and ignores what the bot says of them. */
const found = ['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bank_card_number'];

/** The text of a message: 1 to 4096 characters once its marks are taken out. */
export function textOf(params: Fields): Formatted {
  if (String(params.text ?? '') === '') throw badRequest('message text is empty');
  const content = formatted(params, 'text', 'entities');
  if (content.text === '') throw badRequest('text must be non-empty');
  if (content.text.length > longestText) throw badRequest('message is too long');
  return content;
}

/** A caption: 0 to 1024 characters once its marks are taken out. */
export function captionOf(params: Fields): Formatted {
  const content = formatted(params, 'caption', 'caption_entities');
  if (content.text.length > longestCaption) throw badRequest('message caption is too long');
  return content;
}

function formatted(params: Fields, textName: string, entitiesName: string): Formatted {
  const text = String(params[textName] ?? '');
  if (!text.isWellFormed() || text.includes('\0')) throw badRequest('strings must be encoded in UTF-8');
  if (Buffer.byteLength(text) > longestRaw) throw badRequest('text is too long');
  const mode = String(params.parse_mode ?? '').toLowerCase();
  if (text !== '' && mode === 'html') return { ...trimmed(parseHtml(text)), html: text.trim() };
  if (text !== '' && mode.startsWith('markdown')) throw badRequest('the double reads HTML, not Markdown');
  if (text !== '' && mode !== '' && mode !== 'html') throw badRequest('unsupported parse_mode');
  const entities = entitiesOf(structured(params[entitiesName]), text);
  return { ...trimmed({ text, entities }), html: escapeHtml(text.trim()) };
}

function entitiesOf(value: unknown, text: string): readonly Entity[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const { type, offset, length, url, language } = asFields(one);
    if (!given.includes(String(type)) && !found.includes(String(type))) {
      throw badRequest("can't parse MessageEntity: Unsupported type specified");
    }
    if (found.includes(String(type))) return [];
    const entity = { type: String(type), offset: Number(offset), length: Number(length) };
    checkBounds(entity, text);
    return [
      {
        ...entity,
        ...(url !== undefined && { url: String(url) }),
        ...(language !== undefined && { language: String(language) }),
      },
    ];
  });
}

function checkBounds({ offset, length }: Entity, text: string): void {
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`);
  if (offset > text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  if (offset + length > text.length) {
    const end = offset + length;
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
}
