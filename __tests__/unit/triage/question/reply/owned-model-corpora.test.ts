import { findTextInReplyFaults } from '../../../../../dev/attacks/model/reply-faults';
import { listFiles, readStrings } from '../../../../../dev/attacks/texts/read-strings';

/** Folder of hostile texts and malformed JSON by others; the project holds none of it. */
const FOLDER = process.env['CORPORA'] ?? '';

it.each(listFiles(FOLDER))(
  'no text of %s gets anything past the allowlist, as a reply, a reason or a value',
  (path) => {
    expect(
      readStrings(path).flatMap((text) => findTextInReplyFaults(text).map((fault) => `${fault}: ${JSON.stringify(text.slice(0, 200))}`)),
    ).toEqual([]);
  },
  300_000,
);
