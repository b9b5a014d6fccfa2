// How the reader wants the page: palette and size of text, shown from the first paint. Without script both are what
// the browser is set to. At the end: links of a copy of the site that is opened from a disk.
(function () {
  "use strict";

  var root = document.documentElement;
  root.classList.remove("no-js");
  var base = document.currentScript.dataset.base || ".";
  // Sites under different paths of one host each remember their own choice.
  var place = new URL(base.endsWith("/") ? base : base + "/", location.href).pathname;

  // Storage may be forbidden, full or hold something else: the site then simply forgets the choice.
  function chosen(name, allowed) {
    try {
      var value = localStorage.getItem(place + name);
      return allowed.includes(value) ? value : null;
    } catch (error) {
      return null;
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem(place + name, value);
    } catch (error) {
      return;
    }
  }

  var dark = matchMedia("(prefers-color-scheme: dark)");
  // Steps of the style sheet, from 90 % to 200 %; the second is the usual size.
  var STEPS = ["0", "1", "2", "3", "4", "5", "6"];
  var USUAL = 1;
  var step = Number(chosen(".size", STEPS) || USUAL);

  function scheme() {
    return chosen(".palette", ["default", "slate"]) || (dark.matches ? "slate" : "default");
  }

  function show(palette) {
    document.body.setAttribute("data-md-color-scheme", palette);
  }

  // Before anything of the page is there to be painted: nothing of it moves or flashes afterwards.
  show(scheme());
  root.dataset.ptStep = step;

  function preparePalette() {
    var button = document.querySelector("[data-pt-palette]");

    function tell(palette) {
      show(palette);
      button.setAttribute("aria-pressed", String(palette === "slate"));
    }

    button.addEventListener("click", function () {
      var other = button.getAttribute("aria-pressed") === "true" ? "default" : "slate";
      remember(".palette", other);
      // Where nothing is remembered the choice holds for this page alone.
      tell(other);
    });
    dark.addEventListener("change", function () {
      tell(scheme());
    });
    tell(scheme());
  }

  function prepareSizes() {
    var sizes = Array.from(document.querySelectorAll("[data-pt-size]"));
    var sheet = document.querySelector("[popover]");

    function showSize() {
      root.dataset.ptStep = step;
      sizes.forEach(function (button) {
        var change = Number(button.dataset.ptSize);
        var useless = change ? !(step + change in STEPS) : step === USUAL;
        // Not "disabled": focus would fall out of the button that was just pressed.
        button.setAttribute("aria-disabled", String(useless));
      });
    }

    // Larger text turns the row of sections into a sheet: the button shall not vanish under the reader's finger.
    function keepInSight(button) {
      if (!button.offsetParent && sheet.showPopover) {
        sheet.showPopover();
        button.focus();
      }
    }

    sizes.forEach(function (button) {
      button.addEventListener("click", function () {
        var change = Number(button.dataset.ptSize);
        step = change ? Math.min(Math.max(step + change, 0), STEPS.length - 1) : USUAL;
        remember(".size", String(step));
        showSize();
        keepInSight(button);
      });
    });
    showSize();
  }

  document.addEventListener("DOMContentLoaded", function () {
    preparePalette();
    prepareSizes();
  });

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
