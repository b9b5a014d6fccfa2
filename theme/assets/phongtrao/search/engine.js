// The index: which entries have the words of a query, best first, and what each entry says.

import { hasPhrases, parse, relevance, spellings } from "./query.js";

const BUNDLE = new URL("../../../pagefind/", import.meta.url);
// Entries that are read before they are shown, to put the best of them in order.
const READ_FIRST = 10;
// Entries read to see whether a quoted phrase stands in them: so many at a time, until enough have it.
const PHRASE_BATCH = 10;
const READ_FOR_PHRASES = 100;
const ENOUGH_WITH_PHRASES = 10;
// What a lookup counts for: the marks as typed, and a word that is only begun.
const EXACT_BONUS = 0.5;
const BEGUN = 0.5;

let pagefind = null;
let pieces = null;
const lookups = new Map();
const entries = new Map();

/** Load the index, once. Rejects when it cannot be loaded. */
export function prepare() {
  pagefind ??= import(new URL("pagefind.js", BUNDLE)).then(async (module) => {
    // Its worker would be a second copy of the same script for an index this small.
    const made = module.createInstance({ noWorker: true, ranking: { termSimilarity: 0 } });
    await made.init();
    return made;
  });
  return pagefind;
}

// The first word of each piece of the index, once. The file keeps its name when the index changes.
function firstWords() {
  pieces ??= fetchJson("pieces.json", { cache: "no-cache" });
  return pieces;
}

async function fetchJson(address, options) {
  const response = await fetch(new URL(address, BUNDLE), options);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/** Return the entries that have a word of the index's own spelling: scores by entry id. */
const havingWord = (word) => lookup(`"${word}"`, []);

/**
 * Return the entries that have a word with this beginning. Asked for a beginning, Pagefind loads the piece where
 * it would stand and may leave out those after it: they are asked for by their first words.
 */
async function havingBeginning(beginning) {
  if (!beginning) return new Map();
  return lookup(
    beginning,
    (await firstWords()).filter((word) => word.startsWith(beginning)),
  );
}

function lookup(term, firstOfPieces) {
  if (!lookups.has(term)) lookups.set(term, fetchScores(term, firstOfPieces));
  return lookups.get(term);
}

async function fetchScores(term, firstOfPieces) {
  const made = await prepare();
  await Promise.all(firstOfPieces.map((word) => made.preload(word)));
  const { results } = await made.search(term);
  return new Map(results.map((one) => [one.id, one.score]));
}

async function scoresOfWord(one) {
  const { exact, whole, begun } = spellings(one);
  const [withMarks, withLetters, typedOn] = await Promise.all([
    havingWord(exact),
    havingBeginning(whole),
    havingBeginning(begun),
  ]);
  const scores = new Map();
  for (const [id, score] of typedOn) scores.set(id, score * BEGUN);
  for (const [id, score] of withLetters) scores.set(id, score);
  for (const [id, score] of withMarks) scores.set(id, (withLetters.get(id) ?? score) * (1 + EXACT_BONUS));
  return scores;
}

/** Return the entries with every one of some words, with their mean score. */
async function scoresOfAll(words) {
  const [first, ...rest] = await Promise.all(words.map(scoresOfWord));
  const scores = new Map();
  for (const [id, score] of first) {
    if (rest.every((one) => one.has(id))) {
      scores.set(id, rest.reduce((sum, one) => sum + one.get(id), score) / words.length);
    }
  }
  return scores;
}

/** Return the entries that answer a unit, by its best alternative; a longer unit counts for its words. */
async function scoresOfUnit(unit) {
  const scores = new Map();
  for (const found of await Promise.all(unit.alternatives.map(scoresOfAll))) {
    for (const [id, score] of found) scores.set(id, Math.max(score, scores.get(id) || 0));
  }
  const weight = unit.alternatives[0].length;
  for (const [id, score] of scores) scores.set(id, score * weight);
  return scores;
}

/** Return the ids of the entries of a facet value, such as ("k", "tin") or ("y", "2024"). */
async function idsOf(facet, value) {
  return value ? new Set((await havingWord(`0${facet}${value.replaceAll("-", "")}`)).keys()) : null;
}

/** Sum up the units: entries with all of them, or with as many as any has. */
function combine(perUnit) {
  const totals = new Map();
  for (const scores of perUnit) {
    for (const [id, score] of scores) {
      const total = totals.get(id) || { id, has: 0, score: 0 };
      totals.set(id, { id, has: total.has + 1, score: total.score + score });
    }
  }
  const most = Math.max(0, ...[...totals.values()].map((one) => one.has));
  const kept = [...totals.values()].filter((one) => one.has === most);
  return { kept: kept.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)), most };
}

