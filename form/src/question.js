// A question to the editor, in a dialog of its own.

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
  const dialog = element("dialog", { className: "pt-question", ariaLabel: title });
  const buttons = element("form", { method: "dialog" }, [
    element("button", { value: "no", autofocus: true, textContent: no }),
    element("button", { value: "yes", textContent: yes }),
  ]);
  const list = element(
    "ul",
    {},
    points.map((point) => element("li", { textContent: point })),
  );
  dialog.append(element("h2", { textContent: title }), element("p", { textContent: text }), list, buttons);
  // Keys pressed here are no shortcuts of the form behind.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
