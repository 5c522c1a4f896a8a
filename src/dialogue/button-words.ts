import { plain } from '../law/plain.ts';
import { languages } from '../names.ts';
import { texts } from '../text/all.ts';
import type { SpokenButton } from '../text/say.ts';

const buttons = [
  'skip',
  'none',
  'back',
  'later',
  'goOn',
  'confirm',
  'submit',
  'start',
] as const satisfies readonly SpokenButton[];

/** What is said for each button, its label first, in every language. */
const said = new Map(
  buttons.map((button) => {
    const words = languages.flatMap((language) => {
      const { say } = texts[language];
      const label = button === 'none' ? [] : [button === 'start' ? say.begin : say[button]];
      return [...label, ...say.spoken[button].split(/[，,]/)];
    });
    return [button, new Set(words.map(bare))] as const;
  }),
);

/** The button of a question that somebody says instead of pressing it; going by the words alone. */
export function spokenButton(text: string): Exclude<SpokenButton, 'confirm' | 'submit' | 'start'> | undefined {
  const word = bare(text);
  return (['skip', 'none', 'back', 'later', 'goOn'] as const).find((button) => said.get(button)?.has(word));
}

/** Whether somebody says this button. */
export function isSpoken(button: SpokenButton, text: string): boolean {
  return said.get(button)?.has(bare(text)) ?? false;
}

/** Without what is only manner. */
function bare(text: string): string {
  return plain(text)
    .replaceAll('’', "'")
    .replace(/[吧啊呀哦呗啦]+$/u, '');
}
