// Values of a record in the form: which are empty, which are the same.

import { cleaned } from "./yaml_scalars.js";

/** The key that carries the file's text through the form. */
export const SOURCE_KEY = "_source";
/** The key that tells why the file cannot be edited in the form. */
export const REFUSED_KEY = "_refused";
// Sveltia keeps notes of its own beside the keys of a list's items.
const INTERNAL = new RegExp(`^(?:${SOURCE_KEY}|${REFUSED_KEY}|__sc_.*)$`);

export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The keys and values that belong into a file.
 * @param {Record<string, unknown>} group A group of the form's data.
 * @returns {[string, unknown][]} Its entries, without those of the form itself.
 */
export const entriesOf = (group) => Object.entries(group).filter(([key]) => !INTERNAL.test(key));

/**
 * Whether there is nothing to write: no text, or nothing inside.
 * @param {unknown} value Any value of the form.
 */
export function isEmpty(value) {
  if (value === undefined || value === null) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.every(isEmpty);
  }
  return isGroup(value) ? entriesOf(value).every(([, inner]) => isEmpty(inner)) : cleaned(value) === "";
}

const trimmed = (value) => String(value).trim();

/**
 * What a value says, as one text: the same for all values that say the same in a file. Spaces around a text,
 * empty values and the order of keys do not count.
 * @param {unknown} value A value of the file or the form.
 * @param {(text: unknown) => string} [textOf] What a single text in it says.
 */
export function said(value, textOf = trimmed) {
  if (isEmpty(value)) {
    return "";
  }
  if (Array.isArray(value)) {
    const items = filled(value).map((item) => said(item, textOf));
    return `[${items.join()}]`;
  }
  if (!isGroup(value)) {
    return JSON.stringify(textOf(value));
  }
  const entries = entriesOf(value).filter(([, inner]) => !isEmpty(inner));
  return `{${entries
    .map(([key, inner]) => `${JSON.stringify(key)}:${said(inner, textOf)}`)
    .sort()
    .join()}}`;
}

/** Whether two values say the same in a file. */
export const same = (one, other) => said(one) === said(other);

/** Whether two values say the same once they are written, which leaves hidden signs out. */
export const sameWritten = (one, other) => said(one, cleaned) === said(other, cleaned);

/** A list's items that say something. */
export const filled = (list) => list.filter((item) => !isEmpty(item));
