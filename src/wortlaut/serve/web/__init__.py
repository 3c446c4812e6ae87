"""The desk as pages: server-rendered, in German and English, readable without a script."""
