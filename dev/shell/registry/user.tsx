import AtlaskitAvatar from '@atlaskit/avatar';
import { type Drawing, useDrawingHost } from '../document/draw';
import { text } from '../document/props';

/** A person by account id, under the name that the site knows. */
export const User: Drawing = ({ node }) => {
  const { personName } = useDrawingHost();
  const name = personName(text(node, 'accountId') ?? '') ?? 'Unknown user';
  return (
    <span className="app-user">
      <AtlaskitAvatar size="small" name={name} />
      {node.props.hideDisplayName === true ? null : <span>{name}</span>}
    </span>
  );
};
