import type { EndpointStore } from '../../providers/endpoint-store';
import { KEYS, SECRET_KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** What is known of the endpoint, with its token in the secret store. */
export function createEndpointStore(calls: KvsCalls): EndpointStore {
  return {
    readToken: () => calls.getSecret(SECRET_KEYS.token, shapes.tokenShape),
    writeToken: (token) => (token === null ? calls.deleteSecret(SECRET_KEYS.token) : calls.setSecret(SECRET_KEYS.token, token)),
    readCapabilities: () => calls.get(KEYS.capabilities, shapes.capabilitiesShape),
    writeCapabilities: (capabilities) => calls.set(KEYS.capabilities, capabilities, null),
    readPace: () => calls.get(KEYS.endpointPace, shapes.paceShape),
    readJudged: () => calls.get(KEYS.judged, shapes.judgedShape),
    writeJudged: (judged) => calls.set(KEYS.judged, judged, null),
    writePace: (pace) => (pace === null ? calls.delete(KEYS.endpointPace) : calls.set(KEYS.endpointPace, pace, pace.slowUntil)),
  };
}
