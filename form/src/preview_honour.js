// A line of commendation, as the honour roll has it.

import { factList, list } from "./preview_parts.js";
import { fieldNamed, fullName, joined, lowerFirst, teller, upperFirst } from "./preview_text.js";
import { filled } from "./values.js";

// How many of whom; the words for whom stand at the recipients.
const COUNTS = { collectives: "collective", individuals: "individual", households: "household" };
const AWARD_FACTS = [
  "issuer",
  "level",
  "ground",
  "period",
  "prize",
  "presented_by",
  "on_behalf_of",
  "decision",
  "unit",
  "event",
];

/**
 * A line of commendation.
 * @param {object} award Its `data`, its `fields`, and `names` as `words` takes them.
 * @param {number} level Of its heading.
 * @param {object} tools What draws.
 */
export function honour({ data, fields, names }, level, { h }) {
  const say = teller(data, fields, names);
  const forms =
    joined([say("form"), say("also_forms").replaceAll("; ", ", ")], " và ") +
    (say("rank") && ` (${say("rank")})`);
  const facts = AWARD_FACTS.filter((key) => fieldNamed(fields, key)).map((key) => [
    fieldNamed(fields, key).label,
    say(key) || (key === "issuer" ? "chưa rõ" : ""),
  ]);
  const revoked =
    say("revoked") &&
    h(
      "p",
      { className: "pt-revoked" },
      h("strong", {}, `${fieldNamed(fields, "revoked").label}: `),
      say("revoked"),
    );
  return h(
    "section",
    { className: "pt-honour" },
    say("date") && h("p", { className: "pt-kicker" }, say("date")),
    h(`h${level}`, { className: "pt-honour__title" }, joined([forms, counts(data, fields, names)], ": ")),
    revoked,
    say("achievement") && h("p", {}, say("achievement")),
    factList(h, facts, "pt-facts"),
    ...recipients(data, fields, names, h),
    say("note") && h("p", {}, say("note")),
    data.list_status !== "complete" &&
      say("list_status") &&
      h("p", { className: "pt-unpublished" }, `${say("list_status")}.`),
    say("quotation") && h("p", {}, h("q", {}, say("quotation"))),
  );
}

function counts(data, fields, names) {
  const say = teller(data, fields, names);
  if (say("combined")) {
    return joined([say("combined"), lowerFirst(say("combined_of"))]);
  }
  const { options = [] } = fieldNamed(fieldNamed(fields, "recipients").fields, "kind");
  const whom = (kind) => lowerFirst(options.find(({ value }) => value === kind)?.label ?? kind);
  return joined(
    Object.entries(COUNTS).map(([key, kind]) => say(key) && `${say(key)} ${whom(kind)}`),
    ", ",
  );
}

function recipients(data, fields, names, h) {
  const inside = fieldNamed(fields, "recipients").fields;
  const people = filled(data.recipients ?? []).map((one) => ({ say: teller(one, inside, names) }));
  const kinds = [...new Set(people.map(({ say }) => say("kind")))];
  return kinds.flatMap((kind) => {
    const found = people
      .filter(({ say }) => say("kind") === kind)
      .map(({ say }) => [upperFirst(fullName(say)), h("small", {}, ` ${recipientDetails(say)}`)]);
    return [h("p", { className: "pt-group" }, kind), list(h, found, "pt-plain pt-names")];
  });
}

const recipientDetails = (say) => {
  const who = joined([say("titles"), say("organisation"), say("unit"), say("note")], ", ");
  return joined([who, say("achievement"), say("prize") && `tiền thưởng ${say("prize")}`], "; ");
};
