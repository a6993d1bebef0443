import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Person } from '../../dev/jira';
import type { DocumentNode, Handler } from '../../dev/shell/document/node';
import { createCommands } from '../../dev/shell/host/commands';
import { EventBus } from '../../dev/shell/host/event-bus';
import { ModuleInstance } from '../../dev/shell/host/module-instance';
import type { FlagRequest, ModuleServices } from '../../dev/shell/host/module-services';
import { type Found, listNodes, nameOf, textOf } from './document-queries';
import { runInFrameRealm } from './frame-realm';

/** The part of the offline host that a front end reaches: a `Host` is one. */
export interface RunningHost {
  url: string;
  jira: { people: readonly Pick<Person, 'accountId' | 'emailAddress'>[] };
}

export interface PanelOptions {
  /** The front end's folder, from `appBuild().resources`. */
  folder: string;
  moduleKey: string;
  /** Who looks. */
  accountId: string;
  /** Absent on the admin page. */
  issueKey?: string;
}

const BUTTONS = ['Button', 'LoadingButton', 'LinkButton', 'SectionMessageAction', 'Pressable'];
const WAIT_MS = 10_000;
const POLL_MS = 10;

/**
 * Opens one of the app's front ends without a browser: its real bundle, in a realm of its own,
 * talking to a running host as the web page does. Close it after the test.
 */
export function openPanel(host: RunningHost, options: PanelOptions): PanelDriver {
  return new PanelDriver(host, options);
}

/** A front end as a person uses it: by what it says and by the names of its controls. */
export class PanelDriver {
  /** Flags that are on the page. */
  readonly flags: FlagRequest[] = [];
  /** How often the app asked Jira to refresh its own fields. */
  refreshes = 0;
  /** What the app wrote behind its own address. */
  address = '/';
  /** Addresses that the app led to. */
  readonly visited: string[] = [];
  private readonly instance: ModuleInstance;

  constructor(host: RunningHost, options: PanelOptions) {
    const services: ModuleServices = {
      ...connectTo(host, options),
      ...this.pageServices(),
      events: new EventBus(),
      atEnd: (ending) => this.instance.atEnd(ending),
      toApp: (value) => this.instance.toApp(value),
      wrap: (handler) => this.instance.wrap(handler),
      fail: (error) => this.instance.fail(error),
    };
    this.instance = new ModuleInstance(createCommands(services));
    const file = path.join(options.folder, 'main.js');
    runInFrameRealm(this.instance, readFileSync(file, 'utf8'), file);
  }

  private pageServices(): Omit<ModuleServices, keyof ReturnType<typeof connectTo> | 'events' | 'atEnd' | 'toApp' | 'wrap' | 'fail'> {
    return {
      showFlag: (flag) => void this.flags.push(flag),
      closeFlag: (id) => void this.flags.splice(0, this.flags.length, ...this.flags.filter((flag) => flag.id !== id)),
      refresh: () => {
        this.refreshes += 1;
        return Promise.resolve(true);
      },
      subscribe: () => Promise.reject(new Error('Nothing is heard here.')),
      publish: () => Promise.reject(new Error('Nothing is heard here.')),
      submit: () => true,
      close: () => true,
      navigate: (location) => void this.visited.push('url' in location ? location.url : location.target),
      urlOf: (location) => ('url' in location ? location.url : location.target),
      reload: () => undefined,
      addressPart: () => ({ read: () => this.address, write: (to) => void (this.address = to), watch: () => () => undefined }),
      changeTitle: () => undefined,
    };
  }

  /** Everything that the front end says now, line by line. */
  text(): string {
    const document = this.instance.read().document;
    return document === null ? '' : textOf(document);
  }

  /** All elements of a UI Kit type, in reading order. */
  find(type: string, predicate: (node: DocumentNode) => boolean = () => true): DocumentNode[] {
    return this.list()
      .map(({ node }) => node)
      .filter((node) => node.type === type && predicate(node));
  }

  /** Names of all buttons, in reading order. */
  buttons(): string[] {
    return this.named(BUTTONS).map(({ name }) => name);
  }

  /** The one button with this name, when it is there and can be pressed. */
  button(name: string): { isDisabled: boolean; click: () => Promise<void> } {
    const { node, ancestors } = this.one(BUTTONS, name);
    const isDisabled = node.props['isDisabled'] === true || node.props['isLoading'] === true;
    const press = node.props['onClick'] as Handler | undefined;
    const form = ancestors.findLast(({ type }) => type === 'Form');
    return {
      isDisabled,
      click: async () => {
        if (isDisabled) throw new Error(`The button "${name}" cannot be pressed now.`);
        press?.(eventOf('click', {}));
        if (node.props['type'] === 'submit') (form?.props['onSubmit'] as Handler | undefined)?.();
        await nextTurn();
      },
    };
  }

  /** Presses a button as soon as it is there and can be pressed. */
  async press(name: string): Promise<void> {
    await this.waitFor(() => !this.button(name).isDisabled);
    await this.button(name).click();
  }

  /** Whether a checkbox or toggle is on. */
  isChecked(name: string): boolean {
    return this.one(['Checkbox', 'Toggle'], name).node.props['isChecked'] === true;
  }

