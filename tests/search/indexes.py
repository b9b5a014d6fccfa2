"""Sites indexed by themselves: all of their pages, or those that changed since another index."""

from phongtrao.search.indexing import FOLDER, Before, Indexing


def page_paths(site):
    """Return the paths of a built site's pages from its root, in order."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def pages_of(site):
    return {path: (site / path).read_bytes() for path in page_paths(site)}


def index(pages, cache=None):
    """Return every file of the index of some pages by address, and what it has."""
    indexing, names, files = Indexing(), [], {}
    for path, page in pages.items():
        taken, told = indexing.take(path, page)
        names += taken
        files |= told
    made = indexing.files(names, cache)
    return files | made.made, made.indexed


def index_again(pages, before, cache=None):
    """Return the same, made of the index of other pages, and the addresses of files that were made for it.

    :param before: those pages; they are indexed as well.
    """
    old_files, indexed = index(before, cache)
    there = frozenset(address for address in old_files if not address.startswith(f"{FOLDER}/entries/"))
    indexing = Indexing(Before(indexed, there, old_files.__getitem__))
    names, files = [], {}
    for path, page in pages.items():
        is_changed = before.get(path) != page
        taken, told = (indexing if is_changed else Indexing()).take(path, page)
        names += taken
        files |= told
    made = indexing.files(names, cache)
    kept = {address: old_files[address] for address in made.there}
    return files | dict(made.made) | kept, made.indexed, set(made.made)


def write_index(site):
    """Index a folder of pages; put the index's files among them."""
    for address, content in index(pages_of(site))[0].items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(content)
