// On every page, and small: the "/" key, and loading search when a reader turns to it.
(function () {
  "use strict";

  var script = document.currentScript;
  var box = document.querySelector("[data-pt-box], [data-pt-search] [name=q]");
  var onPage = document.querySelector("[data-pt-search]");
  var fromDisk = location.protocol === "file:";

  function load(name) {
    return import(new URL(name, script.src));
  }

  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    // On a phone's width the box gives way to a link.
    var target = box && box.offsetParent ? box : document.querySelector(".pt-find__link");
    if (target) {
      event.preventDefault();
      target.focus();
    }
  });

  function instead(text) {
    document.querySelector("[data-pt-reason]").textContent = text + " Mọi nội dung vẫn có trong các danh sách:";
    document.querySelector("[data-pt-instead]").classList.add("pt-instead--now");
  }

  if (onPage && fromDisk) {
    instead("Tìm kiếm chỉ chạy khi trang này được mở từ một máy chủ web, không phải từ tệp trên máy.");
  } else if (onPage) {
    load("page.js").catch(function () {
      instead("Trình duyệt này không chạy được phần tìm kiếm.");
    });
  } else if (fromDisk) {
    // A disk shows no page for a folder: lead to the note.
    document.querySelectorAll(".pt-find, .pt-find__link").forEach(function (one) {
      var name = one.action ? "action" : "href";
      one[name] = new URL("index.html", one[name]);
    });
  } else if (box) {
    box.addEventListener(
      "focus",
      function () {
        // While the reader types, so that the page of results finds it in the browser's cache.
        load("engine.js").then((engine) => engine.prepare()).catch(() => {});
      },
      { once: true }
    );
  }
})();
