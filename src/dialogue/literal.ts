import type { Answer, Field } from '../engine/form.ts';
import { closed, plain } from '../law/plain.ts';
import type { Option } from './say-answer.ts';

/** Whether an answer is what was typed, at a glance; what is not is said back to the one who typed it. */
export function isLiteral(field: Field, answer: Answer, typed: string, options: readonly Option[]): boolean {
  const text = plain(typed);
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return isFigure(text, answer);
    case 'money':
      return typeof answer === 'number' && isFigure(text.replace(/^(?:人民币|rmb|cny|¥) ?/, ''), answer / 100);
    case 'date':
      return typeof answer === 'string' && isFullDate(text, answer);
    case 'choice':
    case 'reference':
      return options.some(({ value, label }) => value === answer && (value === typed.trim() || plain(label) === text));
    case 'choices':
      return Array.isArray(answer) && text.split(/[,、;\n]/).every((word) => isNamed(word.trim(), options));
    case 'phone':
      return text.replaceAll(/\D/g, '') === String(answer).replaceAll(/\D/g, '');
    case 'account':
    case 'credit-code':
      return closed(text).toUpperCase() === answer;
    case 'case-number':
      return closed(text) === closed(String(answer));
    case 'text':
      return field.canonical === undefined || closed(text) === closed(String(answer));
    case 'long-text':
    case 'rows':
    case 'files':
    case 'consent':
      return true;
  }
}

/** The same figures, with nothing behind them that multiplies. */
function isFigure(text: string, answer: Answer): boolean {
  const [, figures = '', rest = ''] = /^([\d., ]+)(.*)$/.exec(text) ?? [];
  return (
    figures !== '' && Number(figures.replaceAll(/[, ]/g, '')) === answer && !/[十百千万亿\dkwm半角毛分]/.test(rest)
  );
}

function isFullDate(text: string, date: string): boolean {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?号?$/.exec(text) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` === date;
}

function isNamed(word: string, options: readonly Option[]): boolean {
  return options.some(({ value, label }) => value.toLowerCase() === word || plain(label) === word);
}
