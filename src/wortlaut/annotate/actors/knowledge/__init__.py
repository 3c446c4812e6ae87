"""What is known beforehand: who bears a name, who holds an office, which state a word means."""

from wortlaut.annotate.actors.knowledge.known import Gender, Known, Office, Tenure
from wortlaut.annotate.actors.knowledge.lookup import Knowledge, knowledge

__all__ = ["Gender", "Knowledge", "Known", "Office", "Tenure", "knowledge"]
