import { expect, test } from 'vitest';
import { ownTexts } from '../../adapters/telegram/own-texts.ts';
import { languages } from '../../src/names.ts';

test.each(languages)(
  'what stands in an empty chat and on the bot’s profile is as short as Telegram takes it, in %s',
  (language) => {
    const { description, shortDescription } = ownTexts[language];
    expect(description.length).toBeLessThanOrEqual(512);
    expect(shortDescription.length).toBeLessThanOrEqual(120);
  },
);
