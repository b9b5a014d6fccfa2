// The text of a record's file → its values and comments; what the form must leave alone is refused.

import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument } from "yaml";

import { isAbsent } from "./yaml_scalars.js";

// Before a scalar's text the lexer yields this sign.
const SCALAR = "\x1f";

/** Why a file cannot be edited in the form, in Vietnamese. */
export class RefusedError extends Error {}

/**
 * Read a file's text.
 * @param {string} text A YAML file, as Sveltia hands it over: line ends "\n", nothing around it.
 * @returns {import('yaml').Document.Parsed} Its tree, every scalar a text.
 * @throws {RefusedError} When it has what the form cannot write back: errors, anchors, tags, double keys.
 */
export function parse(text) {
  const tree = parseDocument(text, { schema: "failsafe", keepSourceTokens: true, prettyErrors: false });
  const [error] = tree.errors;
  if (error) {
    throw new RefusedError(`${place(text, error.pos[0])}: ${explained(error)}`);
  }
  if (!isMap(tree.contents) || tree.contents.flow) {
    throw new RefusedError("Tệp không gồm các dòng “tên_mục: giá trị”.");
  }
  refuseBelow(text, tree.contents);
  return tree;
}

function place(text, offset) {
  const above = text.slice(0, offset + 1).trimEnd();
  return `Dòng ${above.split("\n").length}`;
}

function explained({ code }) {
  if (code === "DUPLICATE_KEY") {
    return "một mục viết hai lần.";
  }
  return code === "MULTIPLE_DOCS" ? "tệp gồm nhiều tài liệu (dòng “---”)." : "sai cú pháp YAML.";
}

function refuseBelow(text, node) {
  if (isAlias(node) || node?.anchor || node?.tag) {
    throw new RefusedError(`${place(text, node.range[0])}: có neo, bí danh hoặc nhãn kiểu (&, *, !).`);
  }
  for (const item of node?.items ?? []) {
    if (isMap(node)) {
      refuseKey(text, item);
    }
    refuseBelow(text, isMap(node) ? item.value : item);
  }
}

function refuseKey(text, pair) {
  refuseBelow(text, pair.key);
  const { start = [] } = pair.srcToken ?? {};
  const plainKey = isScalar(pair.key) && /^[^.\s]*[^.\s\d][^.\s]*$/.test(pair.key.value);
  if (!plainKey || start.some((token) => token.type === "explicit-key-ind")) {
    throw new RefusedError(
      `${place(text, pair.key?.range?.[0] ?? 0)}: tên mục viết theo cách biểu mẫu không đọc được.`,
    );
  }
}

/**
 * The values under a node.
 * @param {unknown} node A node of a tree, or null.
 * @returns {unknown} Groups, lists and texts; undefined where there is nothing.
 */
export function valueOf(node) {
  if (isMap(node)) {
    const pairs = node.items.map((pair) => [pair.key.value, valueOf(pair.value)]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  }
  if (isSeq(node)) {
    return node.items.map((item) => valueOf(item) ?? "");
  }
  return !isScalar(node) || (node.type === "PLAIN" && isAbsent(node.value)) ? undefined : node.value;
}

/**
 * The comments of a file, in their order.
 * @param {string} text A YAML file.
 * @returns {string[]} Each comment line with its "#".
 */
export function commentsOf(text) {
  const tokens = [...new Lexer().lex(text)];
  return tokens.filter((token, index) => token.startsWith("#") && tokens[index - 1] !== SCALAR);
}

/**
 * The comments of one text that another has not, or fewer times.
 * @param {string} before A YAML file.
 * @param {string} after The same after a change.
 * @returns {string[]} What the comments say, without "#".
 */
export function commentsLost(before, after) {
  const left = commentsOf(after);
  const lost = commentsOf(before).filter((comment) => {
    const at = left.indexOf(comment);
    return at < 0 || !left.splice(at, 1);
  });
  return lost.map((comment) => comment.replace(/^#+\s*/, "")).filter(Boolean);
}
