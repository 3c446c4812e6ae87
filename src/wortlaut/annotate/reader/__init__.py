"""The neural reader: pieces of words in, labels of words out; tokenizers and onnxruntime only."""
