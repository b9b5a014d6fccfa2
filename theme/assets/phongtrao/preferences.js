// What the theme's own script expects to find (__md_scope, __md_get, __md_set, __md_hash), written for a page
// without inline scripts, and the reader's chosen palette applied before the first paint.
(function () {
  "use strict";

  var base = document.currentScript.dataset.base || ".";
  window.__md_scope = new URL(base.endsWith("/") ? base : base + "/", location.href);

  function nameOf(key, scope) {
    return (scope || window.__md_scope).pathname + "." + key;
  }

  window.__md_hash = function (text) {
    var hash = 0;
    for (var index = 0; index < text.length; index += 1) {
      hash = ((hash << 5) - hash + text.charCodeAt(index)) | 0;
    }
    return hash;
  };

  // Storage may be forbidden or hold something else: the site then simply forgets the choice.
  window.__md_get = function (key, storage, scope) {
    try {
      return JSON.parse((storage || localStorage).getItem(nameOf(key, scope)));
    } catch (error) {
      return null;
    }
  };

  window.__md_set = function (key, value, storage, scope) {
    try {
      (storage || localStorage).setItem(nameOf(key, scope), JSON.stringify(value));
    } catch (error) {
      return;
    }
  };

  var options = Array.prototype.slice.call(document.querySelectorAll("[data-md-component=palette] input"));
  var chosen = window.__md_get("__palette");
  var option = chosen && typeof chosen.index === "number" ? options[chosen.index] : null;
  if (!option) {
    option = options.find(function (one) {
      return matchMedia(one.dataset.mdColorMedia).matches;
    });
  }
  if (option) {
    ["scheme", "primary", "accent"].forEach(function (part) {
      document.body.setAttribute("data-md-color-" + part, option.getAttribute("data-md-color-" + part));
    });
  }
})();
