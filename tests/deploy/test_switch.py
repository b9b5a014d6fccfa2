"""Releases are switched while readers come and go: no request fails, no page meets the assets of another."""

import http.client
import random
import re
from itertools import cycle
from threading import Event, Thread

from .conftest import make_release, publish, running

READERS, SWITCHES, LEAST_PAGES = 4, 6, 600


class Reader(Thread):
    """Opens pages and everything they name over one connection, as a browser does; notes what is wrong."""

    def __init__(self, port, enough, number):
        super().__init__()
        self.port, self.enough = port, enough
        self.chance = random.Random(number)
        self.requests = self.pages = 0
        self.faults, self.releases, self.variants = [], set(), set()

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.enough.is_set():
            self.open_page(connection)
        connection.close()

    def ask(self, connection, path):
        accepted = self.chance.choice(["br", "gzip", "zstd", "identity"])
        connection.request("GET", path, headers={"Accept-Encoding": accepted})
        answer = connection.getresponse()
        body = answer.read()
        self.requests += 1
        encoding = answer.headers.get("Content-Encoding")
        self.variants.add(encoding)
        if answer.status != 200 or encoding not in (None, {"zstd": "zstd"}.get(accepted, accepted)):
            self.faults.append((path, answer.status, accepted, encoding))
        return "" if encoding else body.decode()

    def open_page(self, connection):
        """Read a page plainly; what it names in any variant, and plainly once more to see what it says."""
        path = self.chance.choice(["/", "/tin-tuc/"])
        connection.request("GET", path)
        answer = connection.getresponse()
        page = answer.read().decode()
        self.requests += 1
        self.pages += 1
        release = page[3 : page.index("<", 1)] if answer.status == 200 else ""
        self.releases.add(release)
        if answer.status != 200 or page != page[: len(page) // 20] * 20:
            self.faults.append((path, answer.status, page[:40]))
            return
        for asset in sorted(set(re.findall(r"(?:href|src)='([^']+)'", page))):
            said = self.ask(connection, asset)
            if said and release not in said:
                self.faults.append((release, asset, said[:40]))
        self.search(connection)

    def search(self, connection):
        """Ask for where search begins, then for the piece that this names."""
        connection.request("GET", "/assets/pagefind/pagefind-entry.json")
        piece = re.search('"piece": "([a-z]+)"', connection.getresponse().read().decode())[1]
        self.requests += 1
        said = self.ask(connection, f"/assets/pagefind/{piece}.pf_index")
        if said != piece:
            self.faults.append(("search", piece, said))


def test_readers_notice_no_switch(tmp_path):
    sites = cycle([make_release(tmp_path / name, name) for name in ("mot", "hai")])
    target = tmp_path / "srv"
    publish(next(sites), target)
    (tmp_path / "nginx").mkdir()
    enough = Event()
    with running(tmp_path / "nginx", target) as nginx:
        readers = [Reader(nginx.port, enough, number) for number in range(READERS)]
        for reader in readers:
            reader.start()
        switches = 0
        while switches < SWITCHES or sum(reader.pages for reader in readers) < LEAST_PAGES:
            publish(next(sites), target)
            switches += 1
        for _ in range(2):
            publish("--rollback", target)
        enough.set()
        for reader in readers:
            reader.join()
    faults = [fault for reader in readers for fault in reader.faults]
    assert faults == []
    assert set.union(*(reader.releases for reader in readers)) == {"mot", "hai"}
    assert set.union(*(reader.variants for reader in readers)) == {None, "br", "gzip", "zstd"}
    requests = sum(reader.requests for reader in readers)
    assert requests > 5 * LEAST_PAGES
    print(f"{requests} requests, {switches + 2} switches, {len(faults)} failures")


def test_a_page_that_was_open_before_a_switch_still_gets_its_assets(tmp_path):
    """For as long as its release is kept; in no release does it get those of another."""
    target = tmp_path / "srv"
    publish(make_release(tmp_path / "mot", "mot"), target)
    (tmp_path / "nginx").mkdir()
    with running(tmp_path / "nginx", target) as nginx:
        for name in ("hai", "ba", "bon", "nam"):
            publish(make_release(tmp_path / name, name), target)
        old = ["/assets/stylesheets/mot.css", "/assets/phongtrao/mot/a.js", "/assets/pagefind/mot.pf_index"]
        for path in old:
            assert (nginx.ask(path).status, b"mot" in nginx.ask(path).body) == (200, True)
            assert ("immutable" in nginx.ask(path).headers["cache-control"]) == ("pagefind" not in path)
        assert b"nam" in nginx.ask("/").body
        publish(make_release(tmp_path / "sau", "sau"), target)
        assert [nginx.ask(path).status for path in old] == [404, 404, 404]


def test_a_tag_tells_the_content_whichever_release_is_live(tmp_path):
    target, site = tmp_path / "srv", make_release(tmp_path / "mot", "mot")
    publish(site, target)
    (tmp_path / "nginx").mkdir()
    with running(tmp_path / "nginx", target) as nginx:
        first = {path: nginx.ask(path).headers["etag"] for path in ("/", "/tin-tuc/")}
        page = site / "tin-tuc" / "index.html"
        # Another content of the same size, within the same second.
        page.write_text(page.read_text().replace("<p>mot", "<p>tom"))
        publish(site, target)
        assert nginx.ask("/", If_None_Match=first["/"]).status == 304
        assert nginx.ask("/tin-tuc/", If_None_Match=first["/tin-tuc/"]).status == 200
        publish("--rollback", target)
        assert nginx.ask("/tin-tuc/", If_None_Match=first["/tin-tuc/"]).status == 304


def test_moved_pages_are_known_after_a_reload(tmp_path):
    target, site = tmp_path / "srv", make_release(tmp_path / "mot", "mot")
    publish(site, target)
    (tmp_path / "nginx").mkdir()
    with running(tmp_path / "nginx", target) as nginx:
        (site / "_redirects").write_text("/tin-tuc/cu/ /tin-tuc/ 301\n")
        publish(site, target)
        assert nginx.ask("/tin-tuc/cu/").status == 404
        nginx.reload()
        assert nginx.ask("/tin-tuc/cu/").headers["location"] == "/tin-tuc/"
