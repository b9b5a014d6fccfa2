"""Feeds and calendars as files: what each format asks for, looked over before it is written."""
