// In the preview alone: shows the page anew as soon as what it was made of has changed.
(function () {
  "use strict";

  var seen = new URL(document.currentScript.src).searchParams.get("seen");
  var address = "/.phongtrao/version?seen=" + encodeURIComponent(seen);

  // A hidden page asks nothing: browsers open only so many connections to one server.
  function visible() {
    return new Promise(function (resolve) {
      if (!document.hidden) resolve();
      else document.addEventListener("visibilitychange", resolve, { once: true });
    });
  }

  function pause() {
    return new Promise(function (resolve) {
      setTimeout(resolve, 500);
    });
  }

  async function watch() {
    for (;;) {
      await visible();
      try {
        // Answered when there is something new, or after a while.
        var answer = await fetch(address, { cache: "no-store" });
        if (answer.ok && (await answer.text()) !== seen) return location.reload();
        if (!answer.ok) await pause();
      } catch (error) {
        // The server starts anew, or has ended.
        await pause();
      }
    }
  }

  watch();
})();
