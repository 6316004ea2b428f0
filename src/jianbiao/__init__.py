"""鉴标 Jianbiao: software of a province's tender supervision and public service platforms."""

__version__ = "0.1.0"
