// The page of results: what stands in the address is searched, shown, and told to screen readers.

import { read, search } from "./engine.js";
import { excerpt, pieces, shownDate } from "./query.js";

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 180;

const form = document.querySelector("[data-pt-search]");
const { q: box, loai: kinds, nam: years } = form.elements;
const status = document.querySelector("[data-pt-status]");
const list = document.querySelector("[data-pt-results]");
const more = document.querySelector("[data-pt-more]");
const instead = document.querySelector("[data-pt-instead]");
const reason = document.querySelector("[data-pt-reason]");
const labels = new Map([...kinds.options, ...years.options].map((one) => [one, one.textContent]));

const values = (select) => [...select.options].map((one) => one.value).filter(Boolean);
const offer = {
  abbreviations: [...document.querySelectorAll("[data-pt-abbreviations] > div")].map((pair) =>
    [...pair.children].map((one) => one.textContent),
  ),
  kinds: values(kinds),
  kindNames: [...kinds.options].filter((one) => one.value).map((one) => one.textContent),
  years: values(years),
};
const number = new Intl.NumberFormat("vi-VN");

// The search that is going on; an older one that ends later is not shown.
let current = 0;
let shown = { units: [], ids: [], count: 0 };

function fromAddress() {
  const given = new URLSearchParams(location.search);
  box.value = given.get("q") || "";
  kinds.value = given.get("loai") || "";
  years.value = given.get("nam") || "";
  // A value that the page does not offer chooses nothing.
  for (const select of [kinds, years]) if (select.selectedIndex < 0) select.value = "";
}

function toAddress() {
  const given = Object.entries({ q: box.value.trim(), loai: kinds.value, nam: years.value });
  const query = new URLSearchParams(given.filter(([, value]) => value)).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

function marked(parts) {
  return parts.map((one) => (one.marked ? element("mark", "", one.text) : one.text.replaceAll("\n", " · ")));
}

function result(units, entry) {
  const link = element("a", "", ...marked(pieces(units, entry.title)));
  link.href = new URL(`../${entry.path}`, location.href.split(/[?#]/)[0]);
  const item = element("li", "pt-result");
  item.append(
    element("h2", "pt-result__title", link),
    element("p", "pt-meta", [entry.kind, shownDate(entry.date)].filter(Boolean).join(" · ")),
    element("p", "pt-result__text", ...marked(excerpt(units, entry.text))),
  );
  return item;
}

async function showMore() {
  const { units, ids, count } = shown;
  const next = await Promise.all(ids.slice(count, count + PAGE_SIZE).map(read));
  if (shown.ids !== ids || shown.count !== count) return null;
  const items = next.map((entry) => result(units, entry));
  list.append(...items);
  shown.count += items.length;
  more.hidden = shown.count >= ids.length;
  return items[0];
}

function say(text) {
  status.textContent = text;
}

function offerLists(text) {
  reason.textContent = text;
  instead.hidden = false;
  instead.classList.add("pt-instead--now");
}

function label(select, found) {
  for (const option of select.options) {
    const count = option.value && found ? ` (${number.format(found.get(option.value))})` : "";
    option.textContent = labels.get(option) + count;
  }
}

function clear() {
  shown = { units: [], ids: [], count: 0 };
  list.replaceChildren();
  list.hidden = more.hidden = instead.hidden = true;
}

function summary(text, { ids, all, phrases, complete }) {
  const count = `${number.format(ids.length)} kết quả`;
  if (!complete) return `Không nơi nào có đủ các từ của “${text}”. ${count} có nhiều từ nhất:`;
  if (!phrases) {
    const where = all ? "Không nơi nào" : "Chưa thấy nơi nào trong số khớp nhất";
    return `${where} có nguyên cụm từ trong ngoặc kép. ${count} có đủ các từ:`;
  }
  return `${all ? "" : "Ít nhất "}${count} cho “${text}”.`;
}

async function show(text, found) {
  clear();
  label(kinds, found.kinds);
  label(years, found.years);
  if (!found.ids.length) {
    const chosen = kinds.value || years.value;
    say(`Không tìm thấy “${text}”${chosen ? " trong loại và năm đã chọn" : ""}.`);
    offerLists(chosen ? "Hãy chọn lại loại hay năm, hoặc xem các danh sách:" : "Hãy thử ít từ hơn, hoặc xem các danh sách:");
    return;
  }
  shown = { units: found.units, ids: found.ids, count: 0 };
  await showMore();
  list.hidden = false;
  say(summary(text, found));
}

async function run() {
  const turn = ++current;
  const text = box.value.trim();
  document.title = document.title.replace(/^.*?(?=Tìm kiếm –)/, text ? `${text} – ` : "");
  if (text.length < 2) {
    clear();
    label(kinds, null);
    label(years, null);
    say(text ? "Gõ thêm ít nhất một chữ." : "");
    return;
  }
  try {
    const found = await search({ text, kind: kinds.value, year: years.value }, offer);
    if (turn === current) await show(text, found);
  } catch (error) {
    if (turn !== current) return;
    clear();
    say("");
    offerLists("Chưa tải được phần tìm kiếm. Hãy thử lại sau, hoặc xem các danh sách:");
  }
}

let pause = 0;
function soon() {
  clearTimeout(pause);
  pause = setTimeout(() => {
    toAddress();
    run();
  }, TYPING_PAUSE_MS);
}

box.addEventListener("input", soon);
for (const select of [kinds, years]) select.addEventListener("change", soon);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  toAddress();
  run();
});
more.addEventListener("click", async () => {
  const first = await showMore();
  if (first) first.querySelector("a").focus();
});
addEventListener("popstate", () => {
  fromAddress();
  run();
});

instead.hidden = true;
fromAddress();
run();
