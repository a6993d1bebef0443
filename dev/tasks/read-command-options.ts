import { parseArgs, type ParseArgsConfig } from 'node:util';
import { findClosestWord } from './closest-word';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What `parseArgs` of Node finds for these options, none of them repeated by position. */
type Values<Known extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: Known }>>['values'];

/**
 * Reads the options of a command. Throws an `Error` that says what to type instead of what cannot be read.
 * @param command as it is typed, without options, such as `npm start`
 */
export function readCommandOptions<Known extends Options>(command: string, args: string[], options: Known): Values<Known> {
  const mistake = findMistake(command, args, options);
  if (mistake !== null) throw new Error(mistake);
  return parseArgs({ args, options }).values;
}

function findMistake(command: string, args: string[], options: Options): string | null {
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const names = Object.keys(options);
  for (const token of tokens) {
    if (token.kind === 'positional') {
      // npm keeps options to itself that stand before its two dashes, and passes on what follows them.
      return `“${token.value}” belongs to no option. Put two dashes before the options, for example: ${command} -- ${exampleOf(options)}`;
    }
    if (token.kind === 'option' && !(token.name in options) && !Object.values(options).some(({ short }) => short === token.name)) {
      const meant = findClosestWord(token.name, names);
      const instead = meant === null ? `${command} -- --help shows all of them.` : `Did you mean ${command} -- --${meant}?`;
      return `There is no option ${token.rawName}. ${instead}`;
    }
    if (token.kind === 'option' && options[token.name]?.type === 'string' && token.value === undefined) {
      return `${token.rawName} needs a value, for example: ${command} -- ${exampleOf({ [token.name]: { type: 'string' } })}`;
    }
  }
  return null;
}

function exampleOf(options: Options): string {
  const [name, option] = Object.entries(options)[0] ?? ['help', { type: 'boolean' }];
  if (name === 'port') return '--port 5000';
  return option.type === 'string' ? `--${name} <value>` : `--${name}`;
}
