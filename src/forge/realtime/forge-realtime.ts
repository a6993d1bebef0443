/** Forge's package for Realtime, evaluated when it is first needed. */
export const forgeRealtime = () => require('@forge/realtime') as typeof import('@forge/realtime');
