/**
 * Forge's package for the models that Atlassian hosts, evaluated when it is first needed: it reads the running invocation
 * while it is evaluated, and throws where there is none.
 */
export const forgeLlm = () => require('@forge/llm') as typeof import('@forge/llm');
