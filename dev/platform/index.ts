export { createForgePlatform, type ForgePlatform, type InvocationCall, type InvocationOverride } from './forge-platform';
export { createEgressStore, type EgressGroup, type EgressStore } from './egress-store';
export { readManifest, type Manifest, type ManifestModule } from './manifest';
export { countRounds, createRecorder, type CallKind, type RecordedCall, type Recorder } from './recorder';
export { createKvsStore, EMPTY_STORAGE, type KvsStore, type StorageFaultRule } from './storage/kvs-store';
export type { LogLine } from './log-line';
