import { describe, expect, it } from 'vitest';
import { saidAs } from '../../adapters/shared/said.ts';
import { commandNamed, commandNames, commandWords, plainCommand } from '../../src/dialogue/commands.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { help } from '../../src/dialogue/menu.ts';
import { languages } from '../../src/names.ts';

const typed = commandNames.flatMap((name) => [
  { name, word: name as string },
  ...languages.map((language) => ({ name, word: commandWords(name, language).word })),
]);

function helpText(language: (typeof languages)[number], stroke?: string): string {
  return help(language, stroke)
    .blocks.map((block) => (block.kind === 'text' ? inWords(block.text, language) : ''))
    .join('\n');
}

describe('a command', () => {
  it.each(typed)('$name is understood by $word, also after a stroke and in capitals', ({ name, word }) => {
    expect(commandNamed(word)).toBe(name);
    expect(plainCommand(` ${word.toUpperCase()} `)).toEqual({ name, argument: '' });
    expect(saidAs(`/${word}`)).toEqual({ kind: 'command', name, argument: '' });
  });

  it('has no word that another one has', () => {
    const words = new Set(typed.map(({ word }) => word));
    for (const word of words)
      expect(new Set(typed.filter((each) => each.word === word).map(({ name }) => name)).size).toBe(1);
  });

  it('takes along what follows where something may, and is else no command but words', () => {
    expect(plainCommand('进度 HRB-2026-NGMZ-0001')).toEqual({ name: 'status', argument: 'HRB-2026-NGMZ-0001' });
    expect(plainCommand('back pain')).toBeUndefined();
    expect(plainCommand('help for the old')).toBeUndefined();
    expect(saidAs('/start AbC ')).toEqual({ kind: 'command', name: 'start', argument: 'AbC' });
    expect(saidAs('/status@gouban_bot 12')).toEqual({ kind: 'command', name: 'status', argument: '12' });
  });

  it('that nobody knows is still none of the answers', () => {
    expect(saidAs('/unheard_of')).toEqual({ kind: 'command', name: 'unheard_of', argument: '' });
    expect(saidAs('/2/3')).toEqual({ kind: 'text', text: '/2/3' });
    expect(saidAs('三/四')).toEqual({ kind: 'text', text: '三/四' });
  });

  it.each(languages)('fits the menu of a chat (%s)', (language) => {
    for (const name of commandNames) {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      const { does } = commandWords(name, language);
      expect(does.length).toBeGreaterThanOrEqual(3);
      expect(does.length).toBeLessThanOrEqual(256);
    }
  });
});

describe('the help', () => {
  it.each(languages)('names every command but itself, as it is typed in this chat (%s)', (language) => {
    for (const name of commandNames) {
      if (name === 'help') continue;
      expect(helpText(language)).toContain(`\n/${name}`);
      expect(helpText(language)).toContain(commandWords(name, language).does);
      expect(helpText(language, '/gouban ')).toContain(`\n/gouban ${name}`);
      expect(helpText(language, '/gouban ')).not.toContain(`\n/${name}`);
    }
  });

  it('says the word that the reader would write', () => {
    expect(helpText('zh')).toContain('待办');
    expect(helpText('en')).not.toContain('待办');
  });
});
