/** What stands between this service and an upstream, with what the operator is told of it. */
export const PROBLEMS = {
  credentials: 'The model server does not accept the key or password. Check `auth` of this upstream.',
  credit: 'The account at the model server has no credit, or its budget is used up.',
  permission: 'The model server does not allow this account what was asked for.',
  model: 'The model server does not have the configured model. Check its name under `models`.',
  address: 'The model server has no API at this address. Check `url` and `kind` of this upstream.',
  certificate: "The model server's certificate is not trusted or is for another name. Check `url` and `caFile`.",
  name: "The model server's name does not resolve. Check `url`.",
  refused: "Nothing accepts connections at the model server's address. Check `url`, and that the server runs.",
  connection: 'No connection to the model server comes about. Check the network between.',
} as const;

export type Problem = keyof typeof PROBLEMS;

const MISCONFIGURATIONS = new Set<Problem>(['credentials', 'credit', 'permission', 'model', 'address']);

/** Whether the operator's own settings or account cause it: `upstream_misconfigured`. */
export function isMisconfiguration(problem: Problem): boolean {
  return MISCONFIGURATIONS.has(problem);
}
