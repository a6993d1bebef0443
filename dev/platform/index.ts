export type { ActionCall } from './action-call';
export { FETCH_LIMIT_MILLISECONDS } from './background-runs';
export { createInspectedProcesses, createProcessPool, type FunctionProcesses } from './function-processes';
export { createForgePlatform, type ForgePlatform, type InvocationCall, type InvocationOverride } from './forge-platform';
export { createEgressStore, type EgressGroup, type EgressStore } from './egress-store';
export {
  createPlatformFaults,
  FAULT_TIMES,
  JIRA_FAULTS,
  QUEUE_FAULTS,
  STORAGE_FAULTS,
  type FaultTimes,
  type JiraFault,
  type PlatformFaults,
  type QueueFault,
  type StorageFaultName,
} from './faults';
export { findNode } from './find-node';
export { readManifest, type Manifest, type ManifestConsumer, type ManifestModule, type ManifestSchedule } from './manifest';
export type { KillOrder, KillWatch, RunningFunction } from './kill-points';
export type { EventQueue, PendingDelivery } from './queue/event-queue';
export type { Delivery, DuplicateMode, QueuedEvent } from './queue/queue-types';
export { countRounds, createRecorder, type CallKind, type RecordedCall, type Recorder } from './recorder';
export { createModelService, type ModelService } from './models/model-service';
export { createChannels, RealtimeRefusal, type Channels } from './realtime/channels';
export type { ProductEvents } from './product-events';
export { FIRST_RUN_MILLISECONDS } from './schedules';
export { createSecretVeil, type SecretVeil } from './secret-veil';
export { createKvsStore, EMPTY_STORAGE, type KvsStore, type StorageFaultRule } from './storage/kvs-store';
export type { LogLine } from './log-line';
