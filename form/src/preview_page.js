// A record's page as the public site would have it: the order, the headings and the classes of templates/.

import { isList } from "./config.js";
import { honour } from "./preview_honour.js";
import { factList, named, person, report, source, told } from "./preview_parts.js";
import { fieldNamed, joined, lowerFirst, teller, upperFirst, words } from "./preview_text.js";
import { filled, isEmpty } from "./values.js";

// The box at the top, in the order of the pages; what is as short and is not named here follows.
const FACTS = [
  ...["date", "places", "mode", "sites", "pilot", "entries", "organisers", "co_organisers", "occasion"],
  ...["aliases", "field", "level", "unit", "status", "points_count", "sector", "launched", "run_by"],
];
// What has a heading of its own; lists of groups that are not named here follow.
const SECTIONS = [
  ...["rules", "effects", "plans", "body", "figures", "statements", "activities", "awards", "speeches"],
  ...["pledges", "gifts", "points", "photos", "attendees", "groups", "documents", "events"],
];
const LAST = ["sources", "corrections"];
// What stands elsewhere on the page, or is for editors alone.
const ELSEWHERE = [
  ...["summary", "kind", "also_kinds", "end_date", "date_certainty", "part_of_day"],
  ...["points_unit", "moved_from", "privacy_exceptions", "withdrawn", "_source"],
];
const UNPUBLISHED = "Nguồn chưa công bố";
// Of these a model's page says that its source does not tell them.
const MISSED = { models: ["field", "points"] };

/**
 * A record's page.
 * @param {object} record What is shown.
 * @param {Record<string, unknown>} record.data The form's data.
 * @param {object} record.collection The collection's configuration.
 * @param {object[]} record.fields The record's fields.
 * @param {Map<string, object>} record.names Names of what it refers to, as `words` takes them.
 * @param {object} tools What draws: `h`, React's createElement; `Markdown`, a component that shows its `text`;
 *   `photo`, which returns a photo's address by the name of its file.
 * @returns {object} A React element.
 */
export function recordPage(record, tools) {
  const { h } = tools;
  const isAward = record.collection.name === "awards";
  const keys = isAward ? LAST : [...sectionKeys(record.fields), ...LAST];
  const top = isAward
    ? honour(record, 1, tools)
    : h("header", { className: "pt-record__head" }, ...head(record, h));
  return h(
    "div",
    { className: "pt-record__body" },
    withdrawal(record, h),
    top,
    ...sections(record, keys, tools),
  );
}

function withdrawal({ data, fields, names }, h) {
  const text = teller(data, fields, names)("withdrawn");
  return text && h("p", { className: "pt-unpublished" }, `${fieldNamed(fields, "withdrawn").label}: ${text}`);
}

function head(record, h) {
  const { collection, data, fields, names } = record;
  const say = teller(data, fields, names);
  const isUnit = collection.name === "units";
  const title = joined([isUnit && lowerFirst(say("kind")), say(collection.identifier_field)]);
  const kinds = isUnit ? "" : joined([say("kind"), lowerFirst(say("also_kinds"))], "; ");
  return [
    h("p", { className: "pt-kicker" }, kinds || collection.label),
    h("h1", {}, upperFirst(title)),
    say("summary") && h("p", { className: "pt-lead" }, say("summary")),
    factList(h, facts(record), "pt-facts pt-facts--key"),
  ];
}

/** Whether a field's value stands in the box at the top. */
const isFact = (field) =>
  FACTS.includes(field.name) ||
  (![...SECTIONS, ...LAST, ...ELSEWHERE].includes(field.name) && !(isList(field) && field.fields));

function facts(record) {
  const { collection, data, fields, names } = record;
  const known = fields
    .filter(isFact)
    .map(({ name }) => name)
    .filter((key) => key !== collection.identifier_field);
  const keys = [
    ...FACTS.filter((key) => known.includes(key)),
    ...known.filter((key) => !FACTS.includes(key)),
  ];
  const special = { date: when, places };
  const missed = MISSED[collection.name] ?? [];
  return keys.map((key) => {
    const text = special[key]?.(record) ?? teller(data, fields, names)(key);
    return [fieldNamed(fields, key).label, text || (missed.includes(key) ? UNPUBLISHED : "")];
  });
}

function places({ data, fields, names }) {
  const inside = fieldNamed(fields, "places").fields;
  const place = (one) => {
    const say = teller(one, inside, names);
    return joined([say("venue"), say("unit") || say("name")], ", ");
  };
  return filled(data.places ?? [])
    .map(place)
    .join("; ");
}

/** "Sáng 17/9/2024–19/9/2024 (suy ra từ bài nguồn)". */
function when({ data, fields, names }) {
  const say = teller(data, fields, names);
  const span = joined([say("date"), say("end_date")], "–");
  const isSure = !data.date_certainty || data.date_certainty === "stated";
  return joined([say("part_of_day"), span, !isSure && `(${lowerFirst(say("date_certainty"))})`]);
}

function sectionKeys(fields) {
  const known = [...SECTIONS, ...LAST, ...ELSEWHERE];
  const rest = fields.filter((field) => !known.includes(field.name) && !isFact(field));
  return [...SECTIONS, ...rest.map(({ name }) => name)];
}

function sections({ collection, data, fields, names }, keys, tools) {
  // Where a record needs no source of its own, it has its event's.
  const missed = ({ name, required }) =>
    name === "sources" ? required : MISSED[collection.name]?.includes(name);
  return keys
    .map((key) => fieldNamed(fields, key))
    .filter((field) => field && (!isEmpty(data[field.name]) || missed(field)))
    .map((field) => section(data[field.name], field, names, tools));
}

function section(value, field, names, tools) {
  const { h, Markdown } = tools;
  if (field.name === "body") {
    return h("section", { className: "pt-body" }, h(Markdown, { text: value }));
  }
  const items = filled([value ?? []].flat());
  const draw = SHAPES[field.name] ?? (isList(field) && field.fields ? named : told);
  const unpublished = [h("p", { className: "pt-unpublished" }, `${UNPUBLISHED}.`)];
  const content = items.length ? draw(items, field, names, tools) : unpublished;
  const className = field.name === "sources" ? "pt-sources" : undefined;
  return h("section", { className }, h("h2", {}, field.label), ...content);
}

const eachAs =
  (draw) =>
  (items, { fields }, names, { h }) => [
    h("ul", {}, ...items.map((one) => h("li", {}, ...draw(one, fields, names, h)))),
  ];

// How a section draws its items, where that is not as any other list.
const SHAPES = {
  figures: report,
  attendees: eachAs(person),
  sources: eachAs(source),
  documents: (items, field, names, { h }) => [
    h("ul", {}, ...items.map((one) => h("li", {}, words(one, field, names)))),
  ],
  awards: (items, { fields }, names, tools) => items.map((data) => honour({ data, fields, names }, 3, tools)),
};
