import type { ConnectionFinding } from '../../../src/contract/admin';

interface FindingText {
  /** What is wrong. */
  what: string;
  /** What to do about it. */
  todo: string;
}

const FINDINGS: Record<ConnectionFinding, FindingText> = {
  'egress-not-approved': {
    what: 'Jira does not let the app reach this host.',
    todo: 'Press the button again and allow the host in the question that Jira opens.',
  },
  'host-unknown': {
    what: 'There is no host of this name.',
    todo: 'Check the address for a typing error. A name that only your own network knows does not work: Jira’s cloud has to find it.',
  },
  refused: {
    what: 'The host refused the connection.',
    todo: 'Check the port, and that the server is running and reachable from outside your network.',
  },
  tls: {
    what: 'The certificate of the host was not accepted.',
    todo: 'Use a valid certificate of a public authority for exactly this name; one that the server signed itself is refused.',
  },
  unreachable: { what: 'The host could not be reached.', todo: 'Check the address, and that a firewall lets Atlassian’s cloud through.' },
  unauthorised: {
    what: 'The endpoint refused the token.',
    todo: 'Replace the token. It may have been revoked, or belong to another endpoint.',
  },
  forbidden: {
    what: 'The token is known, but not allowed to do this.',
    todo: 'Give it access to this model, or check that the account has credit and that the endpoint allows calls from outside.',
  },
  'not-found': {
    what: 'There is no such path at this address.',
    todo: 'The address has to end before /chat/completions; most end with /v1.',
  },
  'model-missing': { what: 'The endpoint does not have this model.', todo: 'List the models and choose one of them.' },
  'rate-limited': { what: 'The endpoint asks to wait: too many calls.', todo: 'Try again in a minute, or raise the limit of the account.' },
  'server-error': { what: 'The endpoint has a fault of its own.', todo: 'Look at its log. If it is a service, look at its status page.' },
  timeout: { what: 'The endpoint did not answer in time.', todo: 'Choose a smaller or faster model, or one that stays loaded.' },
  'not-json': {
    what: 'A web page came instead of an answer.',
    todo: 'Something stands in front of the endpoint, such as a sign-in page. Use an address that needs a token only.',
  },
  'reply-unreadable': {
    what: 'The model did not answer with the JSON that it was asked for.',
    todo: 'Choose another model; very small ones often cannot keep to a form.',
  },
  'context-too-small': {
    what: 'The prompt does not fit into the model’s context.',
    todo: 'Choose a larger context or model, allow fewer values, or shorten their descriptions and the rules.',
  },
  slow: { what: 'It answers slowly.', todo: 'Suggestions work, but people wait. A smaller model is faster.' },
  'no-json-schema': {
    what: 'It cannot be held to the allowed values (no JSON schema).',
    todo: 'Replies are checked all the same, and other values are dropped.',
  },
  'no-temperature': { what: 'It does not accept a temperature.', todo: 'Answers may differ a little from one time to the next.' },
  'context-unknown': {
    what: 'It does not say how large its context is.',
    todo: 'If suggestions miss what stands late in a prompt, raise the context at the server; Ollama cuts silently.',
  },
};

/** Texts of the tab about the connection. */
export const connectionStrings = {
  connection: {
    title: 'Connection',
    intro: 'Any endpoint that speaks OpenAI’s chat format. Jira reaches public https addresses only.',
    preset: 'What do you use?',
    presets: {
      openai: 'OpenAI',
      ollama: 'Ollama',
      vllm: 'vLLM',
      litellm: 'LiteLLM',
      hosted: 'Auto-Triage AI, hosted',
      other: 'Another one',
    },
    notes: {
      openai: 'The token is an API key of your account, from platform.openai.com.',
      ollama: 'Put the public name of your Ollama server in place of the example, with a proxy in front that asks for a token.',
      vllm: 'Put the public name of your vLLM server in place of the example. The token is the one that vLLM was started with (--api-key).',
      litellm: 'Put the public name of your LiteLLM proxy in place of the example. The token is a virtual key of it.',
      hosted: 'The token is in the e-mail that came with your subscription.',
      other: 'The base address of an OpenAI-compatible endpoint, ending before /chat/completions.',
    },
    address: 'Address',
    addressHelp: 'For example https://llm.your-company.com/v1.',
    model: 'Model',
    modelHelp: 'As the endpoint names it, for example llama3.1:8b.',
    connect: 'Connect',
    removeEndpoint: 'Disconnect: remove the endpoint',
    removed: 'The endpoint is removed when you save. Nothing is proposed then.',
  },
  egress: {
    description: 'The language model endpoint that Auto-Triage AI sends issue text to',
    typeAddress: 'Jira asks you to approve the host before the first connection.',
    approved: (host: string) => `Jira lets the app reach ${host}.`,
    notApproved: (host: string) => `${host} is not approved yet. Jira asks you when you connect, test or save.`,
    allow: (host: string) => `Allow ${host}`,
    declined: 'The host was not approved. Nothing was changed.',
    unknown: 'Jira did not say which hosts are approved.',
    others: 'Approved earlier, not in use:',
    remove: (host: string) => `Withdraw ${host}`,
    removeFailed: 'Jira did not withdraw the host.',
  },
  token: {
    title: 'Token',
    savedFor: (origin: string) => `A token is saved for ${origin}. It is never shown, and sent nowhere else.`,
    otherOrigin: (origin: string) => `It is not sent to ${origin}. If that address needs a token, replace it.`,
    help: 'Leave it empty when the endpoint needs none. It is kept encrypted and never shown again.',
    replace: 'Replace',
    remove: 'Remove',
    keep: 'Keep the saved token',
    willBeRemoved: 'The saved token is removed when you save.',
  },
  test: {
    button: 'Test connection',
    listButton: 'List models',
    works: (seconds: string) => `It works. It answered in ${seconds} s.`,
    answered: (seconds: string) => `The endpoint answered in ${seconds} s.`,
    fails: (seconds: string) => `It does not work yet (${seconds} s).`,
    status: (status: number) => `HTTP status: ${status}.`,
    context: (tokens: number) => `Its context holds ${tokens.toLocaleString('en')} tokens.`,
    schema: 'It can be held to the allowed values (JSON schema).',
    models: 'Models it lists. Choose one to use it:',
    manyModels: (count: number) => `Models it lists (${count})`,
    chooseModel: 'Choose one to use it',
    noModels: 'It lists no models. Type the name of one.',
    thenTest: 'Choose or type a model, then test the connection.',
    notListed: (model: string) => `${model} is not among them. Some endpoints list only a part of what they have.`,
    testModel: (model: string) => `Test the connection to see what ${model} can do.`,
    modelInUse: (model: string) => `${model} (in use)`,
    findings: FINDINGS,
  },
  saving: {
    steps: {
      approving: 'Jira asks you to allow the host…',
      testing: 'Testing the endpoint…',
      saving: 'Saving…',
      withdrawing: 'Withdrawing the host that is not needed any more…',
    },
    declined: (host: string) => `You did not allow ${host}, so nothing was saved. What was saved before goes on working.`,
    unknown: 'Jira did not say which hosts are approved, so nothing was saved. Try again.',
    testFailed: 'The endpoint did not pass the test, so nothing was saved. What was saved before goes on working.',
    saveAnyway: 'Save it all the same',
    kept: (hosts: string) => `Jira did not take back the approval of ${hosts}. Withdraw it on the tab Connection.`,
  },
};
