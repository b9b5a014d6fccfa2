// Parts of a record's page: reports, people, sources, and whatever else is a list.

import { filled, isEmpty } from "./values.js";
import { isList } from "./config.js";
import { fieldNamed, fullName, joined, lowerFirst, teller, upperFirst, words } from "./preview_text.js";

// At most so many figures at a glance.
const CARDS = 8;
const LONG_NUMBER = 8;
// By what an item is known, the first of these that it has.
const HEADINGS = ["heading", "name", "speaker", "item", "unit", "place"];

/** Facts one below the other: [label, text], those without a text left out. */
export const factList = (h, lines, className) => {
  const told = lines.filter(([, text]) => text);
  const rows = told.map(([label, text]) => h("div", {}, h("dt", {}, label), h("dd", {}, upperFirst(text))));
  return rows.length > 0 && h("dl", { className }, ...rows);
};

/** Items in a list; an item may be several pieces. */
export const list = (h, items, className) =>
  h("ul", { className }, ...items.map((item) => h("li", {}, ...[item].flat())));

/** A long text, or a list of texts. */
export function told(items, field, names, { h }) {
  const texts = items.map((item) => words(item, field.field ?? field, names));
  return isList(field) ? [list(h, texts)] : texts.map((text) => h("p", {}, text));
}

/** A list of groups, each under what it is known by. */
export const named = (items, field, names, tools) =>
  items.flatMap((item) => group(item, field.fields, names, tools));

function group(item, fields, names, { h, photo }) {
  const say = teller(item, fields, names);
  const heading = HEADINGS.find((key) => say(key));
  const rest = fields.filter(({ name }) => name !== heading && name !== "file" && !isEmpty(item[name]));
  const isText = (field) => isList(field) || field.widget === "text";
  const image = item.file && h("img", { src: photo(item.file), alt: say("alt") });
  const facts = rest.filter((field) => !isText(field)).map(({ name, label }) => [label, say(name)]);
  return [
    heading && h("h3", {}, upperFirst(say(heading))),
    image && h("figure", { className: "pt-photo" }, image),
    factList(h, facts, "pt-facts"),
    ...rest.filter(isText).flatMap((field) => longText(item, field, names, h)),
  ].filter(Boolean);
}

function longText(item, field, names, h) {
  const value = item[field.name];
  if (!Array.isArray(value)) {
    return [h("p", {}, h("strong", {}, `${field.label}: `), words(value, field, names))];
  }
  const texts = filled(value).map((one) => words([one], field, names));
  // What every item has needs no heading.
  const label = !field.required && h("p", { className: "pt-group" }, field.label);
  return [label, list(h, texts)].filter(Boolean);
}

/** Somebody, with titles and roles. */
export function person(one, fields, names, h) {
  const say = teller(one, fields, names);
  const titles = filled(one.titles ?? []);
  const roles = say("roles").split("; ").map(lowerFirst).join(", ");
  const more = [...titles, say("organisation")].filter(Boolean).map((text) => `, ${text}`);
  const role = roles && h("small", { className: "pt-role" }, ` (${roles})`);
  return [h("strong", {}, upperFirst(fullName(say))), ...more, role].filter(Boolean);
}

/** A source as the page cites it. */
export function source(one, fields, names, h) {
  const say = teller(one, fields, names);
  const title = /^https?:\/\//.test(say("url"))
    ? h("a", { href: say("url"), rel: "noopener external" }, say("title"))
    : say("title");
  const original = isEmpty(one.original)
    ? []
    : [
        ` ${fieldNamed(fields, "original").label}: `,
        ...source(one.original, fieldNamed(fields, "original").fields, names, h),
      ];
  return [
    h("cite", {}, title),
    `, ${joined([filled(one.authors ?? []).join(", "), say("publisher"), say("published_on")], ", ")}`,
    say("accessed_on") && `, truy cập ngày ${say("accessed_on")}`,
    ".",
    say("quotation") && h("q", {}, say("quotation")),
    ...original,
  ].filter(Boolean);
}

/** A report's figures: the first few at a glance, all of them in a table. */
export function report(items, field, names, { h }) {
  const figures = items.map((item) => figure(item, field.fields, names));
  const cards = figures.slice(0, CARDS).map((one) => card(one, h));
  const rows = figures.flatMap((one) => [row(one, h), ...one.parts.map((part) => row(part, h, "pt-part"))]);
  const heads = ["indicator", "value"].map((key) =>
    h("th", { scope: "col" }, fieldNamed(field.fields, key).label),
  );
  const table = h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows));
  return [
    h("ul", { className: "pt-plain pt-figures" }, ...cards),
    h("div", { className: "pt-table" }, table),
  ];
}

function figure(item, fields, names, whole = {}) {
  const say = teller(item, fields, names);
  const measured = { ...item, change: undefined, target: undefined };
  const number = words(measured, { fields }, names) || upperFirst(say("change") || say("target"));
  const parts = fieldNamed(fields, "parts")?.fields;
  const made = {
    label: say("category") || say("indicator"),
    number,
    unit: whole.unit ?? names.get(`indicators/${item.indicator}`)?.unit ?? "",
    notes: [
      say("period"),
      say("target"),
      upperFirst(say("change")),
      say("formula"),
      say("note"),
      say("quotation") && `“${say("quotation")}”`,
    ],
  };
  made.notes = made.notes.filter((note) => note && note !== number);
  made.parts = filled(item.parts ?? []).map((part) => figure(part, parts, names, made));
  return made;
}

const number = ({ number: text, unit }, h) => [
  h("span", { className: "pt-number" }, text),
  unit && (unit === "%" ? "" : " "),
  unit && h("span", { className: "pt-unit" }, unit),
];

const card = (one, h) =>
  h(
    "li",
    { className: one.number.length > LONG_NUMBER ? "pt-figure pt-figure--words" : "pt-figure" },
    h("p", { className: "pt-figure__value" }, ...number(one, h)),
    h("p", { className: "pt-figure__label" }, one.label),
  );

const row = (one, h, className) =>
  h(
    "tr",
    { className },
    h(
      "th",
      { scope: "row" },
      one.label,
      ...one.notes.map((note) => h("small", { className: "pt-note" }, note)),
    ),
    h("td", {}, ...number(one, h)),
  );
