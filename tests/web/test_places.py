import json

from jianbiao.web import places


def test_names_come_from_the_instance_and_follow_its_file(tmp_path):
    assert places.names(str(tmp_path)) == {}
    (tmp_path / "regions.json").write_text(json.dumps({"690100": ["朔宁市", "Shuoning"]}))
    assert places.names(str(tmp_path))["690100"] == ("朔宁市", "Shuoning")
