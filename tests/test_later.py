import subprocess
import sys


def run(code):
    """Return what a fresh interpreter prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def test_a_module_is_loaded_when_it_is_first_looked_into():
    code = """
import sys
from phongtrao.later import load_when_used
load_when_used("colorsys")
import colorsys
print("loaded" if hasattr(sys.modules["colorsys"], "ONE_THIRD") else "no such thing")
import colorsys as again
from colorsys import rgb_to_hsv
print(colorsys.rgb_to_hsv is rgb_to_hsv is again.rgb_to_hsv)
"""
    assert run(code) == ["loaded", "True"]


def test_a_module_in_a_package_is_found_by_either_way_of_importing():
    code = """
from phongtrao.later import load_when_used
load_when_used("importlib.metadata")
import importlib.metadata
import importlib.metadata as again
print(hasattr(importlib.metadata, "version"), hasattr(again, "version"))
from importlib.metadata import version
print(importlib.metadata.version is version)
"""
    assert run(code) == ["True", "True", "True"]


def test_a_function_taken_by_its_name_loads_the_module_when_it_is_called():
    code = """
import sys
from phongtrao.later import load_when_used
load_when_used("colorsys", "rgb_to_hsv")
from colorsys import rgb_to_hsv
print("ONE_THIRD" in vars(sys.modules["colorsys"]))
print(rgb_to_hsv(r=0, g=0, b=1)[2] == rgb_to_hsv(0, 0, 1)[2] == 1)
print("ONE_THIRD" in vars(sys.modules["colorsys"]))
import colorsys
print(colorsys.rgb_to_hsv is rgb_to_hsv)
"""
    assert run(code) == ["False", "True", "True", "False"]


def test_importing_alone_loads_nothing():
    code = """
import sys
from phongtrao.later import load_when_used
load_when_used("colorsys")
import colorsys
print("ONE_THIRD" in vars(sys.modules["colorsys"]))
"""
    assert run(code) == ["False"]


def test_a_module_that_is_loaded_stays_as_it_is():
    code = """
import sys
from phongtrao.later import load_when_used
import colorsys
load_when_used("colorsys")
print(sys.modules["colorsys"] is colorsys)
"""
    assert run(code) == ["True"]
