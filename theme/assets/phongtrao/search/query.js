// Vietnamese words, queries and texts, without the page or the network. The index spells a word as
// phongtrao/search/words.py does: letters without marks (its own z as "jy"), a "z", the marks as Telex types
// them.

const TONES = { "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j" };
const SHAPES = { "\u0306": "w", "\u031b": "w" };
const CIRCUMFLEX = "\u0302";
const SEPARATOR = "z";
const LETTER_Z = "jy";

const DATE =
  "(?<!\\d)(?:(?:ng[àa]y\\s+)?(\\d\\d?)(?:[/.-]|\\s+th[áa]ng\\s+)(\\d\\d?)(?:[/.-]|\\s+n[ăa]m\\s+)(\\d{4})" +
  "|(?:th[áa]ng\\s+)?(\\d\\d?)(?:[/-]|\\s+n[ăa]m\\s+)(\\d{4})" +
  "|(?:ng[àa]y\\s+)?(\\d\\d?)(?:[/-]|\\s+th[áa]ng\\s+)(\\d\\d?))(?!\\d)";
const NUMBER = "\\d{1,3}(?:\\.\\d{3})+(?!\\d)";
const ITEM = new RegExp(`${DATE}|${NUMBER}|[\\p{L}\\p{N}]+`, "giu");
const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;
// "năm 2024" means the year; the word would be looked for otherwise.
const YEAR = /(?<!\d\s+)n[ăa]m\s+(?=\d{4}(?!\d))/giu;

// A word: { fold, marks, start, end }. A date has "x" in its fold, may have a year and the month it is in.
function word(text, start) {
  const letters = [];
  let shapes = "";
  let tone = "";
  for (const char of text.toLowerCase().normalize("NFD")) {
    if (char in TONES) tone = TONES[char];
    else if (char === "đ") {
      letters.push("d");
      shapes += "d";
    } else if (char === CIRCUMFLEX) shapes += letters.at(-1) || "";
    else if (char in SHAPES) shapes += SHAPES[char];
    else if (/[\p{L}\p{N}]/u.test(char)) letters.push(char);
  }
  return { fold: letters.join(""), marks: shapes + tone, start, end: start + text.length };
}

function date(found, start) {
  const [day, month, year] = [found[1] ?? found[6], found[2] ?? found[4] ?? found[7], found[3] ?? found[5]];
  const parts = [day, month, year].filter(Boolean).map(Number);
  const month_of = day && year ? parts.slice(1).join("x") : "";
  const end = start + found[0].length;
  return { fold: parts.join("x"), marks: "", date: true, year: Boolean(year), month: month_of, start, end };
}

/** Return the words and dates of a text (NFC), each with its place. */
export function scan(text) {
  return Array.from(text.matchAll(ITEM), (found) =>
    found.slice(1).some(Boolean) ? date(found, found.index) : word(found[0], found.index),
  );
}

/**
 * Return what to look up in the index for a word: { exact, whole, begun }. The first is a word of the index, the
 * others begin words of it or are empty: those with the same letters (for a day, those of it in any year), and
 * those that what is still being typed may become.
 */
export function spellings(one) {
  if (one.date) return { exact: one.fold, whole: one.year ? "" : `${one.fold}x`, begun: "" };
  const letters = one.fold.replaceAll(SEPARATOR, LETTER_Z);
  const whole = letters + SEPARATOR;
  return { exact: whole + one.marks, whole, begun: one.beginning ? letters : "" };
}

/** Tell how well a word of a text answers a word of the query: 1 with its marks, 0 not at all. */
export function likeness(wanted, found) {
  if (found.fold === wanted.fold) return found.marks === wanted.marks ? 1 : wanted.marks ? 0.7 : 0.9;
  if (wanted.date) return found.month === wanted.fold || found.fold.startsWith(wanted.fold + "x") ? 0.9 : 0;
  return wanted.beginning && found.fold.startsWith(wanted.fold) ? 0.5 : 0;
}

// Marks that both sides typed must agree; a word without any may stand for all.
const compatible = (typed, known) =>
  typed.fold === known.fold && (!typed.marks || typed.marks === known.marks);

const beginsWith = (words, place, known) =>
  known.every((one, index) => words[place + index] && compatible(words[place + index], one));

/** Return the abbreviation (a pair of word lists) that begins at a place, the longest first, or nothing. */
function abbreviationAt(words, place, abbreviations) {
  const fitting = abbreviations.flatMap(([short, full]) => [
    { typed: short, other: full },
    { typed: full, other: short },
  ]);
  return fitting
    .filter(({ typed }) => beginsWith(words, place, typed))
    .sort((a, b) => b.typed.length - a.typed.length)[0];
}

/**
 * Return a query as units, all of which a page should have: each is a list of alternatives, each of these a
 * list of words. A quoted phrase is a unit of one alternative that must stand together.
 *
 * @param text what the reader typed, in any Unicode form.
 * @param abbreviations pairs of texts, short and full.
 */
export function parse(text, abbreviations = []) {
  const known = abbreviations.map((pair) => pair.map((one) => scan(one.normalize("NFC"))));
  const composed = text.normalize("NFC");
  const quoted = Array.from(composed.matchAll(QUOTED), (found) => scan(found[1])).filter((one) => one.length);
  const loose = composed.replace(QUOTED, " ").replace(YEAR, " ");
  const words = scan(loose);
  const last = words.at(-1);
  // What stands at the very end may still be typed on.
  if (last && last.end === loose.length && last.fold.length > 1) last.beginning = true;
  const units = quoted.map((one) => ({ alternatives: [one], quoted: true }));
  for (let place = 0; place < words.length; ) {
    const found = abbreviationAt(words, place, known);
    const own = words.slice(place, place + (found ? found.typed.length : 1));
    units.push({ alternatives: found ? [own, found.other] : [own], quoted: false });
    place += own.length;
  }
  return units;
}

