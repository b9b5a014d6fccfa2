// Values that no file has yet → YAML in blocks: two spaces for each level, lists one level in.

import { scalar } from "./yaml_scalars.js";
import { entriesOf, filled, isEmpty, isGroup } from "./values.js";

/**
 * Return a group as lines, each with its line end.
 * @param {Record<string, unknown>} group Values of the form; what is empty is left out.
 * @param {number} column Where its keys stand.
 * @returns {string} The lines.
 */
export const freshGroup = (group, column) =>
  entriesOf(group)
    .filter(([, value]) => !isEmpty(value))
    .map(([key, value]) => `${" ".repeat(column)}${key}:${freshValue(value, column, key.length + 1)}\n`)
    .join("");

/**
 * Return a list as lines, each with its line end.
 * @param {unknown[]} list Values of the form; what is empty is left out.
 * @param {number} column Where its dashes stand.
 * @returns {string} The lines.
 */
export const freshList = (list, column) =>
  filled(list)
    .map((item) => freshItem(item, column))
    .join("");

/**
 * Return one item of a list as lines, each with its line end.
 * @param {unknown} item A value of the form.
 * @param {number} column Where the dash stands.
 * @returns {string} The lines.
 */
export function freshItem(item, column) {
  const body = isGroup(item)
    ? ` ${freshGroup(item, column + 2).trimStart()}`
    : `${freshValue(item, column, 1)}\n`;
  return `${" ".repeat(column)}-${body}`;
}

/**
 * Return what stands behind a key or a dash, without the last line end.
 * @param {unknown} value A value of the form that is not empty.
 * @param {number} column Where the key or dash stands.
 * @param {number} width How long the key with its colon is, or the dash.
 * @param {object} [style] How the value before it was written, as `scalar` takes it.
 * @returns {string} It begins with a space, or with a line end.
 */
export function freshValue(value, column, width, style = {}) {
  if (Array.isArray(value)) {
    return `\n${freshList(value, column + 2)}`.trimEnd();
  }
  if (isGroup(value)) {
    return `\n${freshGroup(value, column + 2)}`.trimEnd();
  }
  return ` ${scalar(value, { column, used: column + width + 1, ...style })}`;
}
