// The palette: the reader's choice, or else what the system prefers, shown from the first paint. The theme's own
// script is not loaded at all: this is what the site needs of it. The two buttons are radio inputs with labels.
// At the end: links of a copy of the site that is opened from a disk.
(function () {
  "use strict";

  var base = document.currentScript.dataset.base || ".";
  // Sites under different paths of one host each remember their own choice.
  var key = new URL(base.endsWith("/") ? base : base + "/", location.href).pathname + ".__palette";
  var options = Array.prototype.slice.call(document.querySelectorAll("[data-md-component=palette] input"));

  // Storage may be forbidden or hold something else: the site then simply forgets the choice.
  function chosen() {
    try {
      return options[JSON.parse(localStorage.getItem(key)).index];
    } catch (error) {
      return undefined;
    }
  }

  function remember(option) {
    try {
      localStorage.setItem(key, JSON.stringify({ index: options.indexOf(option) }));
    } catch (error) {
      return;
    }
  }

  function show(option) {
    ["scheme", "primary", "accent"].forEach(function (part) {
      document.body.setAttribute("data-md-color-" + part, option.getAttribute("data-md-color-" + part));
    });
    option.checked = true;
    // The label behind the chosen option switches away from it; without script both stay hidden.
    options.forEach(function (one) {
      one.nextElementSibling.hidden = one !== option;
    });
  }

  function preferred() {
    return options.find(function (one) {
      return matchMedia(one.dataset.mdColorMedia).matches;
    });
  }

  function showPreferred() {
    var option = chosen() || preferred();
    if (option) {
      show(option);
    }
  }

  options.forEach(function (option) {
    option.addEventListener("change", function () {
      show(option);
      remember(option);
    });
    matchMedia(option.dataset.mdColorMedia).addEventListener("change", showPreferred);
  });
  showPreferred();

  // Without a server nobody shows the index.html of a folder.
  if (location.protocol === "file:") {
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href]");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) {
        link.pathname += "index.html";
      }
    });
  }
})();
