namespace AgentAssist.Retrieval.Learning;

/// <summary>What speaks for the first of the articles found; each 0 to 1.</summary>
/// <param name="Score">Its score.</param>
/// <param name="Overlap">What its best question and the customer's have in common, of what either holds.</param>
/// <param name="Passage">How much of the question its best passage holds.</param>
/// <param name="Lead">By how much its score exceeds the second's.</param>
/// <param name="Field">By how much its score exceeds that of the field, the sixth.</param>
/// <param name="Learned">How sure its learned model is; its score where it has none.</param>
/// <param name="Held">How much of the question the article speaks of anywhere.</param>
/// <param name="Missing">The weight of the heaviest word that it does not speak of, as a share of the question.</param>
internal readonly record struct Evidence(float Score, float Overlap, float Passage, float Lead, float Field, float Learned, float Held, float Missing)
{
    /// <summary>All of it in one number, from about 0 to 1.</summary>
    public float Sum => ((0.5f * Score) + (1.2f * Overlap) + Field + Learned + (0.5f * Held) - (3 * Missing)) / 3.8f;
}

/// <summary>How a question went whose answer was known beforehand.</summary>
/// <param name="Evidence">What spoke for the first article found.</param>
/// <param name="Right">Whether it was the right one.</param>
/// <param name="Answerable">Whether the right one was there to be found.</param>
internal readonly record struct Observation(Evidence Evidence, bool Right, bool Answerable);
