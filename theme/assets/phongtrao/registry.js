// Narrows a list down in place: what the form says is what the address says, so that a view can be shared and the
// browser's back button works. Without this script the links of the page lead to the same lists.
(function () {
  "use strict";

  const STEP = 100;
  const root = document.querySelector("[data-list]");
  const form = root.querySelector("form");
  const controls = Array.from(form.elements).filter((one) => one.name);
  const facets = controls.filter((one) => "facet" in one.dataset);
  const list = root.querySelector("[data-items]");
  const found = root.querySelector("[data-status]");
  const chips = root.querySelector("[data-chips]");
  const hits = root.querySelector("[data-hits]");
  const more = root.querySelector("[data-more]");
  const pages = root.querySelector("[data-pages]");
  const also = root.querySelector("[data-also]");
  // Paths in files start at the site's root.
  const { file, names: namesFile, noun, root: toRoot } = root.dataset;
  const untouched = found.textContent;
  // How an option reads without the number behind it.
  const label = (option) => option.textContent.replace(/ \([\d.]+\)$/, "");
  let shown = STEP;

  // Neither marks nor case nor the place of a tone make a difference; what is typed may be a word's beginning.
  function fold(text) {
    const bare = text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return ` ${bare.replace(/[^a-z0-9]+/g, " ").trim()}`;
  }

  function fits(text, words) {
    return words.every((word) => text.includes(` ${word}`));
  }

  function wordsOf(control) {
    return control ? fold(control.value).split(" ").filter(Boolean) : [];
  }

  // The items: those of the page when it has them all, else those of the list's file.
  function itemsOfPage() {
    return Array.from(list.children, (node, place) => ({
      node,
      place,
      path: node.querySelector("a").getAttribute("href"),
      keys: new Set(node.dataset.keys.split(" ")),
      text: fold(node.textContent),
      sorts: (node.dataset.sorts || "").split(" ").map(Number),
    }));
  }

  function itemsOfFile(data) {
    return data.items.map(([path, texts, keys, sorts], place) => ({
      place,
      path: toRoot + path,
      texts,
      keys: new Set(keys.map((number) => data.keys[number])),
      text: fold(texts.join(" ")),
      sorts,
    }));
  }

  function fetched(address) {
    return fetch(address).then((answer) => {
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      return answer.json();
    });
  }

  // Asked once; after a failure the next change asks again.
  function kept(make) {
    let made;
    return () => {
      made = made || make().catch((error) => {
        made = undefined;
        throw error;
      });
      return made;
    };
  }

  const items = kept(() => (file ? fetched(file).then(itemsOfFile) : Promise.resolve(itemsOfPage())));
  const names = kept(() =>
    fetched(namesFile).then((data) => ({
      lines: data.lines,
      all: data.names.map(([name, details, place, page = ""]) => ({ name, details, place, page, text: fold(name) })),
    }))
  );

  function nodeOf(item) {
    if (!item.node) {
      item.node = root.querySelector("[data-item]").content.querySelector("li, tr").cloneNode(true);
      item.node.querySelectorAll("[data-fill]").forEach((part) => {
        const text = item.texts[part.dataset.fill];
        if (text || part.tagName === "TD") {
          part.textContent = text;
        } else {
          part.remove();
        }
      });
      item.node.querySelector("a").setAttribute("href", item.path);
    }
    return item.node;
  }

  // The form and the address.
  function readAddress() {
    const wanted = new URLSearchParams(location.search);
    controls.forEach((control) => {
      const value = wanted.get(control.name) || "";
      if (control.type === "radio") {
        control.checked = control.value === value;
      } else {
        control.value = value;
        // An address may name what the list no longer has.
        control.value = control.selectedIndex === -1 ? "" : control.value;
      }
    });
  }

  function address() {
    const said = new URLSearchParams();
    controls.forEach((control) => {
      if (control.value && (control.type !== "radio" || control.checked)) {
        said.set(control.name, control.value);
      }
    });
    return `${location.pathname}${String(said) && `?${said}`}`;
  }

  function writeAddress(typing) {
    const here = location.pathname + location.search;
    if (address() !== here) {
      // One step back for all that was typed into a field.
      const going = typing && new URLSearchParams(location.search).has(typing.name);
      history[going ? "replaceState" : "pushState"](null, "", address());
    }
  }

  // What is chosen, as buttons that take it back.
  function button(text, spoken, act) {
    const item = document.createElement("li");
    const made = document.createElement("button");
    made.type = "button";
    made.className = "pt-button";
    made.textContent = text;
    made.setAttribute("aria-label", spoken);
    made.addEventListener("click", act);
    item.append(made);
    return item;
  }

  function clear(some) {
    some.forEach((control) => {
      control.value = "";
    });
    some[0].focus();
    changed();
  }

  function showChips(active) {
    const made = active.map((control) => {
      const value = control.selectedOptions ? label(control.selectedOptions[0]) : `“${control.value}”`;
      const what = control.selectedOptions ? `${control.labels[0].textContent}: ${value}` : value;
      return button(`${what} ×`, `Bỏ lọc ${what}`, () => clear([control]));
    });
    if (made.length) {
      made.push(button("Bỏ hết", "Bỏ hết điều kiện lọc", () => clear(active)));
    }
    chips.replaceChildren(...made);
    chips.hidden = !made.length;
  }

  // What a unit is now, or was before, when something stands there too.
  function showAlso() {
    const chosen = facets.map((one) => one.selectedOptions[0]).find((option) => option.dataset.others);
    const select = chosen && chosen.closest("select");
    also.hidden = !chosen;
    also.textContent = chosen ? `${chosen.dataset.leads}: ` : "";
    (chosen ? chosen.dataset.others.split(" ") : []).forEach((id, number) => {
      const link = document.createElement("a");
      const wanted = new URLSearchParams(location.search);
      wanted.set(select.name, id);
      link.href = `?${wanted}`;
      link.textContent = label(Array.from(select.options).find((option) => option.value === id));
      also.append(number ? "; " : "", link);
    });
  }

  function showHits(people, lines) {
    hits.hidden = !people.length;
    hits.replaceChildren(
      ...people.slice(0, STEP).map((one) => {
        const item = document.createElement("li");
        const small = document.createElement("small");
        const link = document.createElement("a");
        link.href = toRoot + lines[one.place][0] + one.page;
        link.textContent = lines[one.place][1];
        small.append(one.details && `${one.details}. `, link);
        item.append(one.name, " ", small);
        return item;
      })
    );
  }

  // A list by year beside the table shows the same lines.
  function showYears(chosen) {
    const anchors = new Set(chosen.map((item) => item.path.split("#")[1]));
    root.querySelectorAll("[data-anchor]").forEach((line) => {
      line.hidden = !anchors.has(line.dataset.anchor);
    });
    root.querySelectorAll("[data-year]").forEach((year) => {
      year.hidden = !year.querySelector("[data-anchor]:not([hidden])");
    });
  }

  function say(all, chosen, filtered, people) {
    const number = (count) => count.toLocaleString("vi");
    if (!filtered) {
      return untouched;
    }
    const first = people > STEP ? ` (đang xem ${number(STEP)} tên đầu)` : "";
    const named = people ? `Có ${number(people)} tên khớp${first}; ` : "";
    const some = `${number(chosen.length)} trên ${number(all.length)} ${noun} khớp`;
    const seen = chosen.length > shown ? `, đang xem ${number(shown)} ${noun} đầu` : "";
    return chosen.length ? `${named || "Có "}${some}${seen}.` : `Không có ${noun} nào khớp. Hãy bỏ bớt điều kiện.`;
  }

  function show(all, named) {
    const wanted = facets.filter((one) => one.value).map((one) => `${one.name}:${one.value}`);
    const words = wordsOf(form.elements.q);
    const ofName = wordsOf(form.elements.ten);
    const byName = named && named.all.filter((one) => fits(one.text, ofName));
    const places = byName && new Set(byName.map((one) => one.place));
    const chosen = all.filter(
      (item) =>
        wanted.every((key) => item.keys.has(key)) &&
        fits(item.text, words) &&
        (!places || places.has(item.place))
    );
    const by = form.elements.xep ? form.elements.xep.selectedIndex - 1 : -1;
    if (by >= 0) {
      chosen.sort((one, other) => other.sorts[by] - one.sorts[by] || one.place - other.place);
    }
    const left = new Set(chosen.map((item) => item.place));
    const people = byName ? byName.filter((one) => left.has(one.place)) : [];
    list.replaceChildren(...chosen.slice(0, shown).map(nodeOf));
    if (hits) {
      showHits(people, named && named.lines);
    }
    showYears(chosen);
    more.hidden = chosen.length <= shown;
    if (pages) {
      pages.hidden = true;
    }
    found.textContent = say(all, chosen, wanted.length + words.length + ofName.length, people.length);
  }

  function failed() {
    found.textContent = "Không tải được danh sách để lọc. Hãy xem theo danh mục hoặc thử lại.";
    root.querySelector("details").open = true;
  }

  function update() {
    const active = controls.filter((one) => one.value && (one.type === "search" || facets.includes(one)));
    showChips(active);
    showAlso();
    const byName = wordsOf(form.elements.ten).length > 0;
    return Promise.all([items(), byName ? names() : null]).then(([all, named]) => show(all, named), failed);
  }

  function changed(typing) {
    shown = STEP;
    writeAddress(typing);
    update();
  }

  // Opened from a disk, where nothing can be fetched: the links remain.
  if (location.protocol === "file:") {
    form.hidden = Boolean(file);
    controls.filter((one) => one.name === "ten").forEach((one) => {
      one.disabled = true;
      one.placeholder = "Chỉ tìm được khi xem trên mạng";
    });
    if (file) {
      return;
    }
  }

  form.addEventListener("input", (event) => changed(event.target.type === "search" && event.target));
  form.addEventListener("submit", (event) => event.preventDefault());
  controls
    .filter((one) => !form.contains(one))
    .forEach((one) => one.addEventListener("input", () => changed()));
  more.addEventListener("click", () => {
    const next = shown;
    shown += STEP;
    update().then(() => list.children[next].querySelector("a").focus());
  });
  addEventListener("popstate", () => {
    shown = STEP;
    readAddress();
    update();
  });
  readAddress();
  if (address() !== location.pathname) {
    update();
  }
})();
