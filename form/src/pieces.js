// A list or group of a file, cut into pieces: the comments right above an item or key, its own lines, and
// what is left until the next one.

import { isMap, isScalar, isSeq } from "yaml";

/**
 * @typedef {object} Piece
 * @property {string} [key] The key; none in a list.
 * @property {import('yaml').Node} node The value.
 * @property {number} at Where the key or dash stands in the file.
 * @property {number} behind Where the colon or dash ends.
 * @property {number} column How far in the key or dash stands.
 * @property {number} start Where the piece begins.
 * @property {number} end Where the next line after the piece begins.
 * @property {string} rest What stands between this piece and the next.
 */

/** Whether a node is a list or group written in lines of its own, not in brackets. */
export const isBlock = (node) => (isMap(node) || isSeq(node)) && !node.flow;

/** Where the line after `at` begins. */
export const lineEnd = (text, at) => text.indexOf("\n", at) + 1;

/**
 * Whether a list or group begins behind the dash of the item that it is.
 * @param {Piece[]} pieces All of it.
 */
export const opensItem = ([{ start, at }]) => start === at;

/**
 * Cut a list or group in blocks.
 * @param {string} text The file, ending in a line end.
 * @param {import('yaml').YAMLMap | import('yaml').YAMLSeq} node A node of its tree.
 * @returns {Piece[]} One piece for each item or key; together with the rests they are the whole node.
 */
export function piecesOf(text, node) {
  const pieces = node.items.map((item, index) => piece(text, item, node.srcToken.items[index]));
  pieces.forEach((one, index) => {
    one.start = withCommentsAbove(text, one, pieces[index - 1]?.end ?? 0);
    one.end = withCommentsInside(text, lineEnd(text, contentEnd(text, one)), one.column);
  });
  pieces.forEach((one, index) => {
    one.rest = text.slice(one.end, pieces[index + 1]?.start ?? one.end);
  });
  return pieces;
}

function piece(text, item, { start, sep }) {
  const isPair = !isScalar(item) && !isMap(item) && !isSeq(item);
  const at = isPair ? item.key.range[0] : offset(start, "seq-item-ind");
  return {
    key: isPair ? item.key.value : undefined,
    node: isPair ? item.value : item,
    at,
    behind: (isPair ? offset(sep, "map-value-ind") : at) + 1,
    column: at - (text.lastIndexOf("\n", at - 1) + 1),
  };
}

const offset = (tokens, type) => tokens.find((token) => token.type === type).offset;

/** Where a piece begins: at the comments right above it, or behind the dash of the item that it opens. */
function withCommentsAbove(text, { at, column }, from) {
  let start = at - column;
  if (text.slice(start, at).trim()) {
    return at;
  }
  const comment = `${" ".repeat(column)}#`;
  const above = () => text.lastIndexOf("\n", start - 2) + 1;
  while (start > from && text.startsWith(comment, above())) {
    start = above();
  }
  return Math.max(start, from);
}

/** Where a piece ends: behind the comments that stand further in than its key or dash. */
function withCommentsInside(text, end, column) {
  const further = new RegExp(`(?:(?:[ \\t]*\\n)* {${column + 1},}#.*\\n)+`, "y");
  further.lastIndex = end;
  return further.test(text) ? further.lastIndex : end;
}

/**
 * Where the last sign of a piece's value stands, comments aside.
 * @param {string} text The file.
 * @param {Piece} one A piece of it.
 * @returns {number} The place behind that sign; behind the colon or dash where there is no value.
 */
export const contentEnd = (text, { node, behind }) => Math.max(behind, nodeEnd(text, node));

function nodeEnd(text, node) {
  if (isBlock(node)) {
    return nodeEnd(text, node.items.at(-1)) || node.items.at(-1).behind || node.range[0];
  }
  if (!node || (isScalar(node) && !node.source && node.type === "PLAIN")) {
    return 0;
  }
  if (!node.range) {
    return Math.max(node.key.range[1], nodeEnd(text, node.value));
  }
  const [start, end] = node.range;
  return start + text.slice(start, end).trimEnd().length;
}
