"""The Django project: settings, clock, base templates, API assembly, commands."""
