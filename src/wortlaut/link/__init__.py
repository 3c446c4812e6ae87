"""Many records → relations between them: copies, utterances, claims, origins, stories.

Pure, as ``annotate`` is: records in, values of ``model.dossier`` out. Which words count, stands in
``lang``; how much each reason counts, in ``weights``.
"""
