// The preview beside the form: the record as its public page would show it, in the site's own style.

import { formConfig } from "./config.js";
import { nameOf } from "./preview_names.js";
import { recordPage } from "./preview_page.js";
import { reference, referencesIn } from "./preview_text.js";
import { REFUSED_KEY } from "./values.js";

const NOTICE = "Xem trước; trang công bố sau khi được duyệt.";
const REFUSED = "Biểu mẫu không sửa được tệp này; hãy sửa trên kho mã nguồn.";

/**
 * Give each kind of record a preview.
 * @param {object} CMS Sveltia CMS, which also brings React's `h` and `createClass` as globals of the page.
 * @returns {Promise<void>} When all are known to it.
 */
export async function registerPreviews(CMS) {
  const style = document.querySelector("meta[name=pt-style]");
  if (style) {
    CMS.registerPreviewStyle(new URL(style.content, document.baseURI).href);
  }
  const config = await formConfig();
  const Markdown = markdown(CMS);
  for (const collection of config.collections.filter(({ fields, hide }) => fields && !hide)) {
    CMS.registerPreviewTemplate(collection.name, preview(config, collection, Markdown));
  }
}

/** A component that shows Markdown as Sveltia reads and cleans it; HTML is shown as it is typed. */
function markdown(CMS) {
  return window.createClass({
    componentDidMount() {
      this.draw();
    },
    componentDidUpdate({ text }) {
      if (text !== this.props.text) {
        this.componentWillUnmount();
        this.draw();
      }
    },
    componentWillUnmount() {
      this.remove();
    },
    draw() {
      // Sveltia takes elements of its own document alone; they may then move into the preview's.
      const holder = document.createElement("div");
      this.remove = CMS.renderRichText(holder, this.props.text.replace(/<(?!https?:)/g, "&lt;"));
      this.target.replaceChildren(holder);
    },
    render() {
      return window.h("div", { ref: (target) => (this.target = target) });
    },
  });
}

/** A component that shows a record, first with ids, then with the names of what it refers to. */
function preview(config, collection, Markdown) {
  const { fields } = collection;
  return window.createClass({
    getInitialState: () => ({ names: new Map() }),
    componentDidMount() {
      this.asked = new Set();
      this.props.document.body.dataset.mdColorScheme = "default";
      this.lookUp();
    },
    componentDidUpdate() {
      this.lookUp();
    },
    async lookUp() {
      const asked = referencesIn(dataOf(this.props), fields).filter(
        ({ field, value }) => !this.asked.has(reference(field, value)),
      );
      asked.forEach(({ field, value }) => this.asked.add(reference(field, value)));
      const found = await Promise.all(
        asked.map(async ({ field, value }) => [
          reference(field, value),
          await nameOf(field, value, this.props.getCollection, config),
        ]),
      );
      if (found.length) {
        this.setState(({ names }) => ({ names: new Map([...names, ...found]) }));
      }
    },
    render() {
      const { h } = window;
      const data = dataOf(this.props);
      const photo = (file) => photoAddress(file, this.props.getAsset);
      const refused = data[REFUSED_KEY];
      return h(
        "main",
        { className: "pt-main md-typeset" },
        h("p", { className: "pt-unpublished", role: "note" }, refused ? `${REFUSED} ${refused}` : NOTICE),
        !refused && drawn({ data, collection, fields, names: this.state.names }, { h, Markdown, photo }),
      );
    },
  });
}

/** The page; a record that is half typed may not be drawn, which must not take the form away. */
function drawn(record, tools) {
  try {
    return recordPage(record, tools);
  } catch (error) {
    console.error(error);
    return tools.h("p", { className: "pt-unpublished" }, "Chưa xem trước được: bản ghi còn dở dang.");
  }
}

const dataOf = ({ entry }) => entry.get("data").toJS();

/** Where a photo lies: one just chosen is in the browser's memory, others are in the repository. */
const photoAddress = (file, getAsset) => (file.startsWith("blob:") ? file : getAsset(file)?.toString());
