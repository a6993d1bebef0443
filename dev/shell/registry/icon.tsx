import type { NewCoreIconProps } from '@atlaskit/icon/types';
import type { ComponentType } from 'react';
import { coreIcons } from 'virtual:core-icons';
import { type Drawing, UnknownComponent } from '../document/draw';
import { text } from '../document/props';

/** The icon of that name. Legacy names have no file on npm, so there is none for them. */
export function findIcon(name: string | undefined): ComponentType<NewCoreIconProps> | undefined {
  return name !== undefined && Object.hasOwn(coreIcons, name) ? coreIcons[name] : undefined;
}

export const Icon: Drawing = ({ node }) => {
  const glyph = text(node, 'glyph') ?? '';
  const Glyph = findIcon(glyph);
  if (!Glyph) return <UnknownComponent name={`Icon "${glyph}"`} />;
  const color = (text(node, 'color') ?? text(node, 'primaryColor')) as NewCoreIconProps['color'];
  const tokenColor = color === undefined ? undefined : (`var(--ds-${color.replace(/^color\./u, '').replaceAll('.', '-')})` as NewCoreIconProps['color']);
  return (
    <Glyph
      label={text(node, 'label') ?? ''}
      size={text(node, 'size') === 'small' ? 'small' : 'medium'}
      {...(tokenColor === undefined ? {} : { color: tokenColor })}
    />
  );
};
