// Tools beside a record: print, copy its address or how it is cited, send it on, hear it. All by what the browser itself has; the page is
// complete without them. On paper: the address and the day, and whatever is folded away.
(function () {
  "use strict";

  var tools = document.querySelector("[data-pt-reading]");
  // The page's address without the place in it.
  var address = location.href.split("#")[0];
  var title = document.querySelector("h1").textContent.trim();

  var printed = document.querySelector("[data-pt-printed]");
  var folds = document.querySelectorAll("details");
  var opened = [];
  addEventListener("beforeprint", function () {
    var today = new Date();
    var day = today.getDate() + "/" + (today.getMonth() + 1) + "/" + today.getFullYear();
    printed.textContent = "In ngày " + day + " từ " + address;
    opened = Array.from(folds).filter(function (fold) {
      return !fold.open;
    });
    opened.forEach(function (fold) {
      fold.open = true;
    });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (fold) {
      fold.open = false;
    });
  });

  // Puts a text on the clipboard, and says on the button how that went.
  function copyBy(button, say, text) {
    var words = button.textContent;
    function tell(text) {
      say(text);
      button.textContent = text;
      setTimeout(function () {
        button.textContent = words;
        say("");
      }, 3000);
    }
    button.addEventListener("click", function () {
      // Some browsers have no clipboard for a page that is not sent over https.
      if (!navigator.clipboard) {
        tell("Không chép được");
        return;
      }
      navigator.clipboard.writeText(text()).then(
        function () {
          tell("Đã chép");
        },
        function () {
          tell("Không chép được");
        }
      );
    });
  }

  var cited = document.querySelector("[data-pt-cited]");
  if (cited) {
    var said = document.querySelector("[data-pt-copied]");
    copyBy(
      document.querySelector("[data-pt-copy-cited]"),
      function (text) {
        said.textContent = text;
      },
      function () {
        var text = cited.textContent.replace(/\s+/g, " ").trim();
        // A build that does not know the site's address leaves it out; here it is known.
        return /https?:/.test(text) ? text : text + " " + address;
      }
    );
  }

  if (!tools) {
    return;
  }

  function tool(name) {
    return tools.querySelector("[data-pt-" + name + "]");
  }

  function say(text) {
    tool("said").textContent = text;
  }

  tool("print").addEventListener("click", function () {
    print();
  });

  copyBy(tool("copy"), say, function () {
    return address;
  });

  var mail = tool("mail");
  mail.href = "mailto:?subject=" + encodeURIComponent(title) + "&body=" + encodeURIComponent(title + "\n" + address);

  // The phone's own sheet knows every app its reader uses; no link of ours to a network that follows readers.
  var share = tool("share");
  if (navigator.share) {
    share.addEventListener("click", function () {
      navigator.share({ title: title, url: address }).catch(function () {
        // The reader thought better of it.
      });
    });
  } else {
    share.dataset.ptNone = "";
  }

  var speak = tool("speak");
  var stop = tool("stop");
  var speech = window.speechSynthesis;
  var voice = null;
  // Texts still to be said; a paragraph each, because browsers cut off a long one.
  var waiting = [];
  // The browser's own word on this comes late.
  var paused = false;

  function show() {
    var reading = waiting.length > 0;
    speak.textContent = !reading ? "Đọc to" : paused ? "Đọc tiếp" : "Tạm dừng";
    speak.toggleAttribute("data-pt-off", !voice);
    stop.toggleAttribute("data-pt-none", !reading);
  }

  function findVoice() {
    voice = speech.getVoices().find(function (one) {
      return /^vi\b/i.test(one.lang);
    });
    show();
  }

  function paragraphs() {
    var found = document.querySelectorAll(".pt-record__head :is(h1, .pt-lead, dt, dd), .pt-record__body :is(h2, h3, p, li, dt, dd)");
    return Array.from(found)
      .filter(function (one) {
        return !one.closest("details, figure, .pt-sources, .pt-source, .pt-origin, .pt-cards") && !one.querySelector("p, li");
      })
      .map(function (one) {
        return one.textContent.replace(/\s+/g, " ").trim();
      })
      .filter(Boolean);
  }

  function next() {
    if (!waiting.length) {
      show();
      return;
    }
    var words = new SpeechSynthesisUtterance(waiting[0]);
    words.voice = voice;
    words.lang = voice.lang;
    words.onend = function () {
      waiting.shift();
      next();
    };
    words.onerror = silence;
    speech.speak(words);
    show();
  }

  function silence() {
    waiting = [];
    paused = false;
    // A paused browser keeps its silence for the next page, too.
    speech.resume();
    speech.cancel();
    show();
  }

  if (!speech || !window.SpeechSynthesisUtterance) {
    speak.dataset.ptNone = stop.dataset.ptNone = "";
    return;
  }
  speak.addEventListener("click", function () {
    if (!waiting.length) {
      waiting = paragraphs();
      next();
    } else {
      paused = !paused;
      speech[paused ? "pause" : "resume"]();
      show();
    }
  });
  stop.addEventListener("click", function () {
    silence();
    speak.focus();
  });
  addEventListener("pagehide", function () {
    speech.cancel();
  });
  speech.addEventListener("voiceschanged", findVoice);
  findVoice();
})();
