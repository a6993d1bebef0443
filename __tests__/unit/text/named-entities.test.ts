import { characterEntities } from 'character-entities';
import { namedEntities } from '../../../src/text/named-entities';

test('are those of the HTML Standard, all of them and no other', () => {
  expect(Object.fromEntries(namedEntities())).toEqual(characterEntities);
});
