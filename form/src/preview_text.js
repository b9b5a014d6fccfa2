// What the form holds → the words that a reader would see. Labels and names of choices come from the form's
// configuration, so none stands here twice.

import { isGroup, isEmpty, filled, SOURCE_KEY } from "./values.js";

/** How the configuration names a choice that puts no word before a value. */
export const NO_WORD = "Không thêm chữ nào phía trước";
const UNGROUPED = /^\d{4,}(?:[.,]\d+)?$/;

/** The first letter small, as inside a sentence. */
export const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** The first letter large, as at the start of a line. */
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A number as our pages have it: 1234,5 is 1.234,5; what is written so already stays. */
export const numeral = (text) =>
  UNGROUPED.test(text) ? text.replace(".", ",").replace(/\B(?=(?:\d{3})+(?!\d))(?<!,\d*)/g, ".") : text;

/** A day as our pages have it: 2024-09-17 is 17/9/2024. */
export const day = (text) =>
  text.replace(/^(\d{4})-(\d{2})(?:-(\d{2}))?$/, (_, year, month, date) =>
    [date, month, year].filter(Boolean).map(Number).join("/"),
  );

/**
 * Where a name is looked up that a value of a field stands for.
 * @param {object} field A field of the configuration.
 * @param {string} value Its value: an id.
 * @returns {string} What `names` has it under.
 */
export const reference = ({ collection, value_field: path }, value) =>
  `${path.includes(".*.") ? path.split(".")[0] : collection}/${value}`;

/**
 * A value in words.
 * @param {unknown} value A value of the form.
 * @param {object} field Its field.
 * @param {Map<string, object>} names Records and words of vocabularies by reference: `{ name, unit }`.
 * @returns {string} The words; empty for an empty value.
 */
export function words(value, field, names) {
  if (isEmpty(value)) {
    return "";
  }
  if (Array.isArray(value)) {
    return filled(value)
      .map((item) => words(item, field.field ?? { ...field, multiple: false }, names))
      .join("; ");
  }
  if (isGroup(value)) {
    return phrase(value, field.fields, names);
  }
  if (field.widget === "relation") {
    return names.get(reference(field, value))?.name ?? String(value);
  }
  const option = field.options?.find((one) => one.value === value);
  // Where two choices might have one name, the configuration adds the id.
  return option ? option.label.replace(NO_WORD, "").replace(` (${value})`, "") : day(String(value).trim());
}

// What a group is, by keys that it alone has → how a sentence tells it.
const PHRASES = [
  [["amount", "unit"], money],
  [["value", "upper", "of"], measure],
  [["label", "start", "end"], period],
  [["form", "number", "issued_on"], citation],
  [["honorific", "titles"], person],
  [["direction", "versus"], change],
  [["relation", "percent"], target],
];

/**
 * What tells the values of a group.
 * @param {Record<string, unknown>} group A group of the form's data.
 * @param {object[]} fields Its fields.
 * @param {Map<string, object>} names As `words` takes them.
 * @returns {(key: string) => string} Returns a value in words by its key; empty when it has none.
 */
export const teller = (group, fields, names) => (key) => {
  const field = fieldNamed(fields, key);
  return field ? words(group[key], field, names) : "";
};

/** A field by its name. */
export const fieldNamed = (fields, key) => fields.find(({ name }) => name === key);

function phrase(group, fields, names) {
  const say = teller(group, fields, names);
  const known = PHRASES.find(([keys]) => keys.every((key) => fieldNamed(fields, key)));
  return known ? known[1](say, fields) : labelled(group, fields, names);
}

/** Parts that say something, with a space or a sign between them. */
export const joined = (parts, between = " ") => parts.filter(Boolean).join(between);

const labelled = (group, fields, names) =>
  fields
    .filter(({ name }) => !isEmpty(group[name]))
    .map((field) => `${field.label}: ${words(group[field.name], field, names)}`)
    .join("; ");

const counted = (say, key) => {
  const upper = say("upper") && `–${numeral(say("upper"))}`;
  return joined([lowerFirst(say("comparator")), numeral(say(key)) + upper]);
};

function money(say, fields) {
  const unit = fieldNamed(fields, "unit");
  const per = say("per") && `mỗi ${lowerFirst(say("per"))}`;
  return joined([counted(say, "amount"), lowerFirst(say("unit")) || whenEmpty(unit), per]);
}

/** What the configuration says that an empty field means. */
const whenEmpty = ({ hint = "" }) => hint.match(/Để trống: (.+?)\.$/)?.[1] ?? "";

function measure(say) {
  const told = joined([lowerFirst(say("comparator")), say("text")]);
  const number = counted(say, "value") + (say("of") && `/${numeral(say("of"))}`);
  return upperFirst((say("text") && told) || (say("value") && number) || say("change") || say("target"));
}

function period(say) {
  const [start, end] = [say("start"), say("end")];
  if (!/\/|-/.test(start + end)) {
    return say("label");
  }
  const span = start && end ? `${start}–${end}` : start ? `từ ${start}` : `đến ${end}`;
  return `${say("label")} (${span})`;
}

function citation(say) {
  const cited = joined([
    say("form"),
    say("number") && `số ${say("number")}`,
    say("issued_on") && `ngày ${say("issued_on")}`,
    say("issuer") && `của ${say("issuer")}`,
    say("title"),
  ]);
  return joined([cited, say("effective_on") && `có hiệu lực từ ngày ${say("effective_on")}`], ", ");
}

function person(say) {
  return joined([fullName(say), say("titles").replaceAll("; ", ", "), say("organisation")], ", ");
}

/** Somebody with how they are addressed. */
export const fullName = (say) => joined([say("honorific"), say("rank"), say("name")]);

function change(say) {
  const percent = say("percent") && `${numeral(say("percent"))}%`;
  const size =
    say("amount") && percent ? `${numeral(say("amount"))} (${percent})` : numeral(say("amount")) || percent;
  return joined([say("direction"), size, `so với ${say("versus")}`]);
}

function target(say) {
  const met =
    say("relation") && joined([say("relation"), say("percent") && `${say("percent")}%`, "chỉ tiêu"]);
  return upperFirst(joined([met, say("value") && `chỉ tiêu giao: ${numeral(say("value"))}`], "; "));
}

/**
 * The references in a record, of whatever depth.
 * @param {Record<string, unknown>} data A group of the form's data.
 * @param {object[]} fields Its fields.
 * @returns {{field: object, value: string}[]} Each field with the id that stands in it.
 */
export function referencesIn(data, fields) {
  return fields
    .filter(({ name }) => name !== SOURCE_KEY && !isEmpty(data[name]))
    .flatMap((field) => {
      const values = [data[field.name]].flat().filter((value) => !isEmpty(value));
      if (field.widget === "relation") {
        return values.map((value) => ({ field, value }));
      }
      return field.fields ? values.filter(isGroup).flatMap((value) => referencesIn(value, field.fields)) : [];
    });
}
