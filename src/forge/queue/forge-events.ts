/** Forge's package for events, evaluated when it is first needed: it loads Node's cryptography, which few calls need. */
export const events = () => require('@forge/events') as typeof import('@forge/events');
