"""The preview: a server that makes what a browser asks for, and shows saved changes without being asked."""
