"""An officer works with the form in real Chromium, on a real git repository in a folder."""


def test_every_kind_of_record_is_listed(officer):
    assert officer.kinds().all_inner_texts() == []
