/** Built by the shell's build from the files of `@atlaskit/icon/core`. */
declare module 'virtual:core-icons' {
  import type { ComponentType } from 'react';
  import type { NewCoreIconProps } from '@atlaskit/icon/types';

  /** Icons by the name that UI Kit uses for them, e.g. `chevron-down`. */
  export const coreIcons: Readonly<Record<string, ComponentType<NewCoreIconProps>>>;
}
