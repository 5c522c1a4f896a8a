import { asFields, type Fields, structured } from '../loopback.ts';
import { badRequest } from './api-error.ts';
import type { State } from './state.ts';

const most = 100;
const longestCommand = 32;
const longestDescription = 256;

/** Keeps the commands of a scope and language; at most 100. */
export function setMyCommands(state: State, params: Fields): boolean {
  const commands = structured(params.commands);
  if (commands === undefined) throw badRequest("can't parse commands JSON object");
  if (!Array.isArray(commands)) throw badRequest('expected an Array of BotCommand');
  const read = commands.map(commandOf);
  if (read.length > most) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  state.commands.set(keyOf(params), read);
  state.profile.set('setmycommands', params);
  return true;
}

export function getMyCommands(state: State, params: Fields): readonly Fields[] {
  return state.commands.get(keyOf(params)) ?? [];
}

export function deleteMyCommands(state: State, params: Fields): boolean {
  state.commands.delete(keyOf(params));
  return true;
}

function commandOf(value: unknown): Fields {
  const given = asFields(value);
  for (const name of ['command', 'description']) {
    if (given[name] === undefined) throw badRequest(`can't parse BotCommand: Can't find field "${name}"`);
  }
  const command = String(given.command).trim().replace(/^\//, '');
  const description = String(given.description).trim();
  if (command === '') throw badRequest('command must be non-empty');
  if ([...command].length > longestCommand) throw badRequest(`command length must not exceed ${longestCommand}`);
  if (description === '') throw badRequest('command description must be non-empty');
  if ([...description].length > longestDescription) {
    throw badRequest(`command description length must not exceed ${longestDescription}`);
  }
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  return { command, description };
}

function keyOf(params: Fields): string {
  const { type = 'default', chat_id: chat = '', user_id: user = '' } = asFields(structured(params.scope));
  return [type, chat, user, params.language_code ?? ''].join(' ');
}
