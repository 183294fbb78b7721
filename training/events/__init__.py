"""Training of the linear model that measures PLOVER types."""
