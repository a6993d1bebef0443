import { notOffered } from '../refusal';

/** Whether issues of a list are wanted with their edit metadata. Whatever else Jira can expand there is refused. */
export function wantsEditMetadata(expand: readonly string[]): boolean {
  const other = expand.find((name) => name !== 'editmeta');
  if (other !== undefined) throw notOffered(`“expand=${other}” here`);
  return expand.length > 0;
}
