/** What stands between this service and an upstream, with what the operator is told of it. */
export const PROBLEMS = {
  credentials: 'The model server rejected the key or password. Check `auth` of this upstream.',
  credit: 'The account at the model server is out of credit or over its budget.',
  permission: 'The account at the model server does not have permission for this request.',
  model: 'The model server does not have the configured model. Check its name under `models`.',
  address: 'No API was found at this address. Check `url` and `kind` of this upstream.',
  certificate: "The model server's certificate is not trusted or was issued for another name. Check `url` and `caFile`.",
  name: "The model server's host name does not resolve. Check `url`.",
  refused: "Nothing accepts connections at the model server's address. Check `url`, and make sure that the server is running.",
  connection: 'No connection to the model server could be made. Check the network.',
} as const;

export type Problem = keyof typeof PROBLEMS;

const MISCONFIGURATIONS = new Set<Problem>(['credentials', 'credit', 'permission', 'model', 'address']);

/** Whether the operator's own settings or account cause it: `upstream_misconfigured`. */
export function isMisconfiguration(problem: Problem): boolean {
  return MISCONFIGURATIONS.has(problem);
}
