"""What must hold after a fault: numbers without a gap, keys once, everything acknowledged there."""

from jianbiao.ledger import queries


def check_log(acknowledged: dict[str, int], *, platform_of) -> int:
    """Assert that nothing acknowledged is lost, moved or doubled; return the log's length."""
    seen: dict[str, int] = {}
    after = 0
    while said := queries.entries_after(after, limit=5000):
        for entry in said:
            assert entry.number == after + 1, f"a gap before entry {entry.number}"
            after = entry.number
            message = entry.event.get("message")
            if isinstance(message, dict) and "message_id" in message:
                name = message["message_id"]
                assert name not in seen, f"{name} stands twice: {seen[name]}, {entry.number}"
                seen[name] = entry.number
    assert after == queries.last_number()
    lost = {name for name, number in acknowledged.items() if seen.get(name) != number}
    assert not lost, f"{len(lost)} acknowledged messages lost or moved, such as {sorted(lost)[:3]}"
    names = [(f"{name}\x1f{platform_of(name)}").encode() for name in acknowledged]
    for start in range(0, len(names), 5000):
        part = names[start : start + 5000]
        assert len(queries.numbers_of(part)) == len(part), "a key is missing"
    return after
