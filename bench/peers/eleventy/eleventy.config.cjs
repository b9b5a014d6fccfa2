// A bare layout: the fastest a well-known generator can be with this content.
module.exports = (config) => {
  // The scratch project lies in a folder that Git ignores.
  config.setUseGitIgnore(false);
  config.addFilter("newest", (pages) => pages.slice(-30).reverse());
  return { markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
};
