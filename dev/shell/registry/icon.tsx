import type { NewCoreIconProps } from '@atlaskit/icon/types';
import { type ComponentType, createElement } from 'react';
import { coreIcons } from 'virtual:core-icons';
import { type Drawing, UnknownComponent } from '../document/draw';
import { text } from '../document/props';

/** The icon of that name. Legacy names have no file on npm, so there is none for them. */
export function findIcon(name: string | undefined): ComponentType<NewCoreIconProps> | undefined {
  return name !== undefined && Object.hasOwn(coreIcons, name) ? coreIcons[name] : undefined;
}

export const Icon: Drawing = ({ node }) => {
  const glyph = text(node, 'glyph') ?? '';
  const icon = findIcon(glyph);
  if (!icon) return <UnknownComponent name={`Icon "${glyph}"`} />;
  return createElement(icon, {
    label: text(node, 'label') ?? '',
    size: text(node, 'size') === 'small' ? 'small' : 'medium',
    ...tokenColor(text(node, 'color') ?? text(node, 'primaryColor')),
  });
};

/** UI Kit names a token, such as `color.icon.danger`; Atlaskit's icon takes the variable that holds it. */
function tokenColor(name: string | undefined): Pick<NewCoreIconProps, 'color'> {
  if (name === undefined) return {};
  const variable = `--ds-${name.replace(/^color\./u, '').replaceAll('.', '-')}`;
  return { color: `var(${variable})` as NewCoreIconProps['color'] };
}
