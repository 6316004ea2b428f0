"""Sketches (特征草图): what of a bid file may be compared without showing the file. Pure, local.

``text`` sketches what is written, ``bills`` what is priced, ``documents`` reads files. Everything is
exact arithmetic over fixed tables: the same input gives the same sketch on every machine.
"""