/** Return the places where a list of words stands together in a text: { from, to, likeness } by word. */
export function runs(wanted, words) {
  const found = [];
  for (let from = 0; from + wanted.length <= words.length; from += 1) {
    let sum = 0;
    let index = 0;
    for (; index < wanted.length; index += 1) {
      const like = likeness(wanted[index], words[from + index]);
      if (!like) break;
      sum += like;
    }
    if (index === wanted.length) found.push({ from, to: from + index, likeness: sum / wanted.length });
  }
  return found;
}

/** Return every place of a text that answers a unit of the query. */
export function matches(units, words) {
  return units.flatMap((unit, place) =>
    unit.alternatives.flatMap((one) => runs(one, words).map((run) => ({ ...run, unit: place }))),
  );
}

// How much of the query stands together, as typed, in a text; and how well, at its best place.
function together(typed, words) {
  for (let length = typed.length; length > 1; length -= 1) {
    let best = 0;
    for (let start = 0; start + length <= typed.length; start += 1) {
      for (const run of runs(typed.slice(start, start + length), words)) best = Math.max(best, run.likeness);
    }
    if (best) return { share: length / typed.length, likeness: best };
  }
  return { share: 0, likeness: 0 };
}

function best(units, found) {
  return units.map((_, place) => Math.max(0, ...found.map((one) => (one.unit === place ? one.likeness : 0))));
}

// How often a text may name a thing until more no longer counts.
const MANY = 6;

const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / (numbers.length || 1);

/** Return an ISO date, perhaps only a year or month, as readers write it. */
export const shownDate = (iso) => (iso ? iso.split("-").reverse().map(Number).join("/") : "");

/**
 * Return how well an entry answers a query, having read it: its title counts most (its kind and date belong to
 * it), words that stand together more than scattered ones, marks as typed more than letters alone.
 *
 * @param share the score the index gave it, of the best score it gave any.
 * @param preference from 0 to 1, what kinds of entries are preferred when all else is equal.
 */
export function relevance(units, entry, share, preference) {
  const title = scan(`${entry.kind} ${entry.title} ${shownDate(entry.date)}`);
  const text = scan(entry.text);
  const typed = units.flatMap((unit) => unit.alternatives[0]);
  const inTitle = best(units, matches(units, title));
  const everyMatch = matches(units, text);
  const inText = best(units, everyMatch);
  const phrase = together(typed, title);
  // A title that says little beside the query is what the reader named.
  const named = phrase.share === 1 || typed.length === 1;
  const names = typed.filter((one) => !one.date).length;
  const fill = named ? Math.min(1, names / (scan(entry.title).length || 1)) : 0;
  const anywhere = inTitle.map((one, place) => Math.max(one, inText[place]));
  return (
    3 * mean(inTitle) +
    2 * phrase.share * phrase.likeness +
    3 * fill * mean(inTitle) +
    1.5 * together(typed, text).share +
    2 * mean(anywhere) +
    Math.min(1, everyMatch.length / (MANY * units.length)) +
    share +
    preference
  );
}

/** Tell whether an entry has every quoted phrase of a query. */
export function hasPhrases(units, entry) {
  const parts = [scan(entry.title), scan(entry.text)];
  return units
    .filter((unit) => unit.quoted)
    .every((unit) => parts.some((words) => runs(unit.alternatives[0], words).length));
}

/** Return a text in pieces: { text, marked }, marked where it answers the query. */
export function pieces(units, text, from = 0, to = text.length) {
  const words = scan(text);
  const spans = matches(units, words)
    .map((one) => [words[one.from].start, words[one.to - 1].end])
    .sort((a, b) => a[0] - b[0]);
  const made = [];
  let place = from;
  for (const [start, end] of spans) {
    if (start < place || end > to) continue;
    made.push({ text: text.slice(place, start), marked: false }, { text: text.slice(start, end), marked: true });
    place = end;
  }
  made.push({ text: text.slice(place, to), marked: false });
  return made.filter((one) => one.text);
}

const EXCERPT_WORDS = 32;
const WORDS_BEFORE = 6;

// How much of a query the matches near each other answer, above all those in its order, side by side.
function density(units, near) {
  const beside = near.filter((one) =>
    near.some((next) => next.from === one.to && next.unit === one.unit + 1),
  );
  return best(units, near).reduce((sum, one) => sum + one, 0) + beside.length / 4;
}

/** Return the part of a text that answers most of a query, in pieces as above, cut at words. */
export function excerpt(units, text) {
  const words = scan(text);
  if (words.length <= EXCERPT_WORDS) return pieces(units, text);
  const found = matches(units, words).sort((a, b) => a.from - b.from);
  let chosen = { from: 0, score: 0 };
  for (const { from } of found) {
    const near = found.filter((one) => one.from >= from && one.to <= from + EXCERPT_WORDS - WORDS_BEFORE);
    const score = density(units, near);
    if (score > chosen.score) chosen = { from, score };
  }
  const first = Math.max(0, Math.min(chosen.from - WORDS_BEFORE, words.length - EXCERPT_WORDS));
  const last = Math.min(words.length, first + EXCERPT_WORDS) - 1;
  const made = pieces(units, text, words[first].start, words[last].end);
  if (first > 0) made.unshift({ text: "… ", marked: false });
  if (last < words.length - 1) made.push({ text: " …", marked: false });
  return made;
}
