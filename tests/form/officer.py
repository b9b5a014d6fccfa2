"""An officer in front of the form: finds by what stands on the screen, clicks, types, reads."""

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

from .repositories import Repository

# Sveltia puts what it inserts into a sentence between these, so that its direction stays its own.
_OPEN, _CLOSE = "\u2068", "\u2069"
# The browser's own window for choosing a folder cannot be seen by a page or a test: the folder is dropped
# onto the page instead, which gives the form the very handle that the window would. Nor does the form offer
# to go on with what an earlier test left unsaved.
_BEFORE = """
localStorage.setItem('sveltia-cms.prefs', JSON.stringify({ locale: 'vi', useDraftBackup: false }));
window.showDirectoryPicker = () => new Promise((found) => {
  document.documentElement.dataset.choosing = '';
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', async (event) => {
    event.preventDefault();
    delete document.documentElement.dataset.choosing;
    found(await event.dataTransfer.items[0].getAsFileSystemHandle());
  }, { capture: true, once: true });
});
"""
# What the form calls the left side of a record.
_EDITOR = f"Chỉnh sửa nội dung {_OPEN}_default{_CLOSE}"
# A field that has not been in sight is an empty place, until it is.
_SEE_MORE = """
async (inside) => {
  const place = inside.querySelector('.placeholder');
  place?.scrollIntoView();
  while (place?.isConnected) await new Promise(requestAnimationFrame);
}
"""
# A kind in the list does not heed a click in the moment after it has appeared; in ms, when to click again.
_SOON, _CLICKS = 1000, 10


def quoted(name: str) -> str:
    """Return a name as Sveltia inserts it."""
    return f"{_OPEN}{name}{_CLOSE}"


