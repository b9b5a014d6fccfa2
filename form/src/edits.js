// A file's text and the form's values → the file's text with nothing changed but what these values change.
// What stays is copied as it stands; only changed pieces are written anew.

import { isMap, isScalar, isSeq } from "yaml";

import { freshGroup, freshItem, freshValue } from "./fresh.js";
import { origins } from "./likeness.js";
import { contentEnd, isBlock, lineEnd, opensItem, piecesOf } from "./pieces.js";
import { commentsOf, valueOf } from "./yaml_tree.js";
import { isFlowWord } from "./yaml_scalars.js";
import { entriesOf, filled, isEmpty, isGroup, same } from "./values.js";

/**
 * Return a list or group with other values.
 * @param {string} text The file that holds it, ending in a line end.
 * @param {import('yaml').YAMLMap | import('yaml').YAMLSeq} node A node of its tree, in blocks.
 * @param {object} values What the form holds; keys that are absent or empty, and items not in it, go.
 * @param {[number, number]} around From where to where in the file the text goes that is asked for.
 * @returns {string} That text, with its new values.
 */
export function edited(text, node, values, [from, to]) {
  const pieces = piecesOf(text, node);
  const parts = isSeq(node) ? listParts(text, node, pieces, values) : groupParts(text, pieces, values);
  const joined = parts.map(({ own, added, rest }) => own + added + rest).join("");
  const body = opensItem(pieces) ? joined.trimStart() : joined;
  return text.slice(from, pieces[0].start) + body + text.slice(pieces.at(-1).end, to);
}

/** The pieces of a group with other values; a new key stands behind the key before it. */
function groupParts(text, pieces, values) {
  const wanted = new Map(entriesOf(values));
  const parts = pieces.map((piece) => changed(text, piece, wanted.get(piece.key)));
  let last = 0;
  for (const [key, value] of wanted) {
    const at = pieces.findIndex((piece) => piece.key === key);
    if (at >= 0) {
      last = at;
    } else if (!isEmpty(value)) {
      parts[last].added += freshGroup({ [key]: value }, pieces[0].column);
    }
  }
  return parts;
}

/** The pieces of a list with other items, in the new order. */
function listParts(text, node, pieces, items) {
  const wanted = filled(items);
  const found = origins(node.items.map(valueOf), wanted);
  const parts = [nothing()];
  // What stood between an item that goes and the next one stays, behind the item before it.
  const rests = pieces.map((piece, index) => (found.includes(index) ? piece.rest : withComments(piece.rest)));
  wanted.forEach((value, index) => {
    if (found[index] < 0) {
      parts.at(-1).added += freshItem(value, pieces[0].column);
    } else {
      parts.push({ ...changed(text, pieces[found[index]], value), rest: rests[found[index]] });
    }
  });
  rests.forEach((rest, index) => {
    if (!found.includes(index)) {
      const before = found.findLastIndex((origin) => origin >= 0 && origin < index);
      parts[before < 0 ? 0 : found.slice(0, before + 1).filter((origin) => origin >= 0).length].rest += rest;
    }
  });
  return parts;
}

const nothing = () => ({ own: "", added: "", rest: "" });
const withComments = (rest) => (rest.includes("#") ? rest : "");

/** A piece with another value; nothing of it is left when there is no value. */
function changed(text, piece, value) {
  const { node, start, end, rest } = piece;
  if (same(valueOf(node), value)) {
    return { own: text.slice(start, end), added: "", rest };
  }
  if (isEmpty(value)) {
    return { ...nothing(), rest: withComments(rest) };
  }
  return { own: withValue(text, piece, value), added: "", rest };
}

function withValue(text, piece, value) {
  const { node, start, end } = piece;
  const alike = (isMap(node) && isGroup(value)) || (isSeq(node) && Array.isArray(value));
  if (alike && isBlock(node) && (isMap(node) || !opensItem(piecesOf(text, node)))) {
    return edited(text, node, value, [start, end]);
  }
  if (alike && isSeq(node) && staysInBrackets(text, node, value)) {
    const [from, to] = node.range;
    return `${text.slice(start, from)}[${filled(value).join(", ")}]${text.slice(to, end)}`;
  }
  return replaced(text, piece, value);
}

const staysInBrackets = (text, node, value) =>
  filled(value).every(isFlowWord) && !commentsOf(text.slice(...node.range)).length;

/** A piece whose value is written anew; a comment on its first line stays there. */
function replaced(text, piece, value) {
  const { node, start, behind, at, column, end } = piece;
  const head = text.slice(start, behind);
  const comment = commentBeside(text, piece);
  const rest = text.slice(lineEnd(text, contentEnd(text, piece)), end);
  if (isGroup(value) && piece.key === undefined) {
    const group = freshGroup(value, column + 2);
    return head + (comment ? `${comment}\n${group}` : ` ${group.trimStart()}`) + rest;
  }
  const style = { style: node?.type, header: headerOf(text, node), oneLine: comment !== "" };
  const fresh = freshValue(value, column, behind - at, style);
  return `${head}${fresh.startsWith("\n") ? comment + fresh : fresh + comment}\n${rest}`;
}

const isBlockText = (node) => isScalar(node) && node.type.startsWith("BLOCK_");

/** "|" or ">" with its sign, as it stands in the file. */
const headerOf = (text, node) =>
  isBlockText(node)
    ? text
        .slice(node.range[0])
        .match(/^([|>])\d?(-?)/)
        .slice(1)
        .join("")
    : undefined;

/** The comment on a piece's first line, with the spaces before it, or nothing. */
function commentBeside(text, piece) {
  const { node, behind } = piece;
  const from = isBlockText(node) ? node.range[0] : isBlock(node) ? behind : contentEnd(text, piece);
  const line = text.slice(from, lineEnd(text, from) - 1);
  return line.match(/^(?:[|>][-+\d]*)?([ \t]+#.*)$/)?.[1] ?? "";
}
