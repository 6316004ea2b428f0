"""记录: a pure fold of messages to one procurement record for each tender."""
