"""Deciding about cases (监督事项办理) with plain values: no clock, no disk, no Django."""
