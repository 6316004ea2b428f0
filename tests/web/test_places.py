import json

from jianbiao.web import places
from tests.standard.laying import laying


def test_names_come_from_the_instance_and_follow_its_file(tmp_path):
    assert places.names(str(tmp_path)) == {}
    (tmp_path / "regions.json").write_text(json.dumps({"690100": ["朔宁市", "Shuoning"]}))
    assert places.names(str(tmp_path))["690100"] == ("朔宁市", "Shuoning")


def test_an_overlay_names_divisions_and_the_instance_s_own_file_goes_first(tmp_path):
    (tmp_path / "regions.json").write_text(json.dumps({"690100": ["朔州新区", "New"]}))
    with laying():
        said = places.names(str(tmp_path))
    assert (said["690100"], said["690200"]) == (("朔州新区", "New"), ("澜泉市", "Lanquan"))
