import { text } from '../../../src/contract/text';
import type { ConnectionFinding } from '../../../src/contract/admin';

interface FindingText {
  /** What is wrong. */
  what: string;
  /** What to do about it. */
  todo: string;
}

const FINDINGS: Record<ConnectionFinding, FindingText> = {
  'egress-not-approved': {
    what: text('Jira does not allow the app to connect to this host.'),
    todo: text('Select the button again and allow the host in the dialog that Jira opens.'),
  },
  'host-unknown': {
    what: text('There is no host with this name.'),
    todo: text(
      'Check the address for typos. Names that resolve only on your own network do not work: the host must be reachable from Atlassian’s cloud.',
    ),
  },
  refused: {
    what: text('The host refused the connection.'),
    todo: text('Check the port, and make sure that the server is running and reachable from outside your network.'),
  },
  tls: {
    what: text('The host’s certificate was not accepted.'),
    todo: text(
      'Use a valid certificate for exactly this name, issued by a public certificate authority. Self-signed certificates are refused.',
    ),
  },
  redirect: {
    what: text('The address leads to another one, which is never followed.'),
    todo: text(
      'Enter the final address, with https and without a slash too many. If it leads to a sign-in page, something is in front of the endpoint: use an address that requires only a token.',
    ),
  },
  unreachable: {
    what: text('The host could not be reached.'),
    todo: text('Check the address, and make sure that your firewall allows connections from Atlassian’s cloud.'),
  },
  unauthorised: {
    what: text('The endpoint rejected the token.'),
    todo: text('Replace the token. It may have been revoked, or it may belong to another endpoint.'),
  },
  forbidden: {
    what: text('The token is valid, but it is not allowed to do this.'),
    todo: text('Give it access to this model, or check that the account has credit and that the endpoint accepts calls from outside.'),
  },
  'not-found': {
    what: text('This path does not exist at this address.'),
    todo: text('Leave /chat/completions off the address. Most addresses end with /v1.'),
  },
  'model-missing': { what: text('The endpoint does not have this model.'), todo: text('List the models and choose one.') },
  'rate-limited': {
    what: text('The endpoint is limiting requests: there were too many calls.'),
    todo: text('Try again in a minute, or raise the account’s limit.'),
  },
  'server-error': {
    what: text('The endpoint reported an internal error.'),
    todo: text('Check its log or, if it is a hosted service, its status page.'),
  },
  timeout: {
    what: text('The endpoint did not answer in time.'),
    todo: text('Choose a smaller or faster model, or keep the model loaded.'),
  },
  'not-json': {
    what: text('The endpoint returned a web page instead of an answer.'),
    todo: text('Something is in front of the endpoint, such as a sign-in page. Use an address that requires only a token.'),
  },
  'reply-unreadable': {
    what: text('The model did not return the JSON that it was asked for.'),
    todo: text('Choose another model. Very small models often cannot follow a format.'),
  },
  'reply-cut': {
    what: text('The reply was cut at the server’s limit.'),
    todo: text('Let the endpoint allow longer replies (8,000 tokens are enough), or choose a model that does not think before it answers.'),
  },
  'reply-empty': {
    what: text('The reply was empty.'),
    todo: text(
      'A model that thinks may have used up its reply for that. Switch thinking off at the server, allow longer replies, or choose another model.',
    ),
  },
  'reply-declined': { what: text('The model declined to answer the test question.'), todo: text('Choose another model.') },
  filtered: {
    what: text('A content filter at the endpoint refused the question or the reply.'),
    todo: text('Relax the filter for this deployment, or exempt it: tickets about security look like attacks to such filters.'),
  },
  'no-provider': {
    what: text('The privacy settings of the endpoint’s account leave no provider for this model.'),
    todo: text(
      'Change the data policy or the guardrails in the account, or choose a model of a provider that they allow. The token is fine.',
    ),
  },
  'no-credit': {
    what: text('The account of the endpoint has no credit left.'),
    todo: text('Add credit or a payment method with the provider. The token is fine.'),
  },
  'context-too-small': {
    what: text('The prompt does not fit in the model’s context window.'),
    todo: text('Use a larger context window or model, allow fewer values, or shorten the descriptions and the rules.'),
  },
  slow: { what: text('The model is slow.'), todo: text('Suggestions work, but people have to wait. A smaller model is faster.') },
  'no-json-schema': {
    what: text('The model cannot be limited to the allowed values (no JSON schema).'),
    todo: text('Replies are still checked, and any other values are dropped.'),
  },
  'no-temperature': {
    what: text('The model does not accept a temperature.'),
    todo: text('Answers may vary slightly from one call to the next.'),
  },
  'no-system-role': {
    what: text('The model does not accept a system message.'),
    todo: text('The instructions are sent with the question instead. Choose another model if replies ignore the rules.'),
  },
  'context-unknown': {
    what: text('The endpoint does not report the size of its context window.'),
    todo: text(
      'If suggestions ignore the end of a prompt, increase the context size on the server. Ollama truncates prompts without saying so.',
    ),
  },
};

