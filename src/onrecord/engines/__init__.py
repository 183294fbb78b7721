"""Where reading runs: this machine; one file for each distributed engine."""
