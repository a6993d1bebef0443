import AtlaskitAvatar from '@atlaskit/avatar';
import { type Drawing, useDrawingHost } from '../document/draw';
import { text } from '../document/props';

/** A person by account id, under the name that the site knows. */
export const User: Drawing = ({ node }) => {
  const { personName } = useDrawingHost();
  const name = personName(text(node, 'accountId') ?? '') ?? 'Unknown user';
  const isAlone = node.props.hideDisplayName === true;
  return (
    <span className="app-user">
      {/* With the name beside it, the picture need not say it again. */}
      <AtlaskitAvatar size="small" {...(isAlone ? { name } : {})} />
      {isAlone ? null : <span>{name}</span>}
    </span>
  );
};
