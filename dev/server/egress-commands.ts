import type { Person } from '../jira';
import type { EgressStore, Manifest } from '../platform';
import { requireAdministrator } from './guards';
import { failed, json, RequestFault, type ServerReply } from './reply';
import { requireText } from './request';

/** What `permissions.egress` of @forge/bridge asks for. Everyone may look; only an administrator changes anything. */
export function runEgressCommand(egress: EgressStore, manifest: Manifest, person: Person, request: Record<string, unknown>): ServerReply {
  const command = requireText(request, 'command');
  const payload = (request.payload ?? {}) as Record<string, unknown>;
  if (!manifest.configurableEgress) return failed(400, 'The manifest does not let customers manage egress.');
  if (command !== 'get') requireAdministrator(person);
  try {
    return json({ result: run(egress, command, payload) });
  } catch (error) {
    if (error instanceof RequestFault) throw error;
    return failed(400, error instanceof Error ? error.message : String(error));
  }
}

function run(egress: EgressStore, command: string, payload: Record<string, unknown>): unknown {
  switch (command) {
    case 'get':
      return egress.get(payload);
    case 'set':
      return egress.set(payload);
    case 'deleteGroup':
      egress.deleteGroup({ key: requireText(payload, 'key') });
      return null;
    case 'deleteDomain':
      egress.deleteDomain({ key: requireText(payload, 'key'), domain: requireText(payload, 'domain'), type: requireText(payload, 'type') });
      return null;
    default:
      throw new RequestFault(400, `The egress command ${command} is unknown.`);
  }
}
