// The file format of the form: a record's YAML file, in which a change leaves all else as it stands.

import { edited } from "./edits.js";
import { freshGroup } from "./fresh.js";
import { commentsLost, parse, RefusedError, valueOf } from "./yaml_tree.js";
import { entriesOf, REFUSED_KEY, same, sameWritten, SOURCE_KEY } from "./values.js";

/**
 * Read a record's file for the form.
 * @param {string} text The file, as Sveltia hands it over: line ends "\n", nothing around it.
 * @returns {Record<string, unknown>} Its values, each scalar as a text; `_source`, the text itself; and
 *   `_refused`, why the form must not change the file, if so.
 */
export function fromFile(text) {
  try {
    return { ...valueOf(parse(text).contents), [SOURCE_KEY]: text };
  } catch (error) {
    if (!(error instanceof RefusedError)) {
      throw error;
    }
    return { [SOURCE_KEY]: text, [REFUSED_KEY]: error.message };
  }
}

/**
 * Write a record's file.
 * @param {Record<string, unknown>} data The form's data; the file it was read from is in `_source`.
 * @returns {string} The file: the same text when nothing changed, else with as little changed as can be;
 *   a new one in blocks, keys in the order of the data.
 * @throws {RefusedError} When that file cannot be edited, or would not say what the form holds.
 */
export function toFile(data) {
  const source = data[SOURCE_KEY];
  if (!source) {
    return checked(freshGroup(data, 0), data);
  }
  const text = `${source}\n`;
  const { contents } = parse(text);
  if (same(valueOf(contents), Object.fromEntries(entriesOf(data)))) {
    return text;
  }
  return checked(edited(text, contents, data, [0, text.length]), data);
}

function checked(text, data) {
  if (!sameWritten(valueOf(parse(text).contents), Object.fromEntries(entriesOf(data)))) {
    throw new RefusedError("Biểu mẫu không ghi lại được tệp này cho đúng. Hãy sửa tệp trên kho mã nguồn.");
  }
  return text;
}

/**
 * The comments that a file would lose by being saved.
 * @param {Record<string, unknown>} data The form's data.
 * @returns {string[]} What they say, in their order.
 * @throws {RefusedError} As `toFile` does.
 */
export const commentsLostIn = (data) =>
  data[SOURCE_KEY] ? commentsLost(data[SOURCE_KEY], toFile(data)) : [];
