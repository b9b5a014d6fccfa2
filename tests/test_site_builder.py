"""What a build writes is on the disk, whole, and lies as the writer says."""

import os

from phongtrao.release import stamps_below
from phongtrao.site_builder import Writer


def test_the_writer_tells_how_files_lie_as_a_look_at_them_does(tmp_path):
    (tmp_path / "phong.css").write_text("x")
    writer = Writer(tmp_path)
    writer.write({"tin-tuc/a/index.html": "Tin đầu", "rong.bin": b"", "chep.css": tmp_path / "phong.css"})
    assert writer.stamps.keys() == {"tin-tuc/a/index.html", "rong.bin", "chep.css"}
    assert stamps_below(tmp_path, writer.stamps) == stamps_below(tmp_path, {})


def test_a_disk_that_takes_a_part_at_a_time_gets_the_whole_file(tmp_path, monkeypatch):
    take = os.write
    monkeypatch.setattr(os, "write", lambda file, content: take(file, content[:3]))
    Writer(tmp_path).write({"a.txt": "Phong trào"})
    monkeypatch.undo()
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "Phong trào"
