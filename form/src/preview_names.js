// Ids → the names that readers know.

import { day, joined, lowerFirst, NO_WORD } from "./preview_text.js";

/**
 * The name of what a field refers to.
 * @param {object} field A field of the form's configuration that refers to records or words.
 * @param {string} value The id that stands in it.
 * @param {(name: string, slug: string) => Promise<object>} getCollection Sveltia's: an entry by its slug.
 * @param {object} config The form's configuration.
 * @returns {Promise<{name?: string, unit?: string}>} The name, and in what an indicator is measured.
 */
export async function nameOf({ collection, file, value_field: path }, value, getCollection, config) {
  const read = async (slug) => (await getCollection(collection, slug)).get("data").toJS();
  if (file) {
    const item = (await read(file))[path.split(".")[0]]?.find(({ id }) => id === value);
    return { name: item?.name, unit: item?.measure_unit };
  }
  const { identifier_field: identifier, fields } = config.collections.find(({ name }) => name === collection);
  const data = await read(value);
  return { name: collection === "units" ? await unitName(data, fields, read) : data[identifier] };
}

/** "xã Hàm Cường, huyện Hàm Thuận Nam, tỉnh Bình Thuận (đến 30/6/2025)"; an organisation has its name alone. */
async function unitName(data, fields, read) {
  const { options } = fields.find(({ name }) => name === "kind");
  const names = [];
  // An editor may have made a unit its own parent.
  const seen = new Set();
  for (let one = data; one?.name; one = await read(one.parent)) {
    const label = options.find(({ value }) => value === one.kind)?.label ?? "";
    names.push(joined([label !== NO_WORD && lowerFirst(label), one.name]));
    if (label === NO_WORD || !one.parent || seen.has(one.parent)) {
      break;
    }
    seen.add(one.parent);
  }
  return names.length ? names.join(", ") + (data.valid_to ? ` (đến ${day(data.valid_to)})` : "") : undefined;
}
