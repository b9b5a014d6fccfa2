// A list grows: what a link from elsewhere names may be on one of its later pages by now. This script, on pages of
// lists that go over several, leads on there; without it a reader finds the list at the address, and its pages.
(function () {
  "use strict";

  const { file, root } = document.currentScript.dataset;

  // A report's id, or that of something of it: "id--bang".
  function pageOf(places, id) {
    const page = Object.keys(places).find((path) => places[path].includes(id));
    const above = id.lastIndexOf("--");
    return page === undefined && above > 0 ? pageOf(places, id.slice(0, above)) : page;
  }

  function leadOn() {
    const id = location.hash.slice(1);
    if (!id || document.getElementById(id) || location.protocol === "file:") {
      return;
    }
    fetch(file)
      .then((answer) => answer.json())
      .then((places) => {
        const page = pageOf(places, id);
        const address = page && new URL(root + page + location.hash, location.href);
        if (address && address.pathname !== location.pathname) {
          location.replace(address);
        }
      })
      // The list itself is here.
      .catch(() => {});
  }

  addEventListener("hashchange", leadOn);
  leadOn();
})();
