import { ok, type Call, type Reply } from '../call';
import { page } from '../shape/page';

/** `GET /label`: every label of the site, without counts. Jira asks for no permission here. */
export function getLabels(call: Call): Reply {
  const labels = [...new Set(call.state.issues.flatMap((issue) => issue.labels))].sort();
  return ok(page(labels, { query: call.query, address: `${call.api}/label`, size: 1000, most: 1000 }));
}
