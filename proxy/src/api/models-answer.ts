import { ApiError } from '../errors/api-error';

function modelObject(alias: string): object {
  return { id: alias, object: 'model', created: 0, owned_by: 'hosted' };
}

export function modelsAnswer(aliases: readonly string[]): string {
  return JSON.stringify({ object: 'list', data: aliases.map(modelObject) });
}

/** A model of another plan does not exist: the answer must not tell. @throws ApiError `model_not_found` */
export function modelAnswer(aliases: readonly string[], encodedAlias: string): string {
  const alias = aliases.find((known) => encodeURIComponent(known) === encodedAlias || known === encodedAlias);
  if (alias === undefined) throw new ApiError('model_not_found', { param: 'model' });
  return JSON.stringify(modelObject(alias));
}
