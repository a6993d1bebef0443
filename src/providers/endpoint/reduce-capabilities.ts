import type { Capabilities } from '../../contract/admin';

const LESS: Record<Capabilities['responseFormat'], Capabilities['responseFormat']> = {
  json_schema: 'json_object',
  json_object: 'none',
  none: 'none',
};

/** A prompt that does not fit fits no better with fewer parameters; sending it again would only send the text again. */
export const TOO_LONG = /context[_ ]length|maximum context|context window|too many tokens|(?:prompt|input) is too long/i;

/**
 * What to try after a 400: without the parameter that the server's answer names; when it names
 * neither, with less of both. The last try asks for no format unless nothing was said against the
 * schema: some models refuse the temperature and both formats, one by one. Null when there is
 * nothing left to drop.
 */
export function reduceCapabilities(tried: Capabilities, answer: string, isLastTry: boolean): Capabilities | null {
  if (TOO_LONG.test(answer)) return null;
  const namesTemperature = /temperature/i.test(answer);
  const namesFormat = /response_?format|json_?(?:schema|object)|structured|guided|grammar|schema/i.test(answer);
  const unclear = !namesTemperature && !namesFormat;
  const format = namesFormat || unclear ? LESS[tried.responseFormat] : tried.responseFormat;
  const reduced: Capabilities = {
    temperature: tried.temperature && !(namesTemperature || unclear),
    responseFormat: isLastTry && format === 'json_object' ? 'none' : format,
  };
  const isLess = reduced.temperature !== tried.temperature || reduced.responseFormat !== tried.responseFormat;
  return isLess ? reduced : null;
}
