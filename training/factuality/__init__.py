"""Training of the head that doubts whether an act is told as having happened."""
