// The form speaks Vietnamese whatever language the browser asks for; whoever chooses another in its settings keeps it.
// Sveltia asks when its own module runs, so this module is imported before it.

Object.defineProperties(navigator, {
  language: { get: () => "vi" },
  languages: { get: () => ["vi"] },
});
