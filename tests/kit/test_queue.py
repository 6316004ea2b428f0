import pytest

from jianbiao.errors import Malformed
from jianbiao.kit.queue import Queue


def said(*names):
    return [{"message_id": name} for name in names]


def test_files_come_back_oldest_first_as_long_as_they_fit(tmp_path):
    queue = Queue(tmp_path)
    assert [queue.put(said("a", "b")), queue.put(said("c")), queue.put(said("d", "e"))] == [1, 2, 3]
    assert [m["message_id"] for _, m in queue.oldest(3)] == ["a", "b", "c"]
    assert [m["message_id"] for _, m in queue.oldest(1)] == ["a", "b"]


def test_what_is_answered_leaves_and_the_rest_stays(tmp_path):
    queue = Queue(tmp_path)
    queue.put(said("a", "b"))
    queue.put(said("c"))
    queue.done([name for name, _ in queue.oldest(2)])
    assert [m["message_id"] for _, m in Queue(tmp_path).oldest(9)] == ["c"]
    queue.done([name for name, _ in queue.oldest(9)])
    queue.done(["gone.json"])
    assert queue.oldest(9) == []


def test_a_file_that_another_process_had_answered_is_passed_over(tmp_path, monkeypatch):
    queue = Queue(tmp_path)
    queue.put(said("a"))
    queue.put(said("b"))
    files = queue._files()
    files[0].unlink()
    monkeypatch.setattr(queue, "_files", lambda: files)
    assert [m["message_id"] for _, m in queue.oldest(9)] == ["b"]


def test_a_file_that_was_not_finished_does_not_count(tmp_path):
    queue = Queue(tmp_path)
    (tmp_path / "0.new").write_text("[{")
    assert queue.oldest(9) == []


def test_a_broken_file_is_named_not_passed_over(tmp_path):
    queue = Queue(tmp_path)
    (tmp_path / "0.json").write_text("[{")
    with pytest.raises(Malformed, match=r"0\.json"):
        queue.oldest(9)
