// Values of a record in the form: which are empty, which are the same.

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
  return isGroup(value) ? entriesOf(value).every(([, inner]) => isEmpty(inner)) : String(value).trim() === "";
}

/**
 * Whether two values say the same in a file: spaces around a text and empty values do not count.
 * @param {unknown} one A value of the file or the form.
 * @param {unknown} other Another.
 */
export function same(one, other) {
  if (isEmpty(one) || isEmpty(other)) {
    return isEmpty(one) && isEmpty(other);
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && sameLists(filled(one), filled(other));
  }
  if (isGroup(one) || isGroup(other)) {
    return isGroup(one) && isGroup(other) && sameGroups(one, other);
  }
  return String(one).trim() === String(other).trim();
}

/** A list's items that say something. */
export const filled = (list) => list.filter((item) => !isEmpty(item));

const sameLists = (one, other) =>
  one.length === other.length && one.every((item, index) => same(item, other[index]));

const sameGroups = (one, other) =>
  [...new Set([...entriesOf(one), ...entriesOf(other)].map(([key]) => key))].every((key) =>
    same(one[key], other[key]),
  );