class Officer:
    """Works with the form on one page of a browser.

    A field is named by the labels on the way to it, with the number of the item, from 0, behind a list's:
    ``("Đại biểu", 0, "Họ và tên")``.
    """

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda one: one.type == "error" and self.wrong.append(one.text))
        page.add_init_script(_BEFORE)
        page.goto(f"{site}quan-tri/")

    # Signing in

    def sign_in_with(self, repository: Repository) -> None:
        """Choose a folder of this machine."""
        self.button("Làm việc với kho mã nguồn cục bộ").click()
        expect(self.page.locator("html[data-choosing]")).to_be_attached()
        folder = {"items": [], "files": [str(repository.folder)], "dragOperationsMask": 1}
        devtools = self.page.context.new_cdp_session(self.page)
        for step in ("dragEnter", "dragOver", "drop"):
            devtools.send("Input.dispatchDragEvent", {"type": step, "x": 9, "y": 9, "data": folder})
        expect(self.rows().first).to_be_visible()

    def sign_in(self, token: str) -> None:
        """Sign in to the Git host with an access token."""
        self.enter(token)
        expect(self.rows().first).to_be_visible()

    def enter(self, token: str) -> None:
        """Give the form an access token, whatever comes of it."""
        self.button("Đăng nhập bằng mã truy cập").click()
        self.page.get_by_label("Mã truy cập cá nhân").fill(token)
        self.page.keyboard.press("Enter")

    # Finding

    def button(self, name: str) -> Locator:
        """Return the button of that name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def kind(self, label: str) -> Locator:
        """Return a kind of record by its label."""
        return self.page.get_by_role("treeitem", name=label, exact=True)

    def rows(self) -> Locator:
        """Return the records of the kind that is shown."""
        return self.page.get_by_role("grid").get_by_role("row")

    def field(self, *path: str | int) -> Locator:
        """Return a field of the record that is open, scrolled to: far out of sight it is not there yet."""
        place = self.page.get_by_role("group", name=_EDITOR)
        for step in path:
            if isinstance(step, int):
                place = place.locator(".item-list").first.locator("> div").nth(step)
            else:
                inside, name = place, f"Trường “{quoted(step)}”"
                place = inside.get_by_role("group", name=name, exact=True).first
                self._scroll_to(place, inside)
        return place

    def _scroll_to(self, field: Locator, inside: Locator) -> None:
        unseen = inside.locator(".placeholder")
        expect(field.or_(unseen).first).to_be_attached()
        while not field.count() and unseen.count():
            inside.evaluate(_SEE_MORE)
        field.scroll_into_view_if_needed()

    def preview(self) -> FrameLocator:
        """Return the record as its public page would show it."""
        return self.page.frame_locator("iframe")

    def refusal(self, *path: str | int) -> Locator:
        """Return what the form says is wrong with a field."""
        return self.field(*path).get_by_role("alert").first

    def choices(self, *path: str | int) -> list[str]:
        """Return what a field offers, as it is read."""
        field = self.field(*path)
        radios, box = field.get_by_role("radio"), field.get_by_role("combobox")
        expect(radios.or_(box).first).to_be_visible()
        if not box.count():
            return field.get_by_role("radiogroup").inner_text().split("\n")
        box.click()
        offered = self.page.get_by_role("option")
        expect(offered.first).to_be_visible()
        names = offered.all_inner_texts()
        self.page.keyboard.press("Escape")
        return names

    # Doing

    def reload(self) -> None:
        """Load the page anew, and with it the files of the folder."""
        # Without the address of a kind, the form goes to the first when it is ready, whatever was clicked.
        self.page.goto(f"{self.site}quan-tri/#/collections/units")
        self.page.reload()
        expect(self.rows().first).to_be_visible()

    def show(self, kind: str) -> None:
        """List the records of a kind."""
        shown = self.page.get_by_role("main", name=f"Chuyên mục {quoted(kind)}", exact=True)
        for _ in range(_CLICKS):
            self.kind(kind).click()
            with suppress(TooLate):
                return shown.wait_for(timeout=_SOON)
        return expect(shown).to_be_visible()

    def open(self, kind: str, record: str) -> None:
        """Open a record by its name in the list."""
        self.show(kind)
        self.rows().filter(has_text=record).first.click()
        expect(self.button("Lưu")).to_be_visible()

    def start(self, kind: str) -> None:
        """Begin a new record."""
        self.show(kind)
        self.button("Tạo bài viết mới").click()
        expect(self.button("Lưu")).to_be_visible()

    def tab_to(self, role: str) -> None:
        """Press Tab until something of that role has the focus."""
        while True:
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate("() => document.activeElement.role")
            # Past the last one stands the page itself.
            assert focused, f"no {role} is reached"
            if focused == role:
                return

    def write(self, text: str, *path: str | int) -> None:
        """Write into a field."""
        self.field(*path).get_by_role("textbox").first.fill(text)

    def choose(self, option: str, *path: str | int) -> None:
        """Choose one of a field's values."""
        field = self.field(*path)
        radio = field.get_by_role("radio", name=option, exact=True)
        box = field.get_by_role("combobox")
        expect(radio.or_(box).first).to_be_visible()
        if box.count():
            box.first.click()
            self.page.get_by_role("option", name=option, exact=True).click()
        else:
            radio.click()

    def add(self, *path: str | int) -> None:
        """Add an item to a list."""
        self.field(*path).get_by_role("button", name=f"Thêm {quoted(str(path[-1]))}", exact=True).last.click()

    def upload(self, photo: Path, *path: str | int) -> None:
        """Choose a photo of this machine for a field."""
        self.field(*path).get_by_role("button", name="Duyệt tệp").click()
        dialog = self.page.get_by_role("dialog", name="Chọn ảnh")
        with self.page.expect_file_chooser() as chooser:
            dialog.get_by_role("button", name="Tải lên").click()
        chooser.value.set_files(photo)
        dialog.get_by_role("button", name="Chèn").click()

    def unfold(self, *path: str | int) -> None:
        """Show what is inside an item of a list."""
        self.field(*path).get_by_role("button", name="Mở rộng", exact=True).first.click()

    def remove(self, *path: str | int) -> None:
        """Take an item out of a list."""
        self.field(*path).get_by_role("button", name="Gỡ bỏ", exact=True).first.click()

    def save(self) -> None:
        """Press the button, whatever comes of it."""
        self.button("Lưu").click()

    def save_well(self) -> None:
        """Save, and see that it was done."""
        # What it says of an earlier record goes by itself.
        expect(self.done()).to_be_hidden()
        self.save()
        expect(self.done()).to_be_visible()

    def send_for_review(self) -> None:
        """Answer what the form asks after the first save, and see it in the list."""
        self.button("Gửi duyệt").click()
        expect(self.rows().filter(has_text="Đang duyệt")).to_be_visible()

    def done(self) -> Locator:
        """Return what the form says when a record is saved."""
        return self.page.get_by_text("Đã lưu bài viết.")
