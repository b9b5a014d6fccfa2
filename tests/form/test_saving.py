"""What the form looks at before it saves: nothing is lost without a word, nothing is overwritten unseen."""

import pytest
from playwright.sync_api import expect

from .test_file_format import FILES

SOURCE = """\
title: Hội nghị # tên
date: 17/9/2024
# Tóm tắt theo báo
summary: Tóm tắt.
kind: meeting
places:
  # nơi theo bài
  - name: Xã Cũ
sources:
  - title: Bài báo
    publisher: Báo
"""
# Templates are in no list of the form.
RECORDS = [path for path in FILES if path.parent.name != "_templates"]
# Sveltia hands over an immutable map; of it the hook uses these two functions.
SAVE = """async ([source, changes, seen]) => {
  const { fromFile } = await import('/src/file_format.js');
  const { beforeSaving, noteText } = await import('/src/saving.js');
  const text = source.trim();
  if (seen) noteText(text);
  const data = { ...(source ? fromFile(text) : {}), ...changes };
  const toJS = () => ({ data, collection: 'conferences', slug: 'hoi-nghi' });
  const setIn = ([, key], value) => ({ ...data, [key]: value });
  try {
    return { saved: await beforeSaving({ entry: { toJS, setIn } }) };
  } catch (error) {
    return { error: error.message, cause: error.cause?.message };
  }
}"""

MISFIT = """async ([text, kind, slug]) => {
  const { fieldsOf, formConfig, misfit } = await import('/src/config.js');
  const { fromFile } = await import('/src/file_format.js');
  const fields = fieldsOf(await formConfig(), kind, slug);
  return { fields: fields.length > 0, misfit: misfit(fromFile(text), fields) ?? null };
}"""


def save(modules, changes, source=SOURCE, *, seen=True):
    return modules.evaluate(SAVE, [source, changes, seen])


def test_the_entry_then_holds_the_text_that_is_written(modules):
    saved = save(modules, {"title": "Mới"})["saved"]
    assert saved["_source"] == SOURCE.replace("Hội nghị", "Mới").strip()


def test_a_new_record_is_written_in_the_order_of_the_form(modules):
    new = {"kind": "meeting", "summary": "", "date": "2024", "sources": [{"publisher": "B", "title": "A"}]}
    saved = save(modules, {**new, "title": "Mới"}, source="")["saved"]
    assert saved["_source"].split("\n") == [
        *("title: Mới", "date: 2024", "kind: meeting", "sources:", "  - title: A", "    publisher: B")
    ]


@pytest.mark.parametrize(("kind", "slug"), [("models", "linh-vuc"), ("units", "a" * 121)])
def test_a_new_record_is_not_saved_under_a_name_that_the_loader_refuses(modules, kind, slug):
    result = modules.evaluate(
        SAVE.replace("'conferences'", f"'{kind}'").replace("'hoi-nghi'", f"'{slug}'"),
        ["", {"name": "Mới"}, False],
    )
    assert result["error"] == "saving_failed"
    assert result["cause"].startswith(f"Tên tệp “{slug}” không dùng được hoặc đã dành riêng. Cho phép: ")


@pytest.mark.parametrize("answer", ["Lưu và xoá ghi chú", "Không lưu", "Escape"])
def test_comments_go_only_when_the_editor_agrees(modules, answer):
    waiting = modules.evaluate_handle(
        f"(given) => ({{ answer: ({SAVE})(given) }})", [SOURCE, {"places": []}, True]
    )
    question = modules.get_by_role("dialog", name="Xoá ghi chú trong tệp?")
    expect(question.get_by_role("listitem")).to_have_text(["nơi theo bài"])
    if answer == "Escape":
        modules.keyboard.press(answer)
    else:
        question.get_by_role("button", name=answer).click()
    result = waiting.evaluate("({ answer }) => answer")
    expect(modules.get_by_role("dialog")).to_have_count(0)
    if answer != "Lưu và xoá ghi chú":
        assert result["error"] == "saving_failed"
        assert result["cause"].startswith("Bạn đã chọn không lưu")
    else:
        assert "nơi theo bài" not in result["saved"]["_source"]
        assert "# Tóm tắt theo báo" in result["saved"]["_source"]


@pytest.mark.parametrize(
    ("source", "seen", "message"),
    [
        ("title: &a Hội nghị", True, "Tệp này không sửa được bằng biểu mẫu. Dòng 1: có neo"),
        (SOURCE.replace("Hội nghị", "Bản cũ"), False, "Tệp đã được sửa ở nơi khác sau bản nháp này."),
        (SOURCE.replace("- name: Xã Cũ", "- Xã Cũ"), True, "Trong tệp, mục “Nơi diễn ra” viết theo cách"),
        (SOURCE.replace("title: Hội nghị", "title: [a]"), True, "Trong tệp, mục “Tiêu đề” viết theo cách"),
        (
            SOURCE.replace("publisher: Báo", "publisher: {a: b}"),
            True,
            "Trong tệp, mục “Nơi công bố” viết theo",
        ),
    ],
)
def test_what_the_form_would_spoil_is_not_saved(modules, source, seen, message):
    result = save(modules, {"summary": "Mới"}, source, seen=seen)
    assert result["error"] == "saving_failed"
    assert result["cause"].startswith(message)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_of_ours_may_be_edited(modules, path):
    kind = "settings" if path.parent.name == "data" else path.parent.name
    given = [path.read_text(encoding="utf-8").strip(), kind, path.stem]
    assert modules.evaluate(MISFIT, given) == {"fields": True, "misfit": None}
