import { type ReactNode } from 'react';
import { roleName } from '../../page/role-name';
import { useShell } from '../../page/shell-context';
import { useLoaded } from '../../page/use-loaded';
import { isRun, type CallOutline } from './call-outline';
import { readable, readAnswer, readPrompt, type ChatPrompt } from './chat-exchange';

/** The whole of a recorded call. */
interface WholeCall extends CallOutline {
  request?: { method: string; url: string; headers: Record<string, string>; body: string };
  reply?: { status: number; headers: Record<string, string>; body: string };
  payload?: unknown;
  result?: unknown;
}

/** Where someone was when the app ran. */
function place({ issueKey, projectKey }: WholeCall): string {
  if (issueKey !== undefined) return ` on ${issueKey}`;
  return projectKey === undefined ? '' : ` in the settings of ${projectKey}`;
}

/** What was sent and what came back. Read again when the call has ended since. */
export function CallDetails({ call }: { call: CallOutline }): ReactNode {
  const { client } = useShell();
  const { data, error } = useLoaded(`${call.id} ${String(call.end)} ${String(call.status)}`, () =>
    client.get<WholeCall>(`/host/calls?id=${encodeURIComponent(call.id)}`),
  );
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (data === null) return <p className="call-details subtle">Reading…</p>;
  return (
    <div className="call-details" data-testid="call-details">
      {data.fault === undefined ? null : <p>This call met the fault on demand “{data.fault}”.</p>}
      {data.error === undefined ? null : <p className="tone-bad">{data.error}</p>}
      {isRun(data) ? <FunctionExchange call={data} /> : <HttpExchange call={data} />}
    </div>
  );
}

function FunctionExchange({ call }: { call: WholeCall }): ReactNode {
  const { session } = useShell();
  const person = session.people.find(({ accountId }) => accountId === call.accountId);
  return (
    <>
      <p>
        {call.summary} as {person === undefined ? 'nobody' : `${person.displayName} (${roleName(person)})`}
        {place(call)}
      </p>
      <Body title="Payload" text={JSON.stringify(call.payload, null, 2)} />
      <Body title="Result" text={JSON.stringify(call.result, null, 2)} />
    </>
  );
}

function HttpExchange({ call: { kind, request, reply } }: { call: WholeCall }): ReactNode {
  const prompt = kind === 'endpoint' && request !== undefined ? readPrompt(request.body) : null;
  const answer = kind === 'endpoint' && reply !== undefined ? readAnswer(reply.body) : null;
  return (
    <>
      {request === undefined ? null : (
        <section>
          <h4>
            Request <code>{`${request.method} ${request.url}`}</code>
          </h4>
          <Headers headers={request.headers} />
          {prompt === null ? <Body text={readable(request.body)} /> : <Prompt prompt={prompt} exact={request.body} />}
        </section>
      )}
      {reply === undefined ? null : (
        <section>
          <h4>
            Reply <code>{reply.status}</code>
          </h4>
          <Headers headers={reply.headers} />
          {answer === null ? <Body text={readable(reply.body)} /> : <Body title="The model’s answer" text={answer} />}
          {answer === null ? null : <Folded title="Raw reply" text={reply.body} />}
        </section>
      )}
    </>
  );
}

function Prompt({ prompt: { messages, schema, parameters }, exact }: { prompt: ChatPrompt; exact: string }): ReactNode {
  const facts = Object.entries(parameters).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return (
    <>
      <p className="subtle">{facts.join(' · ')}</p>
      {messages.map(({ role, text }, index) => (
        <Body key={index} title={`${role} message`} text={text} />
      ))}
      {schema === undefined ? null : <Folded title="Reply schema (response_format)" text={JSON.stringify(schema, null, 2)} />}
      <Folded title="Raw request" text={exact} />
    </>
  );
}

function Headers({ headers }: { headers: Record<string, string> }): ReactNode {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return lines.length === 0 ? null : <Folded title={`Headers (${lines.length})`} text={lines.join('\n')} />;
}

function Body({ title, text }: { title?: string; text: string | undefined }): ReactNode {
  if (text === undefined || text === '') return title === undefined ? null : <p className="subtle">{title}: nothing</p>;
  return (
    <figure className="call-body">
      {title === undefined ? null : <figcaption>{title}</figcaption>}
      {/* A long text scrolls, and only what takes the focus can be scrolled with the keyboard. */}
      <pre tabIndex={0} aria-label={title ?? 'Body'}>
        {text}
      </pre>
    </figure>
  );
}

function Folded({ title, text }: { title: string; text: string }): ReactNode {
  return (
    <details>
      <summary>{title}</summary>
      <pre tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </details>
  );
}
