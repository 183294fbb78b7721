"""Readings set out for people and for other programs; one file for each document or standard."""
