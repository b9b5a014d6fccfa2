// Questions and news to the editor, in a dialog of their own.

/**
 * Ask, and wait for the answer.
 * @param {object} question What is asked.
 * @param {string} question.title The dialog's heading.
 * @param {string} question.text What it is about.
 * @param {string[]} question.points What it concerns, one line each.
 * @param {string} question.yes What the button says that goes on.
 * @param {string} question.no What the button says that does not.
 * @returns {Promise<boolean>} Whether to go on; closing the dialog is a no.
 */
export function ask({ title, text, points, yes, no }) {
  const buttons = [
    element("button", { value: "no", autofocus: true, textContent: no }),
    element("button", { value: "yes", textContent: yes }),
  ];
  const list = element(
    "ul",
    {},
    points.map((point) => element("li", { textContent: point })),
  );
  return answered(title, [element("p", { textContent: text }), list], buttons).then(
    (answer) => answer === "yes",
  );
}

/**
 * Tell the editor something that has happened, and wait until it has been read.
 * @param {object} news What is told.
 * @param {string} news.title The dialog's heading.
 * @param {string} news.text What has happened.
 * @param {string} [news.address] Where more of it stands.
 * @returns {Promise<void>} Fulfilled when the dialog is closed.
 */
export async function tell({ title, text, address }) {
  const link = element("a", { href: address, target: "_blank", rel: "noreferrer", textContent: address });
  const close = element("button", { autofocus: true, textContent: "Đóng" });
  const told = [element("p", { textContent: text }), ...(address ? [element("p", {}, [link])] : [])];
  await answered(title, told, [close]);
}

function answered(title, content, buttons) {
  const dialog = element("dialog", { className: "pt-question", ariaLabel: title });
  const answers = element("form", { method: "dialog" }, buttons);
  dialog.append(element("h2", { textContent: title }), ...content, answers);
  // Keys pressed here are no shortcuts of the form behind.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue);
    });
    dialog.showModal();
  });
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
