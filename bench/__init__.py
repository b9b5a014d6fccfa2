"""Whole builds, measured: synthetic records through our site and through what one would write otherwise."""
