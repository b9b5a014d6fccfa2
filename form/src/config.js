// What the form's configuration says of a record's fields.

let loading;

/**
 * The form's configuration, as the page names it to Sveltia.
 * @returns {Promise<object>} The configuration, loaded once.
 */
export function formConfig() {
  loading ??= fetch(document.querySelector("link[rel=cms-config-url]").href).then((answer) => answer.json());
  return loading;
}

/**
 * The fields of a kind of record, in the order in which a new one is written.
 * @param {object} config The form's configuration.
 * @param {string} collection The collection's name.
 * @param {string} slug The record's file name; it tells which of the single files is meant.
 * @returns {object[]} The fields; none when nothing is known of the collection.
 */
export function fieldsOf(config, collection, slug) {
  const found = config.collections.find(({ name }) => name === collection);
  return found?.fields ?? found?.files?.find(({ name }) => name === slug)?.fields ?? [];
}

/**
 * Why a new record cannot have a file name, which Sveltia checks only where an editor has typed it.
 * @param {object} config The form's configuration.
 * @param {string} collection The collection's name.
 * @param {string} slug The file name, without its ending.
 * @returns {string} What is allowed; empty when the name will do.
 */
export function misnamed(config, collection, slug) {
  const [pattern, allowed] = config.collections.find(({ name }) => name === collection)?.slug?.pattern ?? [];
  return pattern && !new RegExp(pattern).test(slug) ? allowed : "";
}

/** The fields inside a group, or inside the groups of a list. */
export const fieldsInside = (field) => field?.fields ?? field?.field?.fields;

/** Whether a field holds a list. */
export const isList = ({ widget, multiple }) => widget === "list" || multiple === true;

/**
 * Put data into the order of its fields; what has no field comes last.
 * @param {unknown} data A group of the form's data, or any value in it.
 * @param {object[]} [fields] The fields of the group.
 * @returns {unknown} The same data.
 */
export function inOrder(data, fields) {
  if (Array.isArray(data)) {
    return data.map((item) => inOrder(item, fields));
  }
  if (!fields || typeof data !== "object" || data === null) {
    return data;
  }
  const rank = new Map(fields.map(({ name }, index) => [name, index]));
  const keys = Object.keys(data).sort((a, b) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size));
  const inside = (key) => fieldsInside(fields[rank.get(key)]);
  return Object.fromEntries(keys.map((key) => [key, inOrder(data[key], inside(key))]));
}

/**
 * Find the first value that is built otherwise than its field: a text where the form has a list, for one.
 * Sveltia would throw such a value away when the record is opened.
 * @param {unknown} data Values of a file.
 * @param {object[]} fields The fields of the group.
 * @returns {string | undefined} The field's label.
 */
export function misfit(data, fields) {
  for (const field of fields) {
    const value = data[field.name];
    if (value !== undefined && !fits(value, field)) {
      return field.label;
    }
    const inside = fieldsInside(field);
    const found =
      inside && [value ?? []].flat().reduce((label, item) => label ?? misfit(item, inside), undefined);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function fits(value, field) {
  const items = isList(field) ? value : [value];
  const isGroup = (item) => typeof item === "object" && !Array.isArray(item);
  return (
    Array.isArray(items) &&
    items.every((item) => isGroup(item) === Boolean(fieldsInside(field)) && !Array.isArray(item))
  );
}
