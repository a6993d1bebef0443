import { byPattern, type MaskRule } from './mask-rule';

/** The rest of a command before the option, on the same line. */
const UP_TO = '[^\\n]{0,120}?[ ]';
const VALUE = '[^\\s"\'`<>$][^\\s"\'`<>]{2,255}';

function option(command: string, options: string, value = VALUE): RegExp {
  return new RegExp(`(?<keep>\\b${command}\\b${UP_TO}(?:${options})["']?)${value}`, 'g');
}

/** Options of usual programs that take a password or a login. */
export const COMMAND_RULES: MaskRule[] = [
  byPattern('credentials', option('(?:curl|wget|http)', '-u ?|--user[ =]|-a ', '[^\\s"\'`<>$:]{1,64}:[^\\s"\'`<>$]{1,255}')),
  byPattern('credentials', /(?<keep>\bsqlplus (?:-[a-zA-Z]{1,3} ){0,2})[\w.]{1,64}\/[^\s@"'<>]{1,64}(?=@|\s|$)/g),
  byPattern('secret', option('sshpass', '-p ?')),
  byPattern('secret', option('(?:docker|podman|helm|twine|oc|az|vault) [^\\n]{0,40}?(?:login|upload)', '-p ')),
  byPattern('secret', option('mysql(?:dump|admin|import)?', '-p', '(?=[^\\s]{0,255}[\\dA-Z])[^\\s"\'`<>$-][^\\s"\'`<>]{2,255}')),
  byPattern('secret', option('redis-cli', '-a ')),
  byPattern('secret', option('ldap(?:search|modify|add|delete|whoami)', '-w ')),
  byPattern('secret', /(?<keep>(?<!\w)-(?:store|key|src|dest)(?:store)?pass )(?!none\b|null\b)[^\s"'`<>-][^\s"'`<>]{2,255}/g),
  byPattern('secret', /(?<keep>(?<!\w)-pass(?:in|out|word)? pass:)[^\s"'`<>]{3,255}/g),
];
