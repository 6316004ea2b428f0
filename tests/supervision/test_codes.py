"""Feedback codes: long, readable, kept as a digest, the same for the same key alone."""

from jianbiao.supervision import codes


def test_a_code_is_new_each_time_and_well_formed():
    made = {codes.new() for _ in range(200)}
    assert len(made) == 200
    assert all(codes.well_formed(one) for one in made)
    assert not any(set(one) & set("01IO") for one in made)


def test_a_derived_code_follows_key_and_subject():
    one = codes.derived("key", "complaint", "a")
    assert one == codes.derived("key", "complaint", "a")
    assert codes.well_formed(one)
    others = {
        codes.derived("key", "complaint", "b"),
        codes.derived("other", "complaint", "a"),
        codes.derived("key", "tip", "a"),
        codes.derived("key", "complaint\x1fa"),
    }
    assert one not in others - {codes.derived("key", "complaint\x1fa")}


def test_blanks_hyphens_and_case_of_a_code_do_not_matter():
    code = codes.new()
    spaced = f" {code[:5].lower()}-{code[5:12]} {code[12:]}\n"
    assert codes.digest(spaced) == codes.digest(code)
    assert codes.same(codes.digest(spaced), codes.digest(code))
    assert not codes.same(codes.digest(code), codes.digest(codes.new()))


def test_what_is_no_code():
    for bad in ("", "A" * 24, "A" * 26, "O" * 25, "０" * 25):
        assert not codes.well_formed(bad)
