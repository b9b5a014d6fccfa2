// What is looked at before the form saves: whether the file can be written, and what it would lose.

import { fieldsOf, formConfig, inOrder, misfit, misnamed } from "./config.js";
import { ask } from "./question.js";
import { commentsLostIn, fromFile, toFile } from "./file_format.js";
import { REFUSED_KEY, SOURCE_KEY } from "./values.js";

const BY_HAND = "Hãy sửa tệp ngay trên kho mã nguồn.";

// The texts of files as they are now: read or written since the page was opened.
const current = new Set();

/**
 * Note that a file says this now.
 * @param {string} text The file's text.
 */
export const noteText = (text) => current.add(text);

/**
 * Look at a record before it is saved, and ask when comments of its file would go.
 * @param {{entry: import("immutable").Map}} event Sveltia's `preSave`.
 * @returns {Promise<import("immutable").Map>} The entry with the text of its file as it will be, from which a
 *   second save goes on.
 * @throws {Error} When nothing is to be saved; Sveltia shows why.
 */
export async function beforeSaving({ entry }) {
  const { data, collection, slug } = entry.toJS();
  const config = await formConfig();
  const fields = fieldsOf(config, collection, slug);
  const ordered = inOrder(data, fields);
  const allowed = data[SOURCE_KEY] ? "" : misnamed(config, collection, slug);
  const problem = allowed ? `Tên tệp “${slug}” không dùng được hoặc đã dành riêng. ${allowed}` : problemOf(data, fields);
  if (problem) {
    throw notSaved(problem);
  }
  const text = written(ordered);
  const lost = commentsLostIn(ordered);
  if (lost.length && !(await agreesToLose(lost))) {
    throw notSaved("Bạn đã chọn không lưu. Ghi chú trong tệp vẫn còn.");
  }
  noteText(text);
  return entry.setIn(["data", SOURCE_KEY], text);
}

/** Why a record cannot be saved, or nothing. */
function problemOf(data, fields) {
  const source = data[SOURCE_KEY];
  if (data[REFUSED_KEY]) {
    return `Tệp này không sửa được bằng biểu mẫu. ${data[REFUSED_KEY]} ${BY_HAND}`;
  }
  if (!source) {
    return "";
  }
  if (!current.has(source)) {
    return "Tệp đã được sửa ở nơi khác sau bản nháp này. Hãy bỏ bản nháp, mở lại mục này rồi nhập lại.";
  }
  const label = misfit(fromFile(source), fields);
  return label ? `Trong tệp, mục “${label}” viết theo cách biểu mẫu không giữ được. ${BY_HAND}` : "";
}

function written(data) {
  try {
    return toFile(data).trim();
  } catch (error) {
    throw notSaved(error.message);
  }
}

const agreesToLose = (comments) =>
  ask({
    title: "Xoá ghi chú trong tệp?",
    text: "Các ghi chú sau đứng cạnh phần bạn đã xoá. Nếu lưu, chúng sẽ mất khỏi tệp:",
    points: comments,
    yes: "Lưu và xoá ghi chú",
    no: "Không lưu",
  });

// Of all that a hook may throw, Sveltia shows the editor the cause of an error of this name alone.
const notSaved = (message) => new Error("saving_failed", { cause: new Error(message) });
