"""演练: an invented province and a reference platform that know only the kit and the standard."""
