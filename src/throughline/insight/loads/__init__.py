"""Who carries how much across the service, against what was agreed; and how broad each manager’s span is."""
