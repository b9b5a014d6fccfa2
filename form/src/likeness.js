// Which item of a changed list is which item of the list before.

import { entriesOf, isGroup, said, same } from "./values.js";

// Below this two items have too little in common to be one.
const LIKE = 0.5;
// So many changed items on both sides are told apart by their place alone.
const MANY = 200;

/**
 * Find the old item that each new one comes from: the same one, else the most alike, else the one that
 * stood between the same neighbours.
 * @param {unknown[]} before The items in the file.
 * @param {unknown[]} after The items in the form.
 * @returns {number[]} For each new item the index of the old one, or -1.
 */
export function origins(before, after) {
  const found = after.map(() => -1);
  const free = new Set(before.keys());
  const take = (index, origin) => {
    found[index] = origin;
    free.delete(origin);
  };
  takeSame(before, after, free, take);
  takeAlike(before, after, free, found, take);
  takeBetween(found, free, take, before.length);
  return found;
}

function takeSame(before, after, free, take) {
  const places = new Map();
  before.forEach((item, origin) => {
    const alike = places.get(said(item)) ?? [];
    places.set(said(item), [...alike, origin]);
  });
  after.forEach((item, index) => {
    const alike = (places.get(said(item)) ?? []).filter((origin) => free.has(origin));
    // Of equal items, the one at the same place.
    const origin = alike.includes(index) ? index : alike[0];
    if (origin !== undefined) {
      take(index, origin);
    }
  });
}

function takeAlike(before, after, free, found, take) {
  const open = [...after.keys()].filter((index) => found[index] < 0);
  if (open.length > MANY || free.size > MANY) {
    return;
  }
  const pairs = open.flatMap((index) =>
    [...free].map((origin) => ({ index, origin, likeness: likeness(before[origin], after[index]) })),
  );
  pairs.sort(
    (a, b) => b.likeness - a.likeness || Math.abs(a.index - a.origin) - Math.abs(b.index - b.origin),
  );
  for (const { index, origin, likeness: much } of pairs) {
    if (much >= LIKE && found[index] < 0 && free.has(origin)) {
      take(index, origin);
    }
  }
}

function takeBetween(found, free, take, end) {
  found.forEach((origin, index) => {
    if (origin >= 0) {
      return;
    }
    const last = found.slice(0, index).findLast((one) => one >= 0) ?? -1;
    const next = found.slice(index).find((one) => one >= 0) ?? end;
    const between = [...free].find((one) => one > last && one < next);
    if (between !== undefined) {
      take(index, between);
    }
  });
}

/** How much two values have in common, from 0 to 1. */
function likeness(one, other) {
  if (same(one, other)) {
    return 1;
  }
  if (isGroup(one) && isGroup(other)) {
    const keys = new Set([...entriesOf(one), ...entriesOf(other)].map(([key]) => key));
    const parts = [...keys].map((key) => likeness(one[key] ?? "", other[key] ?? ""));
    return parts.reduce((sum, part) => sum + part, 0) / parts.length;
  }
  return typeof one === "string" && typeof other === "string" ? sharedWords(one, other) : 0;
}

function sharedWords(one, other) {
  const words = new Set(one.split(/\s+/));
  const others = new Set(other.split(/\s+/));
  const shared = [...words].filter((word) => others.has(word));
  return (2 * shared.length) / (words.size + others.size);
}
