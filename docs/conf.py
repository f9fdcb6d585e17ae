"""How the documentation is built: `nox -s docs`."""

import sys
from pathlib import Path

import aikit4d

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "aikit4d"
author = "the contributors of aikit4d"
project_copyright = author
release = aikit4d.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "docstrings", "lexers"]
exclude_patterns = ["examples", "README.md"]
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(?!aikit4d\.).*"),  # types of other libraries, which are described elsewhere
    (
        "py:class",
        r"aikit4d\.(_core\..*|result\.Item_co)",
    ),  # inner types
]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_class_signature = "mixed"
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
napoleon_use_ivar = True
napoleon_use_rtype = False
add_module_names = False
toc_object_entries_show_parents = "hide"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 70

html_theme = "furo"
html_title = f"aikit4d {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
pygments_style = "a11y-light"
pygments_dark_style = "a11y-dark"
