import { events, permissions, requestJira, router, showFlag, view } from '@forge/bridge';
import { Button, Inline, Stack, Text, useProductContext, useTheme } from '@forge/react';
import { createElement, type ReactElement, useState } from 'react';

type CallBridge = (command: string) => Promise<unknown>;

const RAW = globalThis as unknown as { __bridge: { callBridge: CallBridge } };

/** What the app asks the page for, and what it is told. */
export function Bridge(): ReactElement {
  const theme = useTheme();
  const context = useProductContext();
  const [told, setTold] = useState('nothing');
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) throw new Error('Drawn to pieces');

  /** A rejection must be an Error of this realm, or `instanceof` in the app's code would be wrong. */
  const tell = (name: string, ask: () => Promise<unknown>): ReactElement => (
    <Button
      onClick={() => {
        ask().then(
          (answer) => setTold(typeof answer === 'string' ? answer : JSON.stringify(answer)),
          (error: unknown) => setTold(error instanceof Error ? `rejected: ${error.message}` : 'rejected with no Error'),
        );
      }}
    >
      {name}
    </Button>
  );
  const flag = async (): Promise<string> => {
    const { close } = showFlag({
      id: 'applied',
      title: 'Applied',
      type: 'success',
      actions: [
        {
          text: 'Undo',
          onClick: () => {
            setTold('undone');
            void close();
          },
        },
      ],
    });
    return 'flag shown';
  };
  return (
    <Stack space="space.100">
      <Text testId="theme">{theme?.colorMode ?? 'none'}</Text>
      <Text testId="issue">{(context?.extension['issue'] as { key: string } | undefined)?.key ?? 'none'}</Text>
      <Text testId="told">{told}</Text>
      <Inline space="space.100" shouldWrap>
        {tell('Unknown command', () => RAW.__bridge.callBridge('noSuchCommand'))}
        {tell('Who am I', async () => ((await (await requestJira('/rest/api/3/myself')).json()) as { displayName: string }).displayName)}
        {tell('Event', async () => {
          const heard = new Promise((resolve) => void events.on('gallery.said', resolve));
          await events.emit('gallery.said', { word: 'hello' });
          return heard;
        })}
        {tell('Refresh', () => view.refresh().then(() => 'refreshed'))}
        {tell('Close', () => view.close())}
        {tell('Flag', flag)}
        {tell('Go', () => router.navigate('/browse/SHOP-2'))}
        {tell('Egress', () =>
          permissions.egress.set({
            egresses: [
              {
                key: 'gallery',
                description: 'Where the model runs.',
                configured: [{ domain: 'https://llm.example.com', type: ['FETCH_BACKEND_SIDE' as never] }],
              },
            ],
          }),
        )}
        <Button
          onClick={() => {
            throw new Error('Thrown in a handler');
          }}
        >
          Throw
        </Button>
        <Button onClick={() => setIsBroken(true)}>Break</Button>
      </Inline>
      {createElement('NoSuchComponent')}
    </Stack>
  );
}
