// The form speaks Vietnamese whatever language the browser asks for; whoever chose another in its settings keeps it.
// Sveltia reads this key when its own module runs, so this module is imported before it.

const KEY = "sveltia-cms.prefs";

try {
  const chosen = JSON.parse(localStorage.getItem(KEY) ?? "{}");
  if (!chosen.locale) localStorage.setItem(KEY, JSON.stringify({ ...chosen, locale: "vi" }));
} catch {
  // Where the browser keeps nothing for us, its own language decides.
}