  /** Ticks a checkbox, switches a toggle; `false` does the opposite. */
  async check(name: string, checked = true): Promise<void> {
    await this.change(['Checkbox', 'Toggle'], name, { type: 'checkbox', checked });
  }

  /** Replaces the text of a field. */
  async type(name: string, value: string): Promise<void> {
    await this.change(['Textfield', 'TextArea'], name, { type: 'text', value });
  }

  /** Chooses in a select by the labels of its options; several make a multi-select. */
  async choose(name: string, ...labels: string[]): Promise<void> {
    const { node } = this.one(['Select'], name);
    const options = (node.props['options'] ?? []) as { label: string }[];
    const chosen = labels.map((label) => {
      const option = options.find((candidate) => candidate.label === label);
      if (option === undefined) throw new Error(`"${name}" offers ${options.map((one) => one.label).join(', ')}; not ${label}.`);
      return option;
    });
    (node.props['onChange'] as Handler | undefined)?.(node.props['isMulti'] === true ? chosen : (chosen[0] ?? null));
    await nextTurn();
  }

  /**
   * Waits until a condition holds or an expectation stops throwing.
   *
   * @throws after ten seconds, with what the front end says then.
   */
  async waitFor(condition: () => unknown, timeout = WAIT_MS): Promise<void> {
    const deadline = Date.now() + timeout;
    for (;;) {
      let reason: unknown = 'The condition never held.';
      try {
        const held = condition();
        if (held !== false && held !== null) return;
      } catch (error) {
        reason = error;
      }
      if (Date.now() > deadline) {
        const because = reason instanceof Error ? reason.message : String(reason);
        throw new Error(`${because}\n\nThe front end says:\n${this.text()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Takes the front end off the page; late answers to it are dropped. */
  close(): void {
    this.instance.end();
  }

  private list(): Found[] {
    const document = this.instance.read().document;
    return document === null ? [] : listNodes(document);
  }

  private named(types: string[]): (Found & { name: string })[] {
    const all = this.list();
    return all.filter(({ node }) => types.includes(node.type)).map((found) => ({ ...found, name: nameOf(found.node, all) }));
  }

  private one(types: string[], name: string): Found {
    const candidates = this.named(types);
    const matches = candidates.filter((candidate) => candidate.name === name);
    const match = matches[0];
    if (match !== undefined && matches.length === 1) return match;
    const offered = candidates.map((candidate) => `"${candidate.name}"`).join(', ');
    throw new Error(`${matches.length} of ${types.join(', ')} are named "${name}"; there are ${offered || 'none'}.`);
  }

  private async change(types: string[], name: string, target: Record<string, unknown>): Promise<void> {
    const { props } = this.one(types, name).node;
    if (props['isDisabled'] === true) throw new Error(`"${name}" cannot be changed now.`);
    const facts = { name: props['name'], id: props['id'], ...(props['value'] === undefined ? {} : { value: props['value'] }), ...target };
    (props['onChange'] as Handler | undefined)?.(eventOf('change', facts));
    (props['onBlur'] as Handler | undefined)?.(eventOf('blur', facts));
    await nextTurn();
  }
}

/** The part of the services that ends in a request to the host, signed as the person. */
function connectTo(host: RunningHost, options: PanelOptions): Pick<ModuleServices, 'invoke' | 'context' | 'fetchProduct' | 'egress'> {
  const { moduleKey, issueKey, accountId } = options;
  const person = host.jira.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw new Error(`Nobody has the account id ${accountId}.`);
  const authorization = `Basic ${Buffer.from(`${person.emailAddress}:test`).toString('base64')}`;

  async function request(route: string, body?: unknown): Promise<Record<string, unknown>> {
    const headers = { authorization, 'content-type': 'application/json' };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${host.url}/host/${route}`, init);
    const content = (await answer.json()) as { error?: { message: string } } & Record<string, unknown>;
    if (content.error !== undefined) throw new Error(content.error.message);
    return content;
  }

  return {
    invoke: async (functionKey, payload) => (await request('invoke', { moduleKey, functionKey, payload, issueKey }))['result'],
    context: async () => {
      const query = new URLSearchParams({ moduleKey, ...(issueKey === undefined ? {} : { issueKey }) });
      return { ...(await request(`context?${query.toString()}`)), theme: { colorMode: 'light' } };
    },
    egress: async (command, payload) => (await request('egress', { command, payload }))['result'],
    fetchProduct: async ({ path: restPath, method, headers, body }) => {
      const answer = await fetch(host.url + restPath, { method, headers: [...headers, ['authorization', authorization]], body });
      return {
        body: await answer.text(),
        headers: Object.fromEntries(answer.headers),
        status: answer.status,
        statusText: answer.statusText,
      };
    },
  };
}

/** An event as the bridge hands it to the app. */
function eventOf(type: string, target: Record<string, unknown>): Record<string, unknown> {
  return { type, bubbles: true, cancelable: true, defaultPrevented: false, eventPhase: 3, isTrusted: true, timeStamp: Date.now(), target };
}

/** React commits in the turn after the event. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
