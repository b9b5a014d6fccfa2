// One text → how it stands in a YAML file of ours, so that every reader takes it for this very text.

// Lines of text end here; the longest line of our files.
const WIDTH = 120;
// What our loader takes for "nothing here" when it stands bare (ABSENT in phongtrao/yaml_events.py).
const ABSENT = new Set(["", "~", "null", "Null", "NULL"]);
// Words that readers of YAML 1.1 take for yes and no.
const GUESSED = /^(?:y|n|yes|no|true|false|on|off)$/i;
const PRINTABLE =
  "\\x20-\\x7e\\u00a0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\u{10000}-\\u{10ffff}";
const ONE_LINE = new RegExp(`^[${PRINTABLE}]*$`, "u");
const LINES = new RegExp(`^[${PRINTABLE}\\n]*$`, "u");
const ESCAPED = new RegExp(`[^${PRINTABLE}]|["\\\\]`, "gu");
// A first sign that means something to YAML; "-5" is a number.
const SPECIAL_START = /^(?:[\s,[\]{}#&*!|>'"%@`?:]|-(?!\d))/;
const SPECIAL_INSIDE = /: |:$| #/;
// HIDDEN of phongtrao/decoding.py.
const HIDDEN =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}\ud800-\udfff]/gu;
const FLOW_WORD = /^[a-z0-9][a-z0-9_-]*$/;

/**
 * Whether a bare text means "nothing here" to our loader.
 * @param {string} text A scalar as it stands in the file, without quotes.
 */
export const isAbsent = (text) => ABSENT.has(text);

/**
 * Whether a text may stand in brackets, as "[chair, speaker]".
 * @param {unknown} value A list's item.
 */
export const isFlowWord = (value) => FLOW_WORD.test(String(value)) && isBare(String(value));

/**
 * A value as text: without spaces around it, and without what is pasted unseen. No-break spaces are spaces, as
 * our loader has them; the hidden signs that it refuses go, for an editor can not find them to take them out.
 * @param {string|number} value A value of the form.
 * @returns {string} The text that is written.
 */
export const cleaned = (value) =>
  String(value)
    .replaceAll("\r\n", "\n")
    .replace(/[\u00a0\v\f\u0085\u2028\u2029]/g, " ")
    .replace(HIDDEN, "")
    .trim();

/**
 * Return how a value is written.
 * @param {string|number} value The value.
 * @param {object} place Where it stands.
 * @param {number} place.column The column of the key or dash that it belongs to.
 * @param {number} place.used How much of the line stands before it.
 * @param {string} [place.style] How the text before it was written: a node type of the yaml package.
 * @param {string} [place.header] "|", ">-" and the like, if it was written in a block.
 * @param {boolean} [place.oneLine] Whether it must stay on one line, because a comment follows.
 * @returns {string} The text for the file; further lines come with their indentation.
 */
export function scalar(value, place) {
  const text = cleaned(value);
  return (!place.oneLine && inBlock(text, place)) || onOneLine(text, place.style);
}

function onOneLine(text, style) {
  if (style === "QUOTE_SINGLE" && ONE_LINE.test(text)) {
    return single(text);
  }
  if (style !== "QUOTE_DOUBLE" && isBare(text)) {
    return text;
  }
  const plainInQuotes = ONE_LINE.test(text) && /["\\]/.test(text) && style !== "QUOTE_DOUBLE";
  return plainInQuotes ? single(text) : `"${text.replace(ESCAPED, escaped)}"`;
}

const single = (text) => `'${text.replaceAll("'", "''")}'`;

function isBare(text) {
  return (
    ONE_LINE.test(text) &&
    !ABSENT.has(text) &&
    !GUESSED.test(text) &&
    !SPECIAL_START.test(text) &&
    !SPECIAL_INSIDE.test(text)
  );
}

function escaped(sign) {
  if (sign === '"' || sign === "\\") {
    return `\\${sign}`;
  }
  if (sign === "\n") {
    return "\\n";
  }
  return `\\U${sign.codePointAt(0).toString(16).padStart(8, "0")}`;
}

/** The text as a block of lines, or nothing when it does not need or allow one. */
function inBlock(text, { column, used, style, header }) {
  if (!LINES.test(text) || text === "") {
    return "";
  }
  const folds = style === "BLOCK_FOLDED" && !/\n\s/.test(text);
  if (text.includes("\n") && !folds) {
    return `${style === "BLOCK_LITERAL" ? header : "|-"}\n${indented(text.split("\n"), column)}`;
  }
  if (style === "BLOCK_LITERAL") {
    return `${header}\n${indented([text], column)}`;
  }
  const tooLong = style !== "QUOTE_SINGLE" && style !== "QUOTE_DOUBLE" && used + text.length > WIDTH;
  if (folds || (tooLong && breakAt(text, WIDTH - column - 2) > 0)) {
    const lines = text
      .split("\n")
      .flatMap((line, index) => (index ? ["", ...folded(line, column)] : folded(line, column)));
    return `${folds ? header : ">-"}\n${indented(lines, column)}`;
  }
  return "";
}

const indented = (lines, column) =>
  lines.map((line) => (line ? `${" ".repeat(column + 2)}${line}` : "")).join("\n");

/** One line as several; each break stands for a single space. */
function folded(line, column) {
  const lines = [];
  let rest = line;
  for (let at = breakAt(rest, WIDTH - column - 2); at > 0; at = breakAt(rest, WIDTH - column - 2)) {
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

/** Where a line is broken: the last lone space that fits, else the first; 0 when it need or can not be. */
function breakAt(line, width) {
  if (line.length <= width) {
    return 0;
  }
  const spaces = [...line.matchAll(/(?<=\S) (?=\S)/g)].map((found) => found.index);
  return spaces.findLast((at) => at <= width) ?? spaces[0] ?? 0;
}
