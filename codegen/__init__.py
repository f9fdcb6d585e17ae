"""How openapi.yaml becomes generated/aikit4d_openapi (see README.md beside this file)."""
