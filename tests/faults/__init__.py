"""`make faults`: what is acknowledged is never lost and never doubled, whatever breaks."""
