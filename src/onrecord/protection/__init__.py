"""Who may see what, and what leaves: roles, levels, consent, the redacted view, the allow-lists."""