/** Return what an entry says: { path, title, kind, date, text }. */
export function read(id) {
  if (!entries.has(id)) entries.set(id, fetchEntry(id));
  return entries.get(id);
}

async function fetchEntry(id) {
  try {
    return await fetchJson(`entries/${id}.json`);
  } catch (error) {
    // Asked again, it may come.
    entries.delete(id);
    throw error;
  }
}

/** Return the entries that have the quoted phrases, or all when none has, and whether all were read. */
async function withPhrases(units, ranked) {
  if (!units.some((unit) => unit.quoted)) return { kept: ranked, all: true, phrases: true };
  const kept = [];
  let place = 0;
  while (place < Math.min(ranked.length, READ_FOR_PHRASES) && kept.length < ENOUGH_WITH_PHRASES) {
    const batch = ranked.slice(place, place + PHRASE_BATCH);
    const has = await Promise.all(batch.map(async (one) => hasPhrases(units, await read(one.id))));
    kept.push(...batch.filter((_, index) => has[index]));
    place += batch.length;
  }
  const phrases = kept.length > 0;
  return { kept: phrases ? kept : ranked, all: place >= ranked.length, phrases };
}

/** Read the first entries and put them in order by what they say; kinds are offered in order of preference. */
async function reorder(units, ranked, kindNames) {
  const first = ranked.slice(0, READ_FIRST);
  const top = first[0]?.score || 1;
  const judged = await Promise.all(
    first.map(async (one) => {
      const entry = await read(one.id);
      const preference = 1 - kindNames.indexOf(entry.kind) / kindNames.length;
      return [relevance(units, entry, one.score / top, preference), one];
    }),
  );
  judged.sort((a, b) => b[0] - a[0]);
  return [...judged.map(([, one]) => one), ...ranked.slice(READ_FIRST)];
}

const counts = async (facet, values, ids) =>
  new Map(
    await Promise.all(
      values.map(async (value) => {
        const own = await idsOf(facet, value);
        return [value, ids.filter((id) => own.has(id)).length];
      }),
    ),
  );

/**
 * Search; returns { units, ids (best first), all, phrases, complete, kinds, years }: whether every entry that
 * may have the quoted phrases was read, whether any has them, whether the entries have all units, and how
 * many entries each facet value has.
 *
 * @param query { text, kind, year }: what is typed, and the facet values chosen or "".
 * @param offer { abbreviations, kinds, kindNames, years }: what the page offers.
 */
export async function search(query, offer) {
  const units = parse(query.text, offer.abbreviations);
  const perUnit = await Promise.all(units.map(scoresOfUnit));
  const combined = combine(perUnit);
  const { kept, all, phrases } = await withPhrases(units, combined.kept);
  const [ofKind, ofYear] = await Promise.all([idsOf("k", query.kind), idsOf("y", query.year)]);
  const within = (...sets) => kept.filter((one) => sets.every((set) => !set || set.has(one.id)));
  const ids = (entries) => entries.map((one) => one.id);
  return {
    units,
    ids: ids(await reorder(units, within(ofKind, ofYear), offer.kindNames)),
    all,
    phrases,
    complete: combined.most === units.length,
    kinds: await counts("k", offer.kinds, ids(within(ofYear))),
    years: await counts("y", offer.years, ids(within(ofKind))),
  };
}
