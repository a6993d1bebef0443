export {
  createEmbeddedEndpoint,
  type EmbeddedEndpoint,
  type EndpointRequest,
  type ReplyFunction,
  type ReplyInPlace,
} from './embedded-endpoint';
export type { ContextWindow } from './context-window';
export { DIALECT_NAMES, dialectOf, type DialectName } from './dialects';
export { ENDPOINT_FAULTS, unreachableOrigin, type EndpointFault } from './faults';
export { EMBEDDED_MODEL, type EndpointReply } from './wire-format';