/** Texts of the Connection tab. */
/** Jira says in its own words why it approved nothing: somebody declined, or a limit was reached. */
function quoteJira(reason: string | null): string {
  return reason === null ? '' : ` ${text('Jira says: {reason}', { reason })}`;
}

export const connectionStrings = {
  connection: {
    title: text('Connection'),
    intro: text(
      'What the app has learned of each project, models that Atlassian hosts, or any endpoint that supports OpenAI’s chat completions API. Jira can reach public https addresses only.',
    ),
    preset: text('Provider'),
    presets: {
      'built-in': text('Built-in (learned from each project)'),
      atlassian: text('Atlassian’s models'),
      openai: 'OpenAI',
      azure: 'Azure OpenAI',
      gemini: 'Google Gemini',
      mistral: 'Mistral',
      groq: 'Groq',
      openrouter: 'OpenRouter',
      deepseek: 'DeepSeek',
      ollama: 'Ollama',
      vllm: 'vLLM',
      'llama.cpp': 'llama.cpp',
      'lm-studio': 'LM Studio',
      litellm: 'LiteLLM',
      hosted: text('Auto-Triage AI, hosted'),
      other: text('Other'),
    },
    notes: {
      'built-in': text(
        'The app proposes what it has learned of each project: see Quality. No language model is asked, and issue text is sent nowhere.',
      ),
      atlassian: text(
        'Atlassian hosts these models: issue text does not leave Atlassian, no host has to be approved, and there is no token. The app’s vendor pays for them, within a daily budget of tokens for your site.',
      ),
      openai: text('The token is an API key from your account at platform.openai.com.'),
      azure: text(
        'Replace your-resource with the name of your Azure OpenAI resource. The token is one of its two keys, and the model is the name of your deployment. Azure’s content filter may refuse tickets about security.',
      ),
      gemini: text('The token is an API key from Google AI Studio. Keys without billing allow few requests a minute.'),
      mistral: text('The token is an API key from your account at console.mistral.ai. Free accounts allow about one request a second.'),
      groq: text(
        'The token is an API key from console.groq.com. Most models there cannot be limited to the allowed values, and free accounts allow few tokens a minute.',
      ),
      openrouter: text(
        'The token is an API key from openrouter.ai. Include the provider in the model’s name, for example openai/gpt-4.1-mini. OpenRouter passes issue text on to that provider.',
      ),
      deepseek: text('The token is an API key from platform.deepseek.com. Its models cannot be limited to the allowed values.'),
      ollama: text(
        'Replace the example with the public host name of your Ollama server. Put a proxy that checks a token in front of it. Raise the context length (OLLAMA_CONTEXT_LENGTH): Ollama truncates prompts without saying so.',
      ),
      vllm: text(
        'Replace the example with the public host name of your vLLM server. The token is the value of --api-key that vLLM was started with.',
      ),
      'llama.cpp': text(
        'Replace the example with the public host name of your llama.cpp server. The token is the value of --api-key. Start the server with --jinja and a context size (-c) of at least 16,384.',
      ),
      'lm-studio': text(
        'Replace the example with the public host name of your LM Studio server. Put a proxy that checks a token in front of it, and load the model with a large enough context length.',
      ),
      litellm: text('Replace the example with the public host name of your LiteLLM proxy. The token is one of its virtual keys.'),
      hosted: text('The token is in the email that you received with your subscription.'),
      other: text('The base address of an OpenAI-compatible endpoint, without /chat/completions.'),
    },
    address: text('Address'),
    addressHelp: text('For example https://llm.your-company.com/v1.'),
    model: text('Model'),
    modelHelp: text('The model’s name at the provider, for example llama3.1:8b. List the models to choose one.'),
    thinking: text('Thinking'),
    thinkingHelp: {
      automatic: text(
        'A model that is known to think is asked to answer at once, or to think as little as it can. So is one whose thoughts used up a reply.',
      ),
      off: text('Every model is asked to answer at once. Some can only be asked to think less.'),
      low: text('The model is asked to think a little, and its replies may be longer. People wait longer.'),
      model: text('The model is told nothing and thinks as it does by itself, and its replies may be longer. People may wait much longer.'),
    },
    connect: text('Connect'),
    removeEndpoint: text('Remove endpoint'),
    removed: text('The endpoint will be removed when you save. After that, the app proposes only what it has learned of each project.'),
  },
  egress: {
    description: text('The language model endpoint that Auto-Triage AI sends issue text to'),
    typeAddress: text('Jira will ask you to approve the host before the first connection.'),
    approved: (host: string) => text('Jira allows the app to connect to {host}.', { host }),
    notApproved: (host: string) => text('{host} is not approved yet. Jira will ask you when you connect, test or save.', { host }),
    allow: (host: string) => text('Allow {host}', { host }),
    declined: (reason: string | null) => `${text('The host was not approved. Nothing was changed.')}${quoteJira(reason)}`,
    replaced: text('The approved hosts changed at the same time, and this one is not among them. Try again.'),
    unknown: text('Jira did not report which hosts are approved.'),
    others: text('Approved earlier, no longer used:'),
    remove: (host: string) => text('Revoke approval of {host}', { host }),
    removeFailed: text('Jira could not revoke the approval.'),
  },
  token: {
    title: text('Token'),
    savedFor: (origin: string) => text('A token is saved for {origin}. It is never shown, and never sent anywhere else.', { origin }),
    otherOrigin: (origin: string) => text('It will not be sent to {origin}. If that address needs a token, replace this one.', { origin }),
    help: text('Leave this empty if the endpoint does not need a token. The token is encrypted and never shown again.'),
    replace: text('Replace'),
    remove: text('Remove'),
    keep: text('Keep saved token'),
    willBeRemoved: text('The saved token will be removed when you save.'),
  },
  test: {
    button: text('Test connection'),
    listButton: text('List models'),
    works: (seconds: string) => text('The connection works. The endpoint answered in {seconds} s.', { seconds }),
    answered: (seconds: string) => text('The endpoint answered in {seconds} s.', { seconds }),
    fails: (seconds: string) => text('The connection does not work yet ({seconds} s).', { seconds }),
    status: (status: number) => text('HTTP status: {status}.', { status }),
    context: (tokens: number) => text('Context window: {tokens} tokens.', { tokens }),
    schema: text('The model can be limited to the allowed values (JSON schema).'),
    models: text('Available models. Choose one to use it:'),
    manyModels: (count: number) => text('Available models ({count})', { count }),
    chooseModel: text('Choose one to use it'),
    noModels: text('The endpoint does not list any models. Enter the name of a model.'),
    thenTest: text('Choose or enter a model, then test the connection.'),
    notListed: (model: string) => text('{model} is not in the list. Some endpoints list only some of their models.', { model }),
    testModel: (model: string) => text('Test the connection to see what {model} can do.', { model }),
    deprecatedModel: (model: string) => text('{model} (being retired)', { model }),
    modelInUse: (model: string) => text('{model} (in use)', { model }),
    findings: FINDINGS,
  },
  saving: {
    steps: {
      approving: text('Jira asks you to allow the host…'),
      testing: text('Testing the endpoint…'),
      saving: text('Saving…'),
      withdrawing: text('Revoking approvals that are no longer needed…'),
    },
    declined: (host: string, reason: string | null) =>
      `${text('{host} was not approved, so nothing was saved. Your previous settings are still in use.', { host })}${quoteJira(reason)}`,
    replaced: text(
      'The approved hosts changed at the same time, and the new one is not among them, so nothing was saved. Save again to ask for it once more.',
    ),
    unknown: text('Jira did not report which hosts are approved, so nothing was saved. Try again.'),
    testFailed: text('The endpoint did not pass the test, so nothing was saved. Your previous settings are still in use.'),
    saveAnyway: text('Save anyway'),
    kept: (hosts: string) => text('Jira could not revoke the approval of {hosts}. Try again on the Connection tab.', { hosts }),
  },
};
