"""Tests of the open data: flat tables and their files."""
