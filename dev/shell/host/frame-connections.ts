import type { ModuleInstance } from './module-instance';

type Connect = (instanceId: string, frame: Window, revive: (json: string) => unknown) => ReturnType<ModuleInstance['connect']>;

const instances = new Map<string, ModuleInstance>();

/** Makes the instance reachable for the frame whose name is the instance's id. */
export function expectFrame(instance: ModuleInstance): () => void {
  instances.set(instance.id, instance);
  return () => {
    instances.delete(instance.id);
    instance.end();
  };
}

/** Opens the door through which the bridge clients in the frames come in. */
export function acceptFrames(): void {
  const connect: Connect = (instanceId, frame, revive) => {
    const instance = instances.get(instanceId);
    if (!instance) throw new Error('This frame belongs to no module of the page.');
    return instance.connect(frame, revive);
  };
  Object.assign(window, { __offlineForgeHost: connect });
}
