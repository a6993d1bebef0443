export { createEmbeddedEndpoint, type EmbeddedEndpoint, type EndpointRequest, type ReplyFunction, type ReplyInPlace } from './embedded-endpoint';
export { ENDPOINT_FAULTS, type EndpointFault } from './faults';
export { EMBEDDED_MODEL, type EndpointReply } from './wire-format';
