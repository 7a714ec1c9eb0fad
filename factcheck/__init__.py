"""A linter for facts."""

import os

# Unless this is set before it is imported, onnxruntime tells its maker of every run from a native thread, and leaves an
# id of the machine and a data base in the user's cache folder (seen with 1.32; its Privacy.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
